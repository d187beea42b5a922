import { createAnthropic } from '@ai-sdk/anthropic'
import { callAi } from './shared/ai-calls.mjs'
import { startOtel } from './shared/otel.mjs'

const { finish } = startOtel()
const anthropic = createAnthropic({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' })
await callAi({ chat: anthropic('claude-sonnet-5') }, { experimental_telemetry: { isEnabled: true } })
await finish()
