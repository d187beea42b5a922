// Error by status, source level or `error.type`; handled exceptions and silent tool failures are marked apart.
import { type AttributeView, firstText, numberOf, parseJson, type RecordView, textOf } from '../view.ts'
import { presentOf } from './present.ts'

const STATUS_ERROR = 2

export interface ErrorFacts {
  readonly hasError: boolean
  readonly hasHandledException: boolean
  readonly hasSilentFailure: boolean
  readonly errorType?: string
  readonly message?: string
}

export function errorFactsOf(view: RecordView, observationType: string): ErrorFacts {
  const { attributes } = view
  const exception = view.events.find((event) => event.name === 'exception')
  const level = textOf(attributes.get('langfuse.observation.level'))?.toUpperCase()
  const errorAttribute = textOf(attributes.get('error.type'))
  const isLevelError =
    level === 'ERROR' ||
    level === 'FATAL' ||
    level === 'CRITICAL' ||
    (numberOf(attributes.get('logfire.level_num')) ?? 0) >= 17
  const hasError = view.status === STATUS_ERROR || isLevelError || errorAttribute !== undefined
  const exceptionType = exception && textOf(exception.attributes.get('exception.type'))
  return {
    hasError,
    hasHandledException: !hasError && exception !== undefined,
    hasSilentFailure: !hasError && observationType === 'tool' && reportsFailure(attributes),
    errorType: errorAttribute ?? (hasError ? exceptionType : undefined),
    message:
      firstText(attributes, presentOf(attributes).statusMessage) ??
      view.statusMessage ??
      (hasError ? textOf(attributes.get('error.message')) : undefined) ??
      (hasError && exception ? textOf(exception.attributes.get('exception.message')) : undefined),
  }
}

/** Longest result that is looked into while reading; a failure report is short. */
const MAX_RESULT_CHARS = 4096

function reportsFailure(attributes: AttributeView): boolean {
  const success = attributes.get('success')
  if (success === false || success === 'false') return true
  const status = textOf(attributes.get('gen_ai.tool.status')) ?? textOf(attributes.get('tool.status'))
  if (status?.toLowerCase() === 'error') return true
  for (const key of presentOf(attributes).toolResults) {
    const raw = attributes.get(key)
    if (raw === undefined) continue
    const result = typeof raw === 'string' ? (raw.length <= MAX_RESULT_CHARS ? parseJson(raw) : undefined) : raw
    return isFailureReport(result)
  }
  return false
}

/** `{"error": …}`, `{"isError": true}` or `{"status": "error"}`, at the top of the result only. */
function isFailureReport(result: unknown): boolean {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return false
  const { error, isError, is_error, status } = result as { [key: string]: unknown }
  if (isError === true || is_error === true) return true
  if (typeof status === 'string' && status.toLowerCase() === 'error') return true
  return (typeof error === 'string' && error !== '') || (typeof error === 'object' && error !== null)
}
