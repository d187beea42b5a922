// Usage that a record beside a call tells of it: a stream's counts are known when it ends, and Logfire then writes a log record
// next to the span that was long over. The record is no call; its counts are those of the last call before it that has none.
import type { Dataset } from '../model/dataset.ts'
import { STEP_MASK, type Steps } from '../util/steps.ts'

export interface ToldUsage {
  /** Places of calls without counts of their own whose counts stand on a record beside them. */
  readonly calls: ReadonlySet<number>
  /** Places of such records that repeat what stands beneath their call anyway. */
  readonly repeats: ReadonlySet<number>
}

/** `carries` and `usageBelow` by place: counts of its own, and model calls with counts strictly beneath. */
export function* findToldUsage(
  dataset: Dataset,
  traceRow: number,
  classes: readonly string[],
  { carries, usageBelow }: { readonly carries: Uint8Array; readonly usageBelow: Uint8Array },
): Steps<ToldUsage> {
  const tree = yield* dataset.treeInSteps(traceRow)
  const calls = new Set<number>()
  const repeats = new Set<number>()
  const open = new Map<number, number[]>()
  const { types, columns } = dataset.data
  for (let place = 0; place < tree.rows.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const isOpen = classes[place] === 'model' && !carries[place]
    const isEvent = carries[place] && types[columns.type[tree.rows[place]]] === 'event'
    if (!isOpen && !isEvent) continue
    const parent = tree.parent[place]
    const beside = open.get(parent)
    if (isOpen) {
      if (beside) beside.push(place)
      else open.set(parent, [place])
    }
    if (!beside || !isEvent) continue
    const index = beside.findLastIndex((call) => isOfOneCall(dataset, tree.rows[call], tree.rows[place]))
    if (index < 0) continue
    const [call] = beside.splice(index, 1)
    if (usageBelow[call]) repeats.add(place)
    else calls.add(call)
  }
  return { calls, repeats }
}

function isOfOneCall(dataset: Dataset, call: number, record: number): boolean {
  const scopeOf = (row: number) => dataset.data.origins[dataset.data.columns.origin[row]].scope.name
  return (
    scopeOf(call) === scopeOf(record) && dataset.text('requestModel', call) === dataset.text('requestModel', record)
  )
}
