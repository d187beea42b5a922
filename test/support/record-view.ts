import type { RecordView } from '../../src/conventions/view.ts'
import type { AttributeValue } from '../../src/model/span.ts'
import { epochNs, instantOf, noInstant } from '../../src/model/time.ts'

/** 2026-11-21T12:00:00Z. */
export const START_MS = 1_795_262_400_000

export interface RecordText {
  readonly name?: string
  /** Length in ms; null for an unfinished record. Default 1000. */
  readonly durationMs?: number | null
  readonly status?: number
  readonly statusMessage?: string
  readonly traceState?: string
  /** Events with their offset from the start. */
  readonly events?: readonly {
    readonly name: string
    readonly ms?: number
    readonly attributes?: { readonly [key: string]: AttributeValue }
  }[]
}

const instant = (ms: number) => epochNs(BigInt(START_MS) * 1_000_000n + BigInt(Math.round(ms * 1e6)))

/** A record as conventions see it. */
export function recordView(
  attributes: { readonly [key: string]: AttributeValue },
  record: RecordText = {},
): RecordView {
  const { durationMs = 1000 } = record
  return {
    name: record.name ?? 'span',
    attributes: new Map(Object.entries(attributes)),
    events: (record.events ?? []).map((event) => ({
      name: event.name,
      time: event.ms === undefined ? undefined : instant(event.ms),
      attributes: new Map(Object.entries(event.attributes ?? {})),
    })),
    start: instantOf(instant(0)),
    end: durationMs === null ? noInstant() : instantOf(instant(durationMs)),
    status: record.status ?? 0,
    statusMessage: record.statusMessage,
    traceState: record.traceState,
  }
}

/** Where a record comes from that says nothing of it. */
export const NOWHERE = { scope: { name: '', version: '', attributes: {} }, resource: { attributes: {} } }
