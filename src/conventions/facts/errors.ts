// Error by status, source level or `error.type`; handled exceptions and silent tool failures are marked apart.
import type { Utf8Text } from '../../model/attribute-list.ts'
import { type AttributeView, firstText, numberOf, parseJson, type RecordView, textOf } from '../view.ts'
import { presentOf } from './present.ts'

const STATUS_ERROR = 2

/** Whether the span is in error, and of what type. */
export function errorOf({ attributes, events, status }: RecordView): { hasError: boolean; errorType?: string } {
  const level = textOf(attributes.get('langfuse.observation.level'))?.toUpperCase()
  const errorAttribute = textOf(attributes.get('error.type'))
  const isLevelError =
    level === 'ERROR' ||
    level === 'FATAL' ||
    level === 'CRITICAL' ||
    (numberOf(attributes.get('logfire.level_num')) ?? 0) >= 17
  const hasError = status === STATUS_ERROR || isLevelError || errorAttribute !== undefined
  const exception = hasError ? exceptionOf(events) : undefined
  return { hasError, errorType: errorAttribute ?? (exception && textOf(exception.attributes.get('exception.type'))) }
}

const exceptionOf = (events: RecordView['events']) => events.find(({ name }) => name === 'exception')

export function errorMessageOf(view: RecordView, hasError: boolean): string | undefined {
  const { attributes, events } = view
  const told = firstText(attributes, presentOf(attributes).statusMessage) ?? view.statusMessage
  if (told !== undefined || !hasError) return told
  const exception = exceptionOf(events)
  return textOf(attributes.get('error.message')) ?? (exception && textOf(exception.attributes.get('exception.message')))
}

/** Longest result that is looked into while reading; a failure report is short. */
const MAX_RESULT_CHARS = 4096

/** Whether a tool whose status is fine reports a failure in its result. */
export function reportsFailure(attributes: AttributeView): boolean {
  const success = attributes.get('success')
  if (success === false || success === 'false') return true
  const status = textOf(attributes.get('gen_ai.tool.status')) ?? textOf(attributes.get('tool.status'))
  if (status?.toLowerCase() === 'error') return true
  for (const key of presentOf(attributes).toolResults) {
    const bytes = attributes.utf8?.(key)
    // Longer by far than the longest, or without any of the words.
    if (bytes !== undefined && !mayReport(bytes)) return false
    const raw = attributes.get(key)
    if (raw === undefined) continue
    const result = typeof raw === 'string' ? (isWorthParsing(raw) ? parseJson(raw) : undefined) : raw
    return isFailureReport(result)
  }
  return false
}

/** The same of bytes, before they are decoded: a character takes up to three. */
function mayReport({ bytes, from, to }: Utf8Text): boolean {
  if (to - from > MAX_RESULT_CHARS * 3) return false
  for (let at = from; at + 4 <= to; at++) {
    if (bytes[at] === LETTER_R) {
      if (bytes[at + 1] === LETTER_R && bytes[at + 2] === LETTER_O && bytes[at + 3] === LETTER_R) return true
    } else if (bytes[at] === QUOTE && isStatus(bytes, at + 1)) return true
  }
  return false
}

const isStatus = (bytes: Uint8Array, from: number): boolean => {
  for (let i = 0; i < STATUS.length; i++) if (bytes[from + i] !== STATUS[i]) return false
  return true
}

const QUOTE = 34
const LETTER_O = 111
const LETTER_R = 114
const STATUS = new TextEncoder().encode('status')

/** Short, an object, and with one of the words that report a failure. */
const isWorthParsing = (raw: string): boolean => raw.length <= MAX_RESULT_CHARS && /rror"|"status"/.test(raw)

/** `{"error": …}`, `{"isError": true}` or `{"status": "error"}`, at the top of the result only. */
function isFailureReport(result: unknown): boolean {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return false
  const { error, isError, is_error, status } = result as { [key: string]: unknown }
  if (isError === true || is_error === true) return true
  if (typeof status === 'string' && status.toLowerCase() === 'error') return true
  return (typeof error === 'string' && error !== '') || (typeof error === 'object' && error !== null)
}
