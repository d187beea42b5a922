// What a span says in the OTel GenAI conventions. Source: semantic-conventions 1.41 and semantic-conventions-genai.
import { stringify } from '../../conventions/content/json.ts'
import type { Attributes, AttributeValue } from '../../model/span.ts'
import { ownEntry } from '../../util/own.ts'
import { genAiMessages } from './gen-ai-messages.ts'
import type { Entries } from './index.ts'
import type { Said } from './said.ts'

/** Types that the conventions have an operation for. */
const OPERATIONS: { readonly [type: string]: string } = {
  llm: 'chat',
  embedding: 'embeddings',
  retriever: 'retrieval',
  tool: 'execute_tool',
  agent: 'invoke_agent',
  workflow: 'invoke_workflow',
}

/** Types that may carry messages. */
const WITH_MESSAGES = new Set(['llm', 'agent', 'workflow'])

/** Request parameters that have a name of their own, under the names that dialects use. */
const PARAMETERS: readonly (readonly [key: string, ...names: string[]])[] = [
  ['temperature', 'temperature'],
  ['max_tokens', 'max_tokens', 'maxTokens', 'max_output_tokens', 'maxOutputTokens', 'max_completion_tokens'],
  ['top_p', 'top_p', 'topP'],
  ['top_k', 'top_k', 'topK'],
  ['frequency_penalty', 'frequency_penalty', 'frequencyPenalty'],
  ['presence_penalty', 'presence_penalty', 'presencePenalty'],
  ['stop_sequences', 'stop_sequences', 'stopSequences', 'stop'],
  ['seed', 'seed'],
]

export function genAiAttributes(said: Said): Entries {
  const { type, text, content } = said
  return [
    ['gen_ai.operation.name', ownEntry(OPERATIONS, type)],
    ['gen_ai.provider.name', text('provider')],
    ['gen_ai.request.model', text('requestModel')],
    ['gen_ai.response.model', text('responseModel')],
    ['gen_ai.response.id', text('responseId')],
    ['gen_ai.response.finish_reasons', said.list('finishReasons')],
    ['gen_ai.response.time_to_first_chunk', said.ttftMs === undefined ? undefined : said.ttftMs / 1000],
    ['gen_ai.conversation.id', text('sessionId')],
    ['user.id', text('userId')],
    ['gen_ai.agent.name', text('agentName')],
    ['gen_ai.prompt.name', text('promptName')],
    ['gen_ai.prompt.version', text('promptVersion')],
    ['error.type', text('errorType')],
    ...usageAttributes(said),
    ['gen_ai.usage.cost', said.costUsd],
    ...(type === 'llm' ? parameterAttributes(said) : []),
    ...(WITH_MESSAGES.has(type) ? messageAttributes(said) : []),
    ...(type === 'tool' ? toolAttributes(said) : []),
    ...(type === 'retriever' || type === 'reranker' ? retrievalAttributes(said) : []),
    ['gen_ai.embeddings.dimension.count', content.embeddingDimension],
  ]
}

/**
 * Counts as a family: input with everything in it. Parts go beside the span's own totals only where these mean the same, since a
 * source may mean its own in another way.
 */
function usageAttributes({ usage, inputTokens, outputTokens, content: { attributes } }: Said): Entries {
  if (!usage) return []
  const counts = [
    [INPUT, inputTokens],
    [OUTPUT, outputTokens],
    ['gen_ai.usage.cache_read.input_tokens', usage.cacheRead],
    [
      Object.hasOwn(attributes, CACHE_WRITE) ? CACHE_WRITE : 'gen_ai.usage.cache_creation.input_tokens',
      usage.cacheWrite,
    ],
    ['gen_ai.usage.reasoning.output_tokens', usage.reasoning],
    ['gen_ai.usage.audio.input_tokens', usage.inputAudio],
    ['gen_ai.usage.image.input_tokens', usage.inputImage],
    ['gen_ai.usage.audio.output_tokens', usage.outputAudio],
  ] as const
  const meant = new Map<string, number | undefined>(counts).set('gen_ai.usage.total_tokens', undefined)
  const isMeantSo = (key: string) =>
    meant.has(key) && (meant.get(key) === undefined || meant.get(key) === Number(attributes[key]))
  const given = Object.keys(attributes).filter((key) => /^gen_ai\.usage\..*tokens/.test(key))
  return given.every(isMeantSo) ? counts : []
}

const INPUT = 'gen_ai.usage.input_tokens'
const OUTPUT = 'gen_ai.usage.output_tokens'
/** The newer name of the older `cache_creation`. */
const CACHE_WRITE = 'gen_ai.usage.cache_write.input_tokens'

export const hasOwn = (attributes: Attributes, prefix: string, suffix = ''): boolean =>
  Object.keys(attributes).some((key) => key.startsWith(prefix) && key.endsWith(suffix))

function parameterAttributes({ content: { parameters } }: Said): Entries {
  return PARAMETERS.map(([key, ...names]) => {
    const name = names.find((known) => Object.hasOwn(parameters, known))
    const value = name === undefined ? undefined : (parameters[name] as AttributeValue)
    return [`gen_ai.request.${key}`, key === 'stop_sequences' && typeof value === 'string' ? [value] : value]
  })
}

function messageAttributes({ content }: Said): Entries {
  const { inputMessages, outputMessages, toolDefinitions } = content
  const { instructions, input, output } = genAiMessages(inputMessages, outputMessages)
  return [
    ['gen_ai.system_instructions', instructions && stringify(instructions)],
    ['gen_ai.input.messages', input.length > 0 ? stringify(input) : undefined],
    ['gen_ai.output.messages', output.length > 0 ? stringify(output) : undefined],
    [
      'gen_ai.tool.definitions',
      toolDefinitions.length > 0
        ? stringify(toolDefinitions.map((tool) => ({ ...tool, type: tool.type ?? 'function' })))
        : undefined,
    ],
  ]
}

/** Structures as JSON text, as spans may hold them. */
const textOrJson = (value: unknown): string | undefined => (value === undefined ? undefined : stringify(value))

const toolAttributes = ({ text, content }: Said): Entries => [
  ['gen_ai.tool.name', text('toolName')],
  ['gen_ai.tool.call.id', text('toolCallId')],
  ['gen_ai.tool.call.arguments', textOrJson(content.toolArguments)],
  ['gen_ai.tool.call.result', textOrJson(content.toolResult)],
]

const retrievalAttributes = ({ content: { query, documents } }: Said): Entries => [
  ['gen_ai.retrieval.query.text', query],
  ['gen_ai.retrieval.documents', documents.length > 0 ? stringify(documents) : undefined],
]
