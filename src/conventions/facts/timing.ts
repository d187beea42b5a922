// Time to first token, from a recorded value only. Source: the published instrumentations named in docs/conventions.md.
import { epochOf, type Instant, noInstant } from '../../model/time.ts'
import { numberOf, parseJson, type RecordView, textOf } from '../view.ts'
import { COMPLETION_START, type TTFT, type TtftUnit } from './keys.ts'
import { presentOf } from './present.ts'

const EVENTS = new Set([
  'First Token Stream Event',
  'ai.stream.firstChunk',
  'gen_ai.content.completion.chunk',
  'llm.content.completion.chunk',
  'gen_ai.content.chunk',
  'first_token',
  'llm.first_token',
])

export type Ttft =
  | { readonly ms: number }
  /** A value was there and could not be: why, as an issue code. */
  | { readonly rejected: string; readonly found: string }

/** Undefined when nothing was recorded. A value must lie at or after the start and before the end. */
export function ttftOf(view: RecordView): Ttft | undefined {
  const { ttft: recordable, completionStart } = presentOf(view.attributes)
  if (recordable.length === 0 && view.events.length === 0 && completionStart.length === 0) return undefined
  const durationMs = msBetween(view.start, view.end)
  const recorded = recordedMs(view, recordable, durationMs)
  if (recorded === undefined) return undefined
  const { ms, key } = recorded
  if (durationMs !== undefined && durationMs > 0) {
    if (Math.abs(ms - durationMs) < 0.001) return { rejected: 'ttft.at_end', found: key }
    if (ms > durationMs || ms < 0) return { rejected: 'ttft.out_of_range', found: `${key} = ${ms} ms` }
  } else if (ms < 0) return { rejected: 'ttft.out_of_range', found: `${key} = ${ms} ms` }
  return { ms }
}

const UNKNOWN: Instant = noInstant()

const msBetween = (start = UNKNOWN, end = UNKNOWN): number | undefined => {
  const ns = (end.seconds - start.seconds) * 1e9 + (end.nanos - start.nanos)
  return Number.isNaN(ns) ? undefined : ns / 1e6
}

function recordedMs(
  view: RecordView,
  recordable: typeof TTFT,
  durationMs: number | undefined,
): { ms: number; key: string } | undefined {
  const { attributes } = view
  for (const [key, unit] of recordable) {
    const value = numberOf(attributes.get(key))
    if (value === undefined) continue
    return { ms: inMs(value, unit, durationMs), key }
  }
  const startTime = epochOf(view.start ?? UNKNOWN)
  if (startTime === undefined) return undefined
  const completion = textOf(attributes.get(COMPLETION_START))
  if (completion !== undefined) {
    const at = Date.parse(completion.startsWith('"') ? String(parseJson(completion)) : completion)
    // The value has milliseconds only: compare with the start in the same grain, so that rounding is not negative time.
    if (!Number.isNaN(at)) return { ms: at - Number(startTime / 1_000_000n), key: 'completion_start_time' }
  }
  for (const event of view.events) {
    if (EVENTS.has(event.name) && event.time !== undefined) {
      return { ms: Number(event.time - startTime) / 1e6, key: event.name }
    }
  }
  return undefined
}

/** Where a value in its own unit cannot be (past the end of the span), the other unit is tried. */
function inMs(value: number, unit: TtftUnit, durationMs: number | undefined): number {
  // To the nanosecond: what a decimal number of seconds cannot say exactly is no time.
  const asSeconds = Math.round(value * 1e9) / 1e6
  if (unit === 'unsure') return durationMs !== undefined && asSeconds > durationMs ? value : asSeconds
  const ms = unit === 's' ? asSeconds : value
  if (durationMs === undefined || ms <= durationMs) return ms
  const other = unit === 's' ? value : asSeconds
  return other < durationMs && unit === 's' ? other : ms
}
