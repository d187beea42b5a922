import { OpenAIInstrumentation } from '@traceloop/instrumentation-openai'
import OpenAI from 'openai'
import { callOpenAI, clientOptions } from './shared/openai-calls.mjs'
import { startOtel } from './shared/otel.mjs'

const instrumentation = new OpenAIInstrumentation()
const { frame, finish } = startOtel({ instrumentations: [instrumentation] })
instrumentation.manuallyInstrument(OpenAI)
await callOpenAI(new OpenAI(clientOptions), frame)
await finish()
