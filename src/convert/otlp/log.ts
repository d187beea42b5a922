// Log records as OTLP JSON: those that were joined to spans, and scores, which the GenAI conventions carry as events.
import { MARK } from '../../adapters/otlp-json/export-marks.ts'
import { EVALUATION_EVENT, evaluationScore, SCORE_MARK } from '../../conventions/facts/scores.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { LogRecord } from '../../model/record.ts'
import type { Score } from '../../model/score.ts'
import type { AttributeValue } from '../../model/span.ts'
import { scoreSpanId } from '../score-target.ts'
import { anyValueOf, isKeyValues, type KeyValue, keyValues } from './any-value.ts'
import { hexId } from './ids.ts'
import { type Raw, rawMember, restOf } from './raw.ts'
import { listOrNone, markOf } from './span.ts'

/** The log record at a row. */
export function otlpLog(dataset: Dataset, row: number, log: LogRecord, raw: Raw | undefined): object {
  const given = raw && rawMember(raw, 'attributes')
  const own = isKeyValues(given) ? given.filter(({ key }) => !IDS.has(key)) : keyValues(log.attributes)
  return {
    timeUnixNano: log.time === undefined ? undefined : String(log.time),
    ...placeOf(dataset.traceIdAt(dataset.data.columns.trace[row]), dataset.idAt(row), own),
    eventName: log.eventName || undefined,
    body: log.body === undefined ? undefined : anyValueOf(log.body),
    ...(raw ? restOf(raw) : severityOf(log.severity)),
  }
}

const SEVERITIES = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL']

/** The first number of a severity stands for all four. */
function severityOf(severity: string | undefined): object {
  if (severity === undefined) return {}
  const index = SEVERITIES.indexOf(severity)
  return { severityNumber: index < 0 ? undefined : index * 4 + 1, severityText: severity }
}

const IDS = new Set<string>([MARK.traceId, MARK.spanId])

function placeOf(traceId: string, spanId: string | undefined, own: readonly KeyValue[]): object {
  const hexTraceId = hexId(traceId, 32)
  const hexSpanId = spanId === undefined ? undefined : hexId(spanId, 16)
  const marks = [
    ...markOf(MARK.traceId, traceId, hexTraceId),
    ...(spanId === undefined || hexSpanId === undefined ? [] : markOf(MARK.spanId, spanId, hexSpanId)),
  ]
  return { traceId: hexTraceId, spanId: hexSpanId, attributes: listOrNone([...own, ...marks]) }
}

/** Stands for no trace: a score of a session is on none. */
const NO_TRACE = '0'.repeat(32)

/** A score as a `gen_ai.evaluation.result` event. `time`: when what it is on ended, since scores have no time. */
export function otlpScore(score: Score, time: bigint | undefined): object {
  const { target } = score
  const said = scoreAttributes(score)
  const traceId = target.type === 'session' ? NO_TRACE : target.traceId
  const spanId = scoreSpanId(score)
  const read = evaluationScore(said, { traceId, spanId })
  if (read?.id !== score.id) said.set(SCORE_MARK.id, score.id)
  const attributes = keyValues(Object.fromEntries(said))
  return {
    timeUnixNano: time === undefined ? undefined : String(time),
    ...(target.type === 'session' ? { traceId, attributes } : placeOf(traceId, spanId, attributes)),
    eventName: EVALUATION_EVENT,
  }
}

/** The attributes of the event. */
function scoreAttributes({ name, value, kind, comment, source, author, target }: Score): Map<string, AttributeValue> {
  const said = new Map<string, AttributeValue>([['gen_ai.evaluation.name', name]])
  if (kind === 'numeric') said.set('gen_ai.evaluation.score.value', value)
  else said.set('gen_ai.evaluation.score.label', String(value))
  if (comment) said.set('gen_ai.evaluation.explanation', comment)
  if (source) said.set(SCORE_MARK.source, source)
  if (author) said.set(SCORE_MARK.author, author)
  if (target.type === 'session') said.set(SCORE_MARK.session, target.sessionId)
  return said
}
