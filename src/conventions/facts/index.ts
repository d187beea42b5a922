// Structure of one record: everything the columns hold, read from whatever dialects it carries.
import type { ReadFacts } from '../../model/facts.ts'
import type { Resource, Scope } from '../../model/span.ts'
import { detectConventions } from '../registry.ts'
import { type AttributeView, firstText, numberOf, objectOf, type RecordView, textList, textOf } from '../view.ts'
import { answerHashOf } from './answer.ts'
import { errorFactsOf } from './errors.ts'
import * as KEYS from './keys.ts'
import { presentOf } from './present.ts'
import { foldProvider } from './provider.ts'
import { samplingWeightOf } from './sampling.ts'
import { ttftOf } from './timing.ts'
import { observationTypeOf } from './type.ts'
import { rawUsageOf } from './usage.ts'

export type ConventionFacts = ReadFacts & {
  /** Oddities met while reading, as issue codes with an example. */
  readonly oddities: readonly (readonly [code: string, example: string])[]
}

/** Where a record comes from. */
interface Place {
  readonly scope: Scope
  readonly resource: Resource
}

export function readFacts(view: RecordView, { scope, resource }: Place): ConventionFacts {
  const { attributes } = view
  const keys = presentOf(attributes)
  const observationType = observationTypeOf(view)
  const errors = errorFactsOf(view, observationType)
  const ttft = ttftOf(view)
  const usage = rawUsageOf(view)
  const isModelCall = observationType === 'llm' || observationType === 'embedding' || observationType === 'reranker'
  const text = (among: readonly string[]) => firstText(attributes, among)
  return {
    observationType,
    hasError: errors.hasError,
    hasHandledException: errors.hasHandledException,
    hasSilentFailure: errors.hasSilentFailure,
    text: {
      provider: providerOf(attributes, keys.provider),
      requestModel: text(keys.requestModel) ?? (isModelCall ? text(keys.bareModel) : undefined),
      responseModel: text(keys.responseModel),
      responseId: isModelCall ? text(keys.responseId) : undefined,
      statusMessage: errors.message,
      errorType: errors.errorType,
      finishReasons: finishReasonsOf(view, keys.finishReasons),
      promptName: text(keys.promptName),
      promptVersion: text(keys.promptVersion),
      agentName: text(keys.agentName),
      toolName: observationType === 'tool' ? toolNameOf(attributes, keys.toolName) : undefined,
      toolCallId: observationType === 'tool' ? text(keys.toolCallId) : undefined,
      sessionId: text(keys.session),
      userId: text(keys.user),
      level: text(keys.level),
      traceName: text(keys.traceName),
      environment: text(keys.environment) ?? fromResource(resource, KEYS.ENVIRONMENT),
      version: text(keys.version) ?? fromResource(resource, KEYS.VERSION),
      tags: tagsOf(attributes, keys.tags),
      conventions: detectConventions(view, scope),
      answerHash: observationType === 'llm' ? answerHashOf(attributes) : undefined,
    },
    number: {
      ttftMs: ttft && 'ms' in ttft ? ttft.ms : undefined,
      costUsd: suppliedCost(
        attributes,
        keys.cost,
        isModelCall || (usage !== undefined && (usage.input ?? 0) + (usage.output ?? 0) > 0),
      ),
      samplingWeight: samplingWeightOf(view),
    },
    usage,
    oddities: ttft && 'rejected' in ttft ? [[ttft.rejected, `${view.name}: ${ttft.found}`]] : [],
  }
}

/** First source that names who ran the model; names of frameworks give way to the next source. */
function providerOf(attributes: AttributeView, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const raw = textOf(attributes.get(key))
    const folded = raw === undefined ? undefined : foldProvider(raw)
    if (folded !== undefined) return folded
  }
  return undefined
}

/** From an attribute, else from the events that tell the choices (Strands). */
function finishReasonsOf({ attributes, events }: RecordView, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const reasons = textList(attributes.get(key)).filter((reason) => reason !== '')
    if (reasons.length > 0) return reasons.join('\n')
  }
  if (events.length === 0) return undefined
  const choices = events.filter(({ name }) => name === 'gen_ai.choice')
  const reasons = choices.map((choice) => textOf(choice.attributes.get('finish_reason'))).filter(Boolean)
  return reasons.length > 0 ? reasons.join('\n') : undefined
}

const toolNameOf = (attributes: AttributeView, keys: readonly string[]): string | undefined =>
  firstText(attributes, keys) ?? textOf(attributes.get('traceloop.entity.name'))

function tagsOf(attributes: AttributeView, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const tags = textList(attributes.get(key))
    if (tags.length > 0) return tags.join('\n')
  }
  const commas = textOf(attributes.get('langsmith.span.tags'))
  return commas?.split(/,\s*/).filter(Boolean).join('\n')
}

const fromResource = (resource: Resource, keys: readonly string[]): string | undefined => {
  for (const key of keys) {
    const text = textOf(resource.attributes[key])
    if (text !== undefined) return text
  }
  return undefined
}

/** Cost as supplied, USD. A 0 beside tokens is a missing price, and on a call that was cut it is nothing known: no free call. */
function suppliedCost(attributes: AttributeView, keys: readonly string[], isUnpriced: boolean): number | undefined {
  if (keys.length === 0) return undefined
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
