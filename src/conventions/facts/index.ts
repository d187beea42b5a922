// Structure of one record: everything the columns hold, read from whatever dialects it carries.
import type { SpanFacts } from '../../model/facts.ts'
import type { AttributeValue } from '../../model/span.ts'
import { detectConventions } from '../registry.ts'
import { type AttributeView, firstText, numberOf, objectOf, type RecordView, textList, textOf } from '../view.ts'
import { answerHashOf } from './answer.ts'
import { errorFactsOf } from './errors.ts'
import * as KEYS from './keys.ts'
import { foldProvider } from './provider.ts'
import { samplingWeightOf } from './sampling.ts'
import { ttftOf } from './timing.ts'
import { observationTypeOf } from './type.ts'
import { rawUsageOf } from './usage.ts'

export type ConventionFacts = Pick<
  SpanFacts,
  | 'observationType'
  | 'hasError'
  | 'hasHandledException'
  | 'hasSilentFailure'
  | 'text'
  | 'number'
  | 'usage'
  | 'attributes'
> & {
  /** Oddities met while reading, as issue codes with an example. */
  readonly oddities: readonly (readonly [code: string, example: string])[]
}

export function readFacts(view: RecordView): ConventionFacts {
  const { attributes } = view
  const observationType = observationTypeOf(view)
  const errors = errorFactsOf(view, observationType)
  const ttft = ttftOf(view)
  const usage = rawUsageOf(view)
  const isModelCall = observationType === 'llm' || observationType === 'embedding' || observationType === 'reranker'
  const text = (keys: readonly string[]) => firstText(attributes, keys)
  return {
    observationType,
    hasError: errors.hasError,
    hasHandledException: errors.hasHandledException,
    hasSilentFailure: errors.hasSilentFailure,
    text: {
      provider: providerOf(attributes),
      requestModel: text(KEYS.REQUEST_MODEL) ?? (isModelCall ? text(KEYS.BARE_MODEL) : undefined),
      responseModel: text(KEYS.RESPONSE_MODEL),
      responseId: isModelCall ? text(KEYS.RESPONSE_ID) : undefined,
      statusMessage: errors.message,
      errorType: errors.errorType,
      finishReasons: finishReasonsOf(view),
      promptName: text(KEYS.PROMPT_NAME),
      promptVersion: text(KEYS.PROMPT_VERSION),
      agentName: text(KEYS.AGENT_NAME),
      toolName: observationType === 'tool' ? toolNameOf(attributes) : undefined,
      toolCallId: observationType === 'tool' ? text(KEYS.TOOL_CALL_ID) : undefined,
      sessionId: text(KEYS.SESSION),
      userId: text(KEYS.USER),
      level: text(KEYS.LEVEL),
      traceName: text(KEYS.TRACE_NAME),
      environment: text(KEYS.ENVIRONMENT) ?? fromResource(view, KEYS.ENVIRONMENT),
      version: text(KEYS.VERSION) ?? fromResource(view, KEYS.VERSION),
      tags: tagsOf(attributes),
      conventions: detectConventions(view).join('\n'),
      answerHash: observationType === 'llm' ? answerHashOf(attributes) : undefined,
    },
    number: {
      ttftMs: ttft && 'ms' in ttft ? ttft.ms : undefined,
      costUsd: suppliedCost(
        attributes,
        isModelCall || (usage !== undefined && (usage.input ?? 0) + (usage.output ?? 0) > 0),
      ),
      samplingWeight: samplingWeightOf(view),
    },
    usage,
    attributes: scalarsOf(attributes),
    oddities: ttft && 'rejected' in ttft ? [[ttft.rejected, `${view.name}: ${ttft.found}`]] : [],
  }
}

/** First source that names who ran the model; names of frameworks give way to the next source. */
function providerOf(attributes: AttributeView): string | undefined {
  for (const key of KEYS.PROVIDER) {
    const raw = textOf(attributes.get(key))
    const folded = raw === undefined ? undefined : foldProvider(raw)
    if (folded !== undefined) return folded
  }
  return undefined
}

/** From an attribute, else from the events that tell the choices (Strands). */
function finishReasonsOf({ attributes, events }: RecordView): string | undefined {
  for (const key of KEYS.FINISH_REASONS) {
    const reasons = textList(attributes.get(key)).filter((reason) => reason !== '')
    if (reasons.length > 0) return reasons.join('\n')
  }
  const choices = events.filter(({ name }) => name === 'gen_ai.choice')
  const reasons = choices.map((choice) => textOf(choice.attributes.get('finish_reason'))).filter(Boolean)
  return reasons.length > 0 ? reasons.join('\n') : undefined
}

const toolNameOf = (attributes: AttributeView): string | undefined =>
  firstText(attributes, KEYS.TOOL_NAME) ?? textOf(attributes.get('traceloop.entity.name'))

function tagsOf(attributes: AttributeView): string | undefined {
  for (const key of KEYS.TAGS) {
    const tags = textList(attributes.get(key))
    if (tags.length > 0) return tags.join('\n')
  }
  const commas = textOf(attributes.get('langsmith.span.tags'))
  return commas?.split(/,\s*/).filter(Boolean).join('\n')
}

const fromResource = (view: RecordView, keys: readonly string[]): string | undefined => {
  for (const key of keys) {
    const text = textOf(view.resource.attributes[key])
    if (text !== undefined) return text
  }
  return undefined
}

/** Cost as supplied, USD. A 0 beside tokens is a missing price, and on a call that was cut it is nothing known: no free call. */
function suppliedCost(attributes: AttributeView, isUnpriced: boolean): number | undefined {
  const details = objectOf(attributes.get('langfuse.observation.cost_details'))
  const mlflow = objectOf(attributes.get('mlflow.llm.cost'))
  const cost =
    numberOf(details?.total) ??
    sumOf(details) ??
    KEYS.COST_USD.map((key) => numberOf(attributes.get(key))).find((value) => value !== undefined) ??
    numberOf(mlflow?.total_cost)
  // Below 0 is how some writers say that they do not know.
  return cost === undefined || cost < 0 || (cost === 0 && isUnpriced) ? undefined : cost
}

const sumOf = (details: { readonly [key: string]: unknown } | undefined): number | undefined => {
  const parts = Object.values(details ?? {})
    .map(numberOf)
    .filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part, 0)
}

/** Keys with a numbered segment are flattened content (messages, documents), not something to group by. */
const INDEXED = /\.\d+(\.|$)/

/** Scalars for filters and groupings, in the order of the source. */
function scalarsOf(attributes: AttributeView): [string, string | number | boolean][] {
  const scalars: [string, string | number | boolean][] = []
  for (const key of attributes.keys()) {
    if (INDEXED.test(key)) continue
    const value: AttributeValue | undefined = attributes.get(key)
    if (typeof value === 'bigint') scalars.push([key, Number(value)])
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      scalars.push([key, value])
    }
  }
  return scalars
}
