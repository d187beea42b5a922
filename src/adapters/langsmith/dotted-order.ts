// `dotted_order`: the path of a run as one text, a segment each: `20260820T091502100000Z<id>`, root first, this run last.
import { instantOfText } from '../plain-times.ts'

export interface DottedOrder {
  /** Ids of the trace's root, of the parent (undefined for a root) and of the run itself. */
  readonly traceId: string
  readonly parentId: string | undefined
  readonly id: string
  /** Start of the run. */
  readonly start: bigint | undefined
}

const SEGMENT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d*)Z(.+)$/

/** Undefined where the text is no path. */
export function dottedOrderOf(text: string | undefined): DottedOrder | undefined {
  const segments = text?.split('.').map((segment) => SEGMENT.exec(segment)) ?? []
  const [first, own] = [segments[0], segments.at(-1)]
  if (!first || !own) return undefined
  const [, year, month, day, hour, minute, second, fraction, id] = own
  return {
    traceId: first[8],
    parentId: segments.at(-2)?.[8],
    id,
    start: instantOfText(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction || '0'}Z`),
  }
}
