import { OpenTelemetry } from '@ai-sdk/otel'
import { registerTelemetry } from 'ai'
import { callAi } from './shared/ai-calls.mjs'
import { openaiModels } from './shared/ai-openai.mjs'
import { startOtel } from './shared/otel.mjs'

const { finish } = startOtel()
registerTelemetry(new OpenTelemetry())
await callAi(openaiModels, {})
await finish()
