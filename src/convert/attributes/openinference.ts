// What a span says in OpenInference. Source: OpenInference, semantic_conventions.md.
import { decode, stringify } from '../../conventions/content/json.ts'
import type { RetrievedDocument } from '../../model/content.ts'
import { tokenTotal } from '../../model/usage.ts'
import { ownEntry } from '../../util/own.ts'
import { openInferenceKind } from '../span-types.ts'
import { hasOwn } from './gen-ai.ts'
import type { Entries } from './index.ts'
import { flatMessages } from './openinference-messages.ts'
import type { Said } from './said.ts'

const MODEL_KEYS: { readonly [type: string]: string } = {
  embedding: 'embedding.model_name',
  reranker: 'reranker.model_name',
}

export function openInferenceAttributes(said: Said): Entries {
  const { type, text, content } = said
  const { metadata, parameters } = content
  return [
    ['openinference.span.kind', openInferenceKind(type)],
    [ownEntry(MODEL_KEYS, type) ?? 'llm.model_name', text('responseModel') ?? text('requestModel')],
    ['llm.provider', text('provider')],
    ['llm.finish_reason', said.list('finishReasons')?.[0]],
    ['session.id', text('sessionId')],
    ['user.id', text('userId')],
    ['tag.tags', said.list('tags')],
    ['metadata', Object.keys(metadata).length > 0 ? stringify(metadata) : undefined],
    ['agent.name', text('agentName')],
    ['prompt.id', text('promptName')],
    ['llm.prompt_template.version', text('promptVersion')],
    ['llm.prompt_template.template', content.promptTemplate],
    ['llm.cost.total', said.costUsd],
    ...usageAttributes(said),
    ...(type === 'llm' ? callAttributes(said, parameters) : []),
    ...(type === 'tool' ? toolAttributes(said) : []),
    ...documentAttributes(said),
    ...(hasOwn(content.attributes, 'embedding.embeddings.') ? [] : embeddingAttributes(content.embeddingTexts)),
    ...valueAttributes(said),
  ]
}

function usageAttributes({ usage, inputTokens, outputTokens, content }: Said): Entries {
  if (!usage || hasOwn(content.attributes, 'llm.token_count.')) return []
  return [
    ['llm.token_count.prompt', inputTokens],
    ['llm.token_count.completion', outputTokens],
    ['llm.token_count.total', tokenTotal(usage)],
    ['llm.token_count.prompt_details.cache_read', usage.cacheRead],
    ['llm.token_count.prompt_details.cache_write', usage.cacheWrite],
    ['llm.token_count.prompt_details.audio', usage.inputAudio],
    ['llm.token_count.completion_details.reasoning', usage.reasoning],
    ['llm.token_count.completion_details.audio', usage.outputAudio],
  ]
}

function callAttributes({ content }: Said, parameters: object): Entries {
  const { inputMessages, outputMessages, toolDefinitions, attributes } = content
  const flat = (prefix: string, messages: typeof inputMessages) =>
    hasOwn(attributes, `${prefix}.`) ? [] : flatMessages(prefix, messages)
  return [
    ...flat('llm.input_messages', inputMessages),
    ...flat('llm.output_messages', outputMessages),
    ...(hasOwn(attributes, 'llm.tools.') ? [] : toolDefinitions).map(
      ({ name, description, parameters: schema }, index) =>
        [
          `llm.tools.${index}.tool.json_schema`,
          stringify({ type: 'function', function: { name, description, parameters: schema } }),
        ] as const,
    ),
    ['llm.invocation_parameters', Object.keys(parameters).length > 0 ? stringify(parameters) : undefined],
  ]
}

const toolAttributes = ({ text, content }: Said): Entries => [
  ['tool.name', text('toolName')],
  ['tool.id', text('toolCallId')],
  ['tool.parameters', content.toolArguments === undefined ? undefined : stringify(content.toolArguments)],
]

function documentAttributes({ type, content }: Said): Entries {
  const { documents, inputDocuments, query, attributes } = content
  const flat = (prefix: string, list: readonly RetrievedDocument[]) =>
    hasOwn(attributes, `${prefix}.`) ? [] : flatDocuments(prefix, list)
  if (type !== 'reranker') return flat('retrieval.documents', documents)
  return [
    ['reranker.query', query],
    ...flat('reranker.input_documents', inputDocuments),
    ...flat('reranker.output_documents', documents),
  ]
}

const flatDocuments = (prefix: string, documents: readonly RetrievedDocument[]): Entries =>
  documents.flatMap(({ id, content, score, metadata }, index): Entries => {
    const key = `${prefix}.${index}.document`
    return [
      [`${key}.id`, id],
      [`${key}.content`, content],
      [`${key}.score`, score],
      [`${key}.metadata`, metadata === undefined ? undefined : stringify(metadata)],
    ]
  })

const embeddingAttributes = (texts: readonly string[]): Entries =>
  texts.map((text, index) => [`embedding.embeddings.${index}.embedding.text`, text])

/** Whole input and output as one value each, with what they are. */
function valueAttributes({ type, content }: Said): Entries {
  const { inputMessages, outputMessages } = content
  const given =
    type === 'tool' ? content.toolArguments : (content.query ?? content.input ?? listOrNone(content.embeddingTexts))
  const answered = type === 'tool' ? content.toolResult : content.output
  return [
    ...sideOf('input', given ?? (type === 'llm' ? listOrNone(inputMessages) : lastText(inputMessages)), content),
    ...sideOf('output', answered ?? (type === 'llm' ? listOrNone(outputMessages) : lastText(outputMessages)), content),
  ]
}

const listOrNone = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined)

function lastText(messages: Said['content']['inputMessages']): string | undefined {
  const parts = messages.at(-1)?.parts ?? []
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  return texts.length > 0 ? texts.join('\n') : undefined
}

function sideOf(side: 'input' | 'output', value: unknown, { attributes }: Said['content']): Entries {
  if (value === undefined || Object.hasOwn(attributes, `${side}.value`)) return []
  const text = stringify(value)
  const isJson = typeof value !== 'string' || typeof decode(value) === 'object'
  return [
    [`${side}.value`, text],
    [`${side}.mime_type`, isJson ? 'application/json' : 'text/plain'],
  ]
}
