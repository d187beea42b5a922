import * as anthropic from '@anthropic-ai/sdk'
import { AnthropicInstrumentation } from '@traceloop/instrumentation-anthropic'
import { callAnthropic } from './shared/anthropic-calls.mjs'
import { startOtel } from './shared/otel.mjs'

const instrumentation = new AnthropicInstrumentation()
const { frame, finish } = startOtel({ instrumentations: [instrumentation] })
instrumentation.manuallyInstrument({ ...anthropic, Anthropic: anthropic.Anthropic })
await callAnthropic(new anthropic.Anthropic({ maxRetries: 0 }), frame)
await finish()
