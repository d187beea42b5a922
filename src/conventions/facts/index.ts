// Structure of one record: everything the columns hold, read from whatever dialects it carries.
import type { OwnText, ReadFacts, TextFact } from '../../model/facts.ts'
import type { ObservationType, Resource, Scope } from '../../model/span.ts'
import type { RawUsage } from '../../model/usage.ts'
import { detectConventions } from '../registry.ts'
import { type AttributeView, firstText, numberOf, objectOf, type RecordView, textList, textOf } from '../view.ts'
import { answerHashOf } from './answer.ts'
import { errorMessageOf, errorOf, reportsFailure } from './errors.ts'
import * as KEYS from './keys.ts'
import { presentOf } from './present.ts'
import { foldProvider } from './provider.ts'
import { samplingWeightOf } from './sampling.ts'
import { ttftOf } from './timing.ts'
import { observationTypeOf } from './type.ts'
import { rawUsageOf } from './usage.ts'

/** What a record says in words that many others use too: it follows from its keys, its name, its place and few values. */
export interface SharedFacts {
  readonly observationType: ObservationType
  readonly hasError: boolean
  readonly errorType: string | undefined
  readonly samplingWeight: number | undefined
  readonly text: { readonly [F in TextFact]?: string }
}

/** What is its own: counts, times, ids and messages. */
export interface OwnFacts {
  readonly hasHandledException: boolean
  readonly hasSilentFailure: boolean
  /** Texts, or their codes where those were asked for. */
  readonly text: { readonly [F in OwnText]?: string | number }
  readonly number: ReadFacts['number']
  readonly usage: RawUsage | undefined
  /** Oddities met while reading, as issue codes with an example. */
  readonly oddities: readonly (readonly [code: string, example: string])[]
}

/** Where a record comes from. */
export interface Place {
  readonly scope: Scope
  readonly resource: Resource
}

const isModelCall = (type: string): boolean => type === 'llm' || type === 'embedding' || type === 'reranker'

export function readFacts(view: RecordView, place: Place): ReadFacts & Pick<OwnFacts, 'oddities'> {
  const { observationType, hasError, text, samplingWeight, errorType } = sharedFacts(view, place)
  const own = ownFacts(view, observationType, hasError, firstText)
  return {
    ...own,
    observationType,
    hasError,
    text: { ...text, ...(own.text as ReadFacts['text']), errorType },
    number: { ...own.number, samplingWeight },
  }
}

export function sharedFacts(view: RecordView, { scope, resource }: Place): SharedFacts {
  const { attributes } = view
  const keys = presentOf(attributes)
  const observationType = observationTypeOf(view)
  const { hasError, errorType } = errorOf(view)
  const text = (among: readonly string[]) => firstText(attributes, among)
  return {
    observationType,
    hasError,
    errorType,
    samplingWeight: samplingWeightOf(view),
    text: {
      provider: providerOf(attributes, keys.provider),
      requestModel: text(keys.requestModel) ?? (isModelCall(observationType) ? text(keys.bareModel) : undefined),
      responseModel: text(keys.responseModel),
      finishReasons: finishReasonsOf(view, keys.finishReasons),
      promptName: text(keys.promptName),
      promptVersion: text(keys.promptVersion),
      agentName: text(keys.agentName),
      toolName: observationType === 'tool' ? toolNameOf(attributes, keys.toolName) : undefined,
      level: text(keys.level),
      environment: text(keys.environment) ?? fromResource(resource, KEYS.ENVIRONMENT),
      version: text(keys.version) ?? fromResource(resource, KEYS.VERSION),
      tags: tagsOf(attributes, keys.tags),
      conventions: detectConventions(view, scope),
    },
  }
}

type ReadText = (attributes: AttributeView, keys: readonly string[]) => string | number | undefined

export function ownFacts(
  view: RecordView,
  observationType: ObservationType,
  hasError: boolean,
  readText: ReadText = firstCode,
): OwnFacts {
  const { attributes } = view
  const keys = presentOf(attributes)
  if (!keys.hasOwn && view.events.length === 0 && view.statusMessage === undefined) return NOTHING_OWN
  const ttft = ttftOf(view)
  const usage = rawUsageOf(view)
  const isCall = isModelCall(observationType)
  const isTool = observationType === 'tool'
  const text = (among: readonly string[]) => (among.length === 0 ? undefined : readText(attributes, among))
  return {
    hasHandledException: !hasError && view.events.some(({ name }) => name === 'exception'),
    hasSilentFailure: !hasError && isTool && reportsFailure(attributes),
    text: {
      responseId: isCall ? text(keys.responseId) : undefined,
      statusMessage: errorMessageOf(view, hasError),
      toolCallId: isTool ? text(keys.toolCallId) : undefined,
      sessionId: text(keys.session),
      userId: text(keys.user),
      traceName: text(keys.traceName),
      answerHash: observationType === 'llm' ? answerHashOf(attributes) : undefined,
    },
    number: {
      ttftMs: ttft && 'ms' in ttft ? ttft.ms : undefined,
      costUsd: suppliedCost(
        attributes,
        keys.cost,
        isCall || (usage !== undefined && (usage.input ?? 0) + (usage.output ?? 0) > 0),
      ),
    },
    usage,
    oddities: ttft && 'rejected' in ttft ? [[ttft.rejected, `${view.name}: ${ttft.found}`]] : NONE,
  }
}

const NONE: readonly never[] = []

const NOTHING_OWN: OwnFacts = {
  hasHandledException: false,
  hasSilentFailure: false,
  text: {},
  number: {},
  usage: undefined,
  oddities: NONE,
}

/** First key whose value is a text, as its code where it has one. */
function firstCode(attributes: AttributeView, keys: readonly string[]): string | number | undefined {
  for (const key of keys) {
    const code = attributes.codeOf?.(key) ?? -1
    if (code > 0) return code
    const text = code < 0 ? textOf(attributes.get(key)) : undefined
    if (text !== undefined) return text
  }
  return undefined
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
  firstText(attributes, keys) ?? firstText(attributes, ['traceloop.entity.name', 'genkit:name'])

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
  const opik = objectOf(attributes.get('opik.trace.cost'))
  const cost =
    numberOf(details?.total) ??
    sumOf(details) ??
    KEYS.COST_USD.map((key) => numberOf(attributes.get(key))).find((value) => value !== undefined) ??
    numberOf(mlflow?.total_cost) ??
    numberOf(opik?.total)
  // Below 0 is how some writers say that they do not know.
  return cost === undefined || cost < 0 || (cost === 0 && isUnpriced) ? undefined : cost
}

const sumOf = (details: { readonly [key: string]: unknown } | undefined): number | undefined => {
  const parts = Object.values(details ?? {})
    .map(numberOf)
    .filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part, 0)
}
