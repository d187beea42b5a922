// What the integrations of LLM libraries write on APM spans, in the keys of conventions that are read.
import type { AttributeValue } from '../../model/span.ts'
import type { PlainAttributes } from '../plain-span.ts'
import { attributeIn, isObject, numberIn, objectIn, type PlainObject, setOwn, textIn } from '../plain-values.ts'

export interface Integration {
  readonly attributes: PlainAttributes
  /** Whether a key of `meta` or `metrics` is among the attributes under another name. */
  readonly taken: (key: string) => boolean
}

export function integrationOf(record: PlainObject): Integration {
  const meta = objectIn(record.meta)
  const numbers = objectIn(record.metrics)
  const name = textIn(record.name) ?? ''
  const library = LIBRARIES[name] ?? name.split('.')[0]
  const kind = textIn(meta['_dd.llmobs.span_kind']) ?? kindOf(record, library)
  const isCall = kind === 'llm' || kind === 'embedding'
  const hasContent = isCall || kind === 'workflow'
  const request = hasContent ? unflattened({ ...meta, ...numbers }, `${library}.request.`) : undefined
  const response = hasContent ? unflattened({ ...meta, ...numbers }, `${library}.response.`) : undefined
  const first = (...keys: readonly string[]) => keys.map((key) => textIn(meta[key])).find((text) => text !== undefined)
  const count = (...keys: readonly string[]) =>
    keys.map((key) => numberIn(numbers[key]) ?? numberIn(meta[key])).find((value) => value !== undefined)
  const attributes = {
    'datadog.span.kind': kind,
    'gen_ai.request.model': first('_dd.llmobs.model_name', `${library}.request.model`, `${library}.model`),
    'gen_ai.response.model': first(`${library}.response.model`),
    'gen_ai.provider.name':
      first('_dd.llmobs.model_provider', `${library}.request.provider`, `${library}.request.model_provider`) ??
      (isCall ? PROVIDERS[library] : undefined),
    ...parametersOf({ ...meta, ...numbers }, library),
    'gen_ai.usage.input_tokens': count(
      '_dd.llmobs.input_tokens',
      `${library}.response.usage.prompt_tokens`,
      `${library}.response.usage.input_tokens`,
      `${library}.usage.prompt_tokens`,
      `${library}.tokens.prompt_tokens`,
    ),
    'gen_ai.usage.output_tokens': count(
      '_dd.llmobs.output_tokens',
      `${library}.response.usage.completion_tokens`,
      `${library}.response.usage.output_tokens`,
      `${library}.usage.completion_tokens`,
      `${library}.tokens.completion_tokens`,
    ),
    'gen_ai.usage.total_tokens': count('_dd.llmobs.total_tokens'),
    'gen_ai.usage.cache_read.input_tokens': count('_dd.llmobs.cache_read_input_tokens'),
    'gen_ai.usage.cache_creation.input_tokens': count('_dd.llmobs.cache_write_input_tokens'),
    'gen_ai.usage.reasoning.output_tokens': count('_dd.llmobs.reasoning_output_tokens'),
    'input.value': request && attributeIn(conversational(request)),
    'output.value': response && attributeIn(conversational(response)),
  }
  const taken = (key: string) =>
    (request !== undefined && key.startsWith(`${library}.request.`)) ||
    (response !== undefined && key.startsWith(`${library}.response.`)) ||
    key === `${library}.request.model`
  return { attributes, taken }
}

/** Spans whose keys begin with another name than their own. */
const LIBRARIES: { readonly [span: string]: string | undefined } = { 'bedrock-runtime.command': 'bedrock' }

/** Who runs the models of a library that has one provider. */
const PROVIDERS: { readonly [library: string]: string | undefined } = {
  openai: 'openai',
  anthropic: 'anthropic',
  google_generativeai: 'google',
  google_genai: 'google',
  gemini: 'google',
  vertexai: 'vertex_ai',
}

/** `langchain.request.openai.parameters.temperature`, `bedrock.request.temperature`. */
function parametersOf(meta: PlainObject, library: string): PlainAttributes {
  const found: { [key: string]: AttributeValue | undefined } = {}
  for (const [key, value] of Object.entries(meta)) {
    const name = key.startsWith(`${library}.request.`) ? key.slice(key.lastIndexOf('.') + 1) : ''
    if (PARAMETERS.has(name)) found[`gen_ai.request.${name}`] = numberIn(value) ?? attributeIn(value)
  }
  return found
}

const PARAMETERS = new Set([
  ...['temperature', 'top_p', 'top_k', 'max_tokens', 'n', 'stream', 'presence_penalty', 'frequency_penalty', 'seed'],
])

/** Libraries each of whose spans `<library>.request` is one call of a model. */
const CALLS = new Set([
  'openai',
  'anthropic',
  'litellm',
  'vertexai',
  'google_generativeai',
  'google_genai',
  'gemini',
  'genai',
])

function kindOf(record: PlainObject, library: string): string | undefined {
  const meta = objectIn(record.meta)
  const name = textIn(record.name) ?? ''
  const resource = textIn(record.resource) ?? ''
  const said = textIn(meta[`${library}.request.type`])
  if (library === 'langchain' && said !== undefined) return LANGCHAIN[said]
  if (name === 'openai_agents.response') return 'llm'
  if (library === 'bedrock') return /embed/i.test(textIn(meta['bedrock.request.model']) ?? '') ? 'embedding' : 'llm'
  if (name.endsWith('.request') && CALLS.has(library)) return /embed/i.test(resource) ? 'embedding' : 'llm'
  // CrewAI names the kind of a span in its resource, the agents of others in its name.
  const crew = /^CrewAI (Task|Agent|Tool|Flow)$/.exec(resource)?.[1].toLowerCase()
  if (crew !== undefined) return crew === 'flow' ? 'workflow' : crew
  if (resource === 'Crew Kickoff') return 'workflow'
  return /^(?:pydantic_ai|openai_agents|mcp|langgraph)\.(agent|tool)$/.exec(name)?.[1]
}

const LANGCHAIN: { readonly [type: string]: string | undefined } = {
  llm: 'llm',
  chat_model: 'llm',
  chain: 'workflow',
  embedding: 'embedding',
  similarity_search: 'retrieval',
  tool: 'tool',
}

/** Values under numbered keys (`messages.0.role`), rebuilt; undefined where there are none. */
function unflattened(meta: PlainObject, prefix: string): PlainObject | undefined {
  const root: { [key: string]: unknown } = {}
  for (const key of Object.keys(meta)) {
    if (!key.startsWith(prefix)) continue
    const path = key.slice(prefix.length).split('.')
    let node = root
    for (const part of path.slice(0, -1)) {
      const inner = Object.hasOwn(node, part) ? node[part] : undefined
      if (isObject(inner))
        node = inner as { [key: string]: unknown } // made here
      else {
        const made: { [key: string]: unknown } = {}
        setOwn(node, part, made as AttributeValue & object)
        node = made
      }
    }
    setOwn(node, path.at(-1) ?? '', attributeIn(meta[key]) ?? null)
  }
  const value = listed(root) as PlainObject
  return CONTENT.some((name) => name in value) ? value : undefined
}

const CONTENT = [
  'messages',
  'prompt',
  'prompts',
  'inputs',
  'input',
  'contents',
  'choices',
  'completions',
  'outputs',
  'candidates',
]

/** Objects whose keys are all numbers are lists; numbers beside names are the parts of what is named. */
function listed(value: unknown): unknown {
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([key, item]) => [key, listed(item)] as const)
  const isNumbered = ([key]: readonly [string, unknown]) => /^\d{1,6}$/.test(key)
  const list = entries
    .filter(isNumbered)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item)
  if (list.length === 0) return Object.fromEntries(entries)
  const named = entries.filter((entry) => !isNumbered(entry))
  return named.length === 0 ? list : { ...Object.fromEntries(named), parts: list }
}

/** Spellings of messages in LangChain and Anthropic, and prompts of texts, brought to those of their own APIs. */
function conversational(value: PlainObject): PlainObject {
  const { completions, messages, prompts, prompt, ...rest } = value
  const spoken = messages ?? completions ?? prompts ?? prompt
  return spoken === undefined ? rest : { ...rest, messages: asMessages(spoken) }
}

function asMessages(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(asMessages)
  if (!isObject(value)) return [{ role: 'user', content: value }]
  const { message_type: type, content, text, role, ...rest } = value
  const spoken = textIn(role) ?? ROLES[textIn(type) ?? ''] ?? (type === undefined ? 'assistant' : 'user')
  return [{ ...rest, role: spoken, content: content ?? text ?? '' }]
}

const ROLES: { readonly [type: string]: string } = {
  HumanMessage: 'user',
  SystemMessage: 'system',
  AIMessage: 'assistant',
  AIMessageChunk: 'assistant',
  ToolMessage: 'tool',
  human: 'user',
  system: 'system',
  ai: 'assistant',
}
