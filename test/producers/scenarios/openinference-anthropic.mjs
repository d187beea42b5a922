import Anthropic from '@anthropic-ai/sdk'
import { AnthropicInstrumentation } from '@arizeai/openinference-instrumentation-anthropic'
import { callAnthropic } from './shared/anthropic-calls.mjs'
import { startOtel } from './shared/otel.mjs'

const instrumentation = new AnthropicInstrumentation()
const { frame, finish } = startOtel({ instrumentations: [instrumentation] })
instrumentation.manuallyInstrument(Anthropic)
await callAnthropic(new Anthropic({ maxRetries: 0 }), frame)
await finish()
