// Calls of models: chat completions (`generation`), the responses API (`response`), speech in and out.

import { usageOf } from '../openai-calls/usage.ts'
import type { PlainAttributes } from '../plain-span.ts'
import { instantOfText } from '../plain-times.ts'
import { attributeIn, isObject, objectIn, type PlainObject, restOf, textIn } from '../plain-values.ts'

export function modelAttributes(type: string, data: PlainObject, start: bigint | undefined): PlainAttributes {
  const config = objectIn(data.model_config)
  const response = objectIn(data.response)
  const audio = AUDIO[type]?.(data)
  const usage = objectIn(data.usage ?? response.usage)
  return {
    'gen_ai.operation.name': AUDIO[type] ? type : 'chat',
    'gen_ai.provider.name': type === 'response' ? 'openai' : providerOf(textIn(config.base_url)),
    'gen_ai.request.model': textIn(data.model),
    'gen_ai.response.model': textIn(response.model),
    'gen_ai.response.id': textIn(data.response_id) ?? textIn(response.id),
    ...Object.fromEntries(
      Object.entries(config)
        .filter(([key]) => key !== 'base_url')
        .map(([key, value]) => [`gen_ai.request.${key}`, attributeIn(value)]),
    ),
    ...usageOf({ ...usage, ...objectIn(usage.details) }),
    'gen_ai.input.messages': audio ? audio.input : attributeIn(data.input),
    'gen_ai.output.messages': audio ? audio.output : attributeIn(data.output ?? response.output),
    'gen_ai.system_instructions': attributeIn(response.instructions),
    'gen_ai.tool.definitions': attributeIn(response.tools),
    'gen_ai.response.time_to_first_chunk': secondsFrom(start, data.first_content_at),
    'openai_agents.base_url': textIn(config.base_url),
    ...restOf(data, TAKEN, 'openai_agents.'),
    ...(isObject(data.response) ? restOf(response, TAKEN_RESPONSE, 'openai_agents.response.') : {}),
  }
}

const TAKEN = new Set([
  ...['type', 'model', 'model_config', 'input', 'output', 'usage', 'response_id', 'response', 'first_content_at'],
])
const TAKEN_RESPONSE = new Set(['id', 'model', 'output', 'usage', 'instructions', 'tools'])

const PROVIDERS: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)openai\.azure\.com$|(^|\.)azure\.com$/, 'azure.ai.openai'],
  [/(^|\.)openai\.com$/, 'openai'],
  [/(^|\.)anthropic\.com$/, 'anthropic'],
  [/(^|\.)openrouter\.ai$/, 'openrouter'],
  [/(^|\.)googleapis\.com$/, 'gcp.gemini'],
  [/(^|\.)groq\.com$/, 'groq'],
  [/(^|\.)mistral\.ai$/, 'mistral_ai'],
  [/(^|\.)deepseek\.com$/, 'deepseek'],
  [/(^|\.)x\.ai$/, 'x_ai'],
]

/** Who runs the model, by the address that was asked; unknown for any other. */
function providerOf(address: string | undefined): string | undefined {
  const host = /^https?:\/\/([^/:]+)/i.exec(address ?? '')?.[1].toLowerCase()
  return host === undefined ? undefined : PROVIDERS.find(([pattern]) => pattern.test(host))?.[1]
}

type Sides = Pick<PlainAttributes, string>

/** Sound in or out beside its text. */
const AUDIO: {
  readonly [type: string]: ((data: PlainObject) => { input: Sides[string]; output: Sides[string] }) | undefined
} = {
  transcription: ({ input, output }) => ({
    input: attributeIn([{ role: 'user', content: [{ type: 'input_audio', input_audio: input }] }]),
    output: attributeIn([{ role: 'assistant', content: output }]),
  }),
  speech: ({ input, output }) => ({
    input: attributeIn([{ role: 'user', content: input }]),
    output: attributeIn([{ role: 'assistant', content: null, audio: output }]),
  }),
}

function secondsFrom(start: bigint | undefined, until: unknown): number | undefined {
  const at = typeof until === 'string' ? instantOfText(until) : undefined
  return start === undefined || at === undefined ? undefined : Number(at - start) / 1e9
}
