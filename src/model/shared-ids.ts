// Both sides of a call under one span id, as Zipkin's libraries write them: the called side becomes a child of the calling one,
// and what the called service did becomes a child of its side. Which sides there are is known when no more records come.
import { SPAN_KINDS } from './span.ts'
import type { StringTable } from './strings.ts'

interface Rows {
  readonly trace: { [row: number]: number }
  readonly id: { [row: number]: number }
  readonly parent: { [row: number]: number }
  readonly kind: { [row: number]: number }
  readonly count: number
}

export interface SharedIds {
  readonly rows: Rows
  /** Rows that may share their id with the calling side. */
  readonly shared: readonly number[]
  readonly strings: StringTable
  /** Row of a calling side that is there, by trace row and id. */
  readonly callerOf: (traceRow: number, id: number) => number | undefined
  /** Name of the service that wrote a row. */
  readonly serviceOf: (row: number) => unknown
}

const SERVER = SPAN_KINDS.indexOf('server')

/** Gives the called sides ids of their own, in place. A side that is alone keeps the id. */
export function partSides({ rows, shared, strings, callerOf, serviceOf }: SharedIds): void {
  const callers = shared.map((row) => callerOf(rows.trace[row], rows.id[row]))
  const sides = new Map<string, { readonly id: number; readonly service: unknown }>()
  for (const [at, row] of shared.entries()) {
    const caller = callers[at]
    // A late piece of the calling side says so by its service alone.
    if (caller === undefined || (rows.kind[row] !== SERVER && serviceOf(row) === serviceOf(caller))) continue
    const id = rows.id[row]
    const side = strings.code(`${strings.at(id)}:called`)
    rows.id[row] = side
    rows.parent[row] = id
    if (serviceOf(row) !== serviceOf(caller))
      sides.set(`${rows.trace[row]} ${id}`, { id: side, service: serviceOf(row) })
  }
  if (sides.size === 0) return
  const isShared = new Set(shared)
  for (let row = 0; row < rows.count; row++) {
    const side = sides.get(`${rows.trace[row]} ${rows.parent[row]}`)
    const isSide = isShared.has(row) && rows.id[row] === side?.id
    if (side && !isSide && serviceOf(row) === side.service) rows.parent[row] = side.id
  }
}
