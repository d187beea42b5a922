import { callAi } from './shared/ai-calls.mjs'
import { openaiModels } from './shared/ai-openai.mjs'
import { startOtel } from './shared/otel.mjs'

const { finish } = startOtel()
await callAi(openaiModels, { experimental_telemetry: { isEnabled: true } })
await finish()
