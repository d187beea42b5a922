// What a gateway keeps of one call: the bodies of its request and its answer, in the shapes of the providers' APIs.
import type { PlainAttributes } from './plain-span.ts'
import {
  attributeIn,
  isObject,
  listIn,
  numberIn,
  objectIn,
  type PlainObject,
  structureIn,
  textIn,
} from './plain-values.ts'

/** Content, models and counts as the bodies say them. */
export function bodyAttributes(request: unknown, response: unknown): PlainAttributes {
  const asked = objectIn(request)
  const answered = objectIn(response)
  return {
    'input.value': attributeIn(structureIn(request)),
    'output.value': attributeIn(structureIn(response)),
    'gen_ai.request.model': textIn(asked.model),
    'gen_ai.response.model': textIn(answered.model) ?? textIn(answered.modelVersion),
    'gen_ai.response.id': textIn(answered.id) ?? textIn(answered.responseId),
    'gen_ai.response.finish_reasons': attributeIn(finishReasonsOf(answered)),
    ...usageOf(answered),
  }
}

function finishReasonsOf(answered: PlainObject): string[] {
  const options = [...listIn(answered.choices), ...listIn(answered.candidates)].filter(isObject)
  return [answered, ...options].flatMap(
    (option) => textIn(option.finish_reason) ?? textIn(option.finishReason) ?? textIn(option.stop_reason) ?? [],
  )
}

/** Counts of OpenAI's two APIs, of Anthropic and of Gemini; empty where the answer has none. */
function usageOf(answered: PlainObject): PlainAttributes {
  const usage = { ...objectIn(answered.usageMetadata), ...objectIn(answered.usage) }
  const asked = { ...objectIn(usage.prompt_tokens_details), ...objectIn(usage.input_tokens_details) }
  const said = { ...objectIn(usage.completion_tokens_details), ...objectIn(usage.output_tokens_details) }
  const counts = {
    input_tokens: usage.prompt_tokens ?? usage.input_tokens ?? usage.promptTokenCount,
    output_tokens: usage.completion_tokens ?? usage.output_tokens ?? usage.candidatesTokenCount,
    total_tokens: usage.total_tokens ?? usage.totalTokenCount,
    cache_read_input_tokens: asked.cached_tokens ?? usage.cache_read_input_tokens ?? usage.cachedContentTokenCount,
    cache_creation_input_tokens: usage.cache_creation_input_tokens,
    reasoning_tokens: said.reasoning_tokens ?? usage.thoughtsTokenCount,
    audio_input_tokens: asked.audio_tokens,
    output_audio_tokens: said.audio_tokens,
  }
  return Object.fromEntries(Object.entries(counts).map(([key, count]) => [`gen_ai.usage.${key}`, numberIn(count)]))
}

/** The kind of call that an address names; undefined for one that is no model's. */
export function operationOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  if (/embed/i.test(address)) return 'embeddings'
  if (/rerank/i.test(address)) return 'rerank'
  return /completions?\b|\/messages\b|\/responses\b|generateContent|\/chat\b|\/(converse|invoke)(-|\b)|\/predict\b|\/generat/i.test(
    address,
  )
    ? 'chat'
    : undefined
}

/** Type and message of an error that stands in an answer. */
export function errorIn(response: unknown): { type?: string; message?: string } {
  const { error, message } = objectIn(response)
  const said = structureIn(error)
  if (!isObject(said)) return { message: textIn(said) ?? textIn(message) }
  return { type: textIn(said.type) ?? textIn(said.code) ?? textIn(said.status), message: textIn(said.message) }
}
