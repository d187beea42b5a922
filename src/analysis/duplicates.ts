// One model call recorded by two instrumentations on different branches: shown both, counted once.
// Rule: same trace, same model, overlapping times, and the same response id, equal counts or the same answer.
import type { Dataset } from '../model/dataset.ts'
import { rawUsageAt } from './usage.ts'

interface Call {
  readonly place: number
  readonly row: number
  readonly start: number
  readonly end: number
  readonly model: string
  readonly responseId: string | undefined
  readonly scope: string
  readonly counts: string | undefined
  readonly answer: string | undefined
}

/** Places of the second records; the one that carries usage stays, then the one that starts later (the inner instrumentation). */
export function findDuplicateCalls(dataset: Dataset, traceRow: number, classes: readonly string[]): Set<number> {
  const tree = dataset.tree(traceRow)
  const calls: Call[] = []
  for (let place = 0; place < tree.rows.length; place++) {
    if (classes[place] === 'none') continue
    const row = tree.rows[place]
    const start = dataset.startNs(row)
    if (start === undefined) continue
    const raw = rawUsageAt(dataset, row)
    calls.push({
      place,
      row,
      start,
      end: dataset.endNs(row) ?? start,
      model: dataset.text('responseModel', row) ?? dataset.text('requestModel', row) ?? '',
      responseId: dataset.text('responseId', row),
      scope: dataset.data.origins[dataset.data.columns.origin[row]].scope.name,
      counts: raw && `${raw.input}/${raw.output}`,
      answer: dataset.text('answerHash', row),
    })
  }
  calls.sort((a, b) => a.start - b.start || b.end - a.end)
  const duplicates = new Set<number>()
  for (let i = 0; i < calls.length; i++) {
    for (let j = i + 1; j < calls.length && calls[j].start < calls[i].end; j++) {
      const [a, b] = [calls[i], calls[j]]
      if (duplicates.has(a.place) || duplicates.has(b.place)) continue
      if (isNested(a.place, b.place, tree.subtreeEnd) || !isSameCall(a, b)) continue
      duplicates.add(a.counts === undefined || b.counts !== undefined ? a.place : b.place)
    }
  }
  return duplicates
}

const isNested = (a: number, b: number, subtreeEnd: Uint32Array): boolean =>
  (b > a && b < subtreeEnd[a]) || (a > b && a < subtreeEnd[b])

function isSameCall(a: Call, b: Call): boolean {
  if (!isSameModel(a.model, b.model)) return false
  if (a.responseId !== undefined && b.responseId !== undefined) return a.responseId === b.responseId
  // Parallel calls of one instrumentation may well be equal: only two different ones record a call twice.
  if (a.scope === b.scope) return false
  if (a.counts !== undefined && b.counts !== undefined) return a.counts === b.counts
  return a.answer !== undefined && a.answer === b.answer
}

/** `gpt-4o` and `gpt-4o-2024-08-06` are one model: the answer names a dated snapshot of what was asked for. `gpt-4o-mini` is another. */
function isSameModel(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short !== '' && long.startsWith(short) && /^[-@:_]v?\d/.test(long.slice(short.length))
}
