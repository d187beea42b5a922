// One record under a mapping.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { ColumnMapping, ColumnRole } from '../../model/mapping.ts'
import type { Score } from '../../model/score.ts'
import type { SpanStatus } from '../../model/span.ts'
import type { PlainSpan } from '../plain-span.ts'
import { instantIn, instantOfCount } from '../plain-times.ts'
import { attributeIn, listIn, numberIn, type PlainObject, structureIn, textIn } from '../plain-values.ts'
import { valueAt } from './guess.ts'

/** A span of it. Columns without a role are attributes under their own names. */
export function spanOfRow(record: PlainObject, mapping: ColumnMapping): PlainSpan {
  const { columns, timeUnit, durationUnit } = mapping
  const at = (role: ColumnRole): unknown => (columns[role] === undefined ? undefined : valueAt(record, columns[role]))
  const text = (role: ColumnRole) => textIn(at(role))
  const start = instantIn(at('start'), timeUnit)
  const duration = instantOfCount(at('duration'), durationUnit)
  const error = errorIn(at('error'))
  const model = text('model')
  const tokens = [numberIn(at('inputTokens')), numberIn(at('outputTokens'))]
  const isCall = model !== undefined || tokens.some((count) => count !== undefined)
  const traceId = text('traceId') ?? text('spanId')
  // Without an id there is nothing that a score could be about.
  const taken = new Set([...Object.values(columns), ...(traceId === undefined ? [] : mapping.scores)])
  return {
    traceId,
    spanId: text('spanId'),
    parentSpanId: text('parentSpanId'),
    name: text('name') ?? (isCall ? (model ?? 'model call') : 'row'),
    start,
    end:
      instantIn(at('end'), timeUnit) ?? (start === undefined || duration === undefined ? undefined : start + duration),
    status: error === undefined ? statusIn(at('status')) : 'error',
    statusMessage: error,
    attributes: {
      'observation.type': text('type')?.toLowerCase() ?? (isCall ? 'generation' : undefined),
      'gen_ai.request.model': model,
      'gen_ai.provider.name': text('provider'),
      'gen_ai.usage.input_tokens': tokens[0],
      'gen_ai.usage.output_tokens': tokens[1],
      'gen_ai.usage.cache_read.input_tokens': numberIn(at('cachedTokens')),
      'gen_ai.usage.cost': numberIn(at('cost')),
      'session.id': text('session'),
      'user.id': text('user'),
      'deployment.environment.name': text('environment'),
      'service.version': text('version'),
      'tag.tags': tagsIn(at('tags')),
      input: attributeIn(structureIn(at('input'))),
      output: attributeIn(structureIn(at('output'))),
      'gen_ai.retrieval.documents': documentsIn(at('context')),
      ...Object.fromEntries(
        Object.entries(record)
          .filter(([key]) => !taken.has(key))
          .map(([key, value]) => [key, attributeIn(value)]),
      ),
    },
  }
}

/** Scores of it, where it has an id to be told by. */
export function scoresOfRow(record: PlainObject, mapping: ColumnMapping, { traceId, spanId }: PlainSpan): Score[] {
  if (traceId === undefined) return []
  return mapping.scores.flatMap((column) => {
    const raw = valueAt(record, column)
    const value = typeof raw === 'boolean' ? raw : (numberIn(raw) ?? textIn(raw))
    return value === undefined ? [] : [makeScore(column, value, { traceId, spanId }, {})]
  })
}

const errorIn = (value: unknown): string | undefined => {
  if (value === true) return 'error'
  const text = textIn(value)
  if (text !== undefined) return /^(false|none|null|0|no|ok|nan)$/i.test(text) ? undefined : text
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? JSON.stringify(value)
    : undefined
}

/** Words, flags and HTTP codes. */
function statusIn(value: unknown): SpanStatus {
  const text = String(value ?? '').toLowerCase()
  if (/^(error|err|fail(ed|ure)?|exception|timeout|false|[45]\d\d)$/.test(text)) return 'error'
  return /^(ok|success(ful)?|succeeded|complete(d)?|done|true|2\d\d)$/.test(text) ? 'ok' : 'unset'
}

function tagsIn(value: unknown): readonly string[] | undefined {
  const tags = listIn(value).map(String)
  if (tags.length > 0) return tags
  return textIn(value)?.split(/[,;|]\s*/)
}

function documentsIn(value: unknown) {
  const list = listIn(value)
  const texts = list.length > 0 ? list : textIn(value) === undefined ? [] : [value]
  return texts.length === 0
    ? undefined
    : attributeIn(texts.map((item) => (typeof item === 'string' ? { content: item } : item)))
}
