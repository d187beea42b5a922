import { createRequire } from 'node:module'
import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai'
import { callOpenAI, clientOptions } from './shared/openai-calls.mjs'
import { startOtel } from './shared/otel.mjs'

const { frame, finish } = startOtel({ instrumentations: [new OpenAIInstrumentation({ captureMessageContent: true })] })
// Required, not imported: the instrumentation is told of modules as they are required.
const { OpenAI } = createRequire(import.meta.url)('openai')
await callOpenAI(new OpenAI(clientOptions), frame)
await finish()
