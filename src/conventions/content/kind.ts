// What a span did, as far as reading its content depends on it: whether its input is a prompt, arguments, a query or
// texts to embed.
import type { SpanRecord } from '../../model/record.ts'
import { observationTypeOf } from '../facts/type.ts'
import { type AttributeView, firstText } from '../view.ts'

export type ContentKind = 'llm' | 'tool' | 'retriever' | 'reranker' | 'embedding' | 'agent' | 'other'

const KINDS = new Set<string>(['llm', 'tool', 'retriever', 'reranker', 'embedding', 'agent'] satisfies ContentKind[])

/** Kinds that smaller SDKs name in a key of their own, by the beginning of the word. */
const OWN_KINDS = ['genkit:metadata:subtype', 'ai.observability.span_type', 'nat.span.kind', 'cozeloop.span_type']
const OWN_WORDS: readonly (readonly [RegExp, ContentKind])[] = [
  [/^(llm|model|background-model|generation)/, 'llm'],
  [/^(tool|mcp)/, 'tool'],
  [/^retriev/, 'retriever'],
  [/^rerank/, 'reranker'],
  [/^embed/, 'embedding'],
  [/^agent/, 'agent'],
]

/**
 * The span's observation type where that decides; for spans of no type, what their content keys imply: a span that
 * names a model
 * or numbers its prompts is read as a model call, though nothing counts it as one.
 */
export function contentKind(
  record: SpanRecord,
  attributes: AttributeView,
  hasPrefix: (prefix: string) => boolean,
): ContentKind {
  const view = {
    name: record.name,
    attributes,
    events: record.events.map(({ name, attributes: own }) => ({
      name,
      attributes: new Map(Object.entries(own ?? {})),
    })),
    status: 0,
  }
  const type = observationTypeOf(view)
  if (isKind(type)) return type
  if (type !== 'other') return 'other'
  const own = firstText(attributes, OWN_KINDS)?.toLowerCase()
  if (own !== undefined) return OWN_WORDS.find(([pattern]) => pattern.test(own))?.[1] ?? 'other'
  const hasAny = (...keys: readonly string[]) => keys.some((key) => attributes.has(key))
  if (hasAny('tool_arguments', 'tool_response', 'gcp.vertex.agent.tool_call_args', 'tool.name')) return 'tool'
  const isCall = hasAny(
    'gen_ai.request.model',
    'gen_ai.response.model',
    'llm.model_name',
    'llm.request.model',
    'ai.model.id',
  )
  return isCall || hasPrefix('llm.input_messages.') || hasPrefix('llm.prompts.') ? 'llm' : 'other'
}

const isKind = (type: string): type is ContentKind => KINDS.has(type)
