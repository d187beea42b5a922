import { callAi } from './shared/ai-calls.mjs'
import { startOtel } from './shared/otel.mjs'

const { finish } = startOtel()
await callAi({ experimental_telemetry: { isEnabled: true } })
await finish()
