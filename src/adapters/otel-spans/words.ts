// Kinds and statuses of spans as SDKs, exporters and stores write them.
import { SPAN_KINDS, SPAN_STATUSES, type SpanKind, type SpanStatus } from '../../model/span.ts'
import { normaliseId } from '../otlp-json/values.ts'
import { textIn } from '../plain-values.ts'

/** `SPAN_KIND_CLIENT`, `SpanKind.CLIENT`, `Client`; a number counts from `internal` in the JavaScript API, else as in OTLP. */
export function kindIn(value: unknown, isJavaScript = false): SpanKind | undefined {
  if (typeof value === 'number') return SPAN_KINDS[isJavaScript ? value + 1 : value]
  const word = wordOf(value, /^(span_?kind[._]?)/)
  return SPAN_KINDS.find((kind) => kind === word)
}

/** `STATUS_CODE_ERROR`, `StatusCode.ERROR`, `Error`, 2. */
export function statusIn(value: unknown): SpanStatus | undefined {
  if (typeof value === 'number') return SPAN_STATUSES[value]
  const word = wordOf(value, /^(status_?code[._]?)/)
  return SPAN_STATUSES.find((status) => status === word) ?? (word === 'unspecified' ? 'unset' : undefined)
}

const wordOf = (value: unknown, prefix: RegExp): string | undefined =>
  typeof value === 'string' ? value.trim().toLowerCase().replace(prefix, '') : undefined

/** What writers without a null put in place of an id. */
const NO_ID = /^(0[xX])?0*$|^(undefined|null|none|nan)$/i

/** An id: hex in lower case (`0x` is Python's way to print it), from base64 where its length says so, else as it is. */
export function idIn(value: unknown, byteLength: 8 | 16): string | undefined {
  const text = textIn(value)?.trim()
  if (text === undefined || NO_ID.test(text)) return undefined
  return normaliseId(text.replace(/^0x(?=[0-9a-f]+$)/i, ''), byteLength)
}
