import { createGoogleGenerativeAI } from '@ai-sdk/google'
import { callAi } from './shared/ai-calls.mjs'
import { startOtel } from './shared/otel.mjs'

const { finish } = startOtel()
const google = createGoogleGenerativeAI({ baseURL: `${process.env.MODEL_URL}/v1beta`, apiKey: 'none' })
await callAi({ chat: google('gemini-2.5-flash') }, { experimental_telemetry: { isEnabled: true } })
await finish()
