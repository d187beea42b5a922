import { observeOpenAI } from '@langfuse/openai'
import { LangfuseSpanProcessor } from '@langfuse/otel'
import { startActiveObservation } from '@langfuse/tracing'
import OpenAI from 'openai'
import { callOpenAI, clientOptions } from './shared/openai-calls.mjs'
import { startOtel } from './shared/otel.mjs'

const { finish } = startOtel({
  spanProcessors: [new LangfuseSpanProcessor({ publicKey: 'pk', secretKey: 'sk', baseUrl: process.env.COLLECTOR_URL })],
})
await callOpenAI(observeOpenAI(new OpenAI(clientOptions)), {
  step: (name, run) => startActiveObservation(`answer ${name}`, run, { asType: 'agent' }),
  tool: (name, input, run) =>
    startActiveObservation(
      name,
      async (tool) => {
        try {
          const output = await run()
          tool.update({ input, output })
          return output
        } catch (error) {
          tool.update({ input, level: 'ERROR', statusMessage: error.message })
          throw error
        }
      },
      { asType: 'tool' },
    ),
})
await finish()
