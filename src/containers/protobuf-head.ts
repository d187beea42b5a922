// Whether bytes are OTLP as protobuf, told by their structure alone: fields that nest as resource, scope and record, and
// records whose ids and times have the width they must have. Works on the beginning of a message.
// Source: opentelemetry-proto 1.5, field numbers of trace, logs and metrics.

/**
 * How messages follow one another: one message, or several put end to end, which is the same; each behind its length as a
 * varint; each behind its length in 4 bytes, big end first, as the Collector's file exporter writes them, packed or not.
 */
export type Framing = 'bare' | 'varint' | 'fixed' | 'fixed-zstd'

export type Signal = 'spans' | 'logs' | 'metrics'

/** Undefined for anything but OTLP. Never throws. */
export function framingOf(head: Uint8Array): Framing | undefined {
  if (messageSignal(head, 0, Number.POSITIVE_INFINITY)) return 'bare'
  if (head.length < 8) return undefined
  const length = new DataView(head.buffer, head.byteOffset).getUint32(0)
  if (length > 0 && isZstd(head, 4)) return 'fixed-zstd'
  if (length > 0 && messageSignal(head, 4, 4 + length)) return 'fixed'
  const prefix = varint(head, 0)
  return prefix && messageSignal(head, prefix.to, prefix.to + prefix.value) ? 'varint' : undefined
}

export const isZstd = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x28 && bytes[at + 1] === 0xb5 && bytes[at + 2] === 0x2f && bytes[at + 3] === 0xfd

/** What a request, or the beginning of one, is full of. */
function messageSignal(bytes: Uint8Array, from: number, end: number): Signal | undefined {
  for (const field of fieldsOf(bytes, from, end)) {
    if (field.number !== 1 || field.wire !== LENGTH) return undefined
    const signal = groupSignal(bytes, field.from, field.to)
    if (signal) return signal
  }
  return undefined
}

/** The field of the old name, instrumentation_library_spans. */
export const OLD_SCOPES = 1000

/** What a ResourceSpans, ResourceLogs or ResourceMetrics holds, by its first record that tells. */
export function groupSignal(bytes: Uint8Array, from: number, end: number): Signal | undefined {
  for (const group of fieldsOf(bytes, from, end)) {
    if (group.wire !== LENGTH) return undefined
    if (group.number !== 2 && group.number !== OLD_SCOPES) continue
    for (const record of fieldsOf(bytes, group.from, group.to)) {
      if (record.wire !== LENGTH) return undefined
      const signal = record.number === 2 ? recordSignal(bytes, record.from, record.to) : undefined
      if (signal) return signal
    }
  }
  return undefined
}

const VARINT = 0
const FIXED64 = 1
const LENGTH = 2
const FIXED32 = 5

/** Wire types of a span's fields, from 1 on. */
const SPAN_WIRES = [LENGTH, LENGTH, LENGTH, LENGTH, LENGTH, VARINT, FIXED64, FIXED64, LENGTH]

function recordSignal(bytes: Uint8Array, from: number, end: number): Signal | undefined {
  const fields = [...fieldsOf(bytes, from, end)]
  const first = new Map(fields.map((field) => [field.number, field] as const).reverse())
  const has = (number: number, wire: number) => first.get(number)?.wire === wire
  const hasLength = (number: number, length: number) => {
    const field = first.get(number)
    return field?.wire === LENGTH && field.to - field.from === length
  }
  if (fields.length === 0 || fields.some(({ wire }) => wire < 0)) return undefined
  if (hasLength(1, 16) && hasLength(2, 8) && (has(6, VARINT) || has(7, FIXED64) || has(8, FIXED64))) {
    return SPAN_WIRES.every((wire, at) => !first.has(at + 1) || has(at + 1, wire)) ? 'spans' : undefined
  }
  const time = first.get(1)?.wire === FIXED64 ? first.get(1) : first.get(11)
  if (time?.wire === FIXED64) return isPlausible(bytes, time.from) ? 'logs' : undefined
  const isData = [5, 7, 9, 10, 11].some((number) => has(number, LENGTH))
  return isData && has(1, LENGTH) && isName(bytes, first.get(1) as Field) ? 'metrics' : undefined
}

/** An instant between 1990 and 2106, in nanoseconds. */
function isPlausible(bytes: Uint8Array, at: number): boolean {
  if (at + 8 > bytes.length) return false
  const seconds = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at, true) / 1_000_000_000n)
  return seconds > 631_152_000 && seconds < 2 ** 32
}

const isName = (bytes: Uint8Array, { from, to }: Field): boolean =>
  to > from && to <= bytes.length && bytes.subarray(from, to).every((byte) => byte > 0x20 && byte < 0x7f)

interface Field {
  readonly number: number
  /** -1 where there is no field that protobuf could hold; nothing follows it. */
  readonly wire: number
  /** Of the value; `to` may lie behind what is at hand. */
  readonly from: number
  readonly to: number
}

const BROKEN: Field = { number: 0, wire: -1, from: 0, to: 0 }

/** The fields of a message, as far as it is at hand. */
function* fieldsOf(bytes: Uint8Array, from: number, end: number): Generator<Field> {
  const atHand = Math.min(end, bytes.length)
  for (let at = from; at < atHand; ) {
    const tag = varint(bytes, at)
    if (!tag) return
    const wire = tag.value % 8
    const field = fieldAt(bytes, Math.floor(tag.value / 8), wire, tag.to)
    if (!field) return
    if (field.number === 0 || field.wire < 0 || field.to > end) {
      yield BROKEN
      return
    }
    yield field
    at = field.to
  }
}

/** Undefined where the bytes end in it. */
function fieldAt(bytes: Uint8Array, number: number, wire: number, at: number): Field | undefined {
  if (wire === FIXED64) return { number, wire, from: at, to: at + 8 }
  if (wire === FIXED32) return { number, wire, from: at, to: at + 4 }
  if (wire !== VARINT && wire !== LENGTH) return BROKEN
  const value = varint(bytes, at)
  if (!value) return undefined
  if (wire === VARINT) return { number, wire, from: at, to: value.to }
  return { number, wire, from: value.to, to: value.to + value.value }
}

/** Exact up to 2^53; undefined where the bytes end in it, or where it does not end within its ten bytes. */
export function varint(bytes: Uint8Array, from: number): { value: number; to: number } | undefined {
  let value = 0
  for (let at = from; at < Math.min(bytes.length, from + 10); at++) {
    value += (bytes[at] & 0x7f) * 2 ** (7 * (at - from))
    if (bytes[at] < 0x80) return { value, to: at + 1 }
  }
  return undefined
}
