import { openAI } from '@genkit-ai/compat-oai/openai'
import { genkit, z } from 'genkit'
import { disableGenkitOTelInitialization } from 'genkit/tracing'
import { attempt, drain, PROMPTS, SYSTEM, TOOLS } from './shared/frame.mjs'
import { startOtel } from './shared/otel.mjs'

disableGenkitOTelInitialization()
const { finish } = startOtel()
const plugin = openAI({ apiKey: 'none', baseURL: `${process.env.MODEL_URL}/v1`, maxRetries: 0 })
const ai = genkit({ plugins: [plugin], model: openAI.model('gpt-4o-mini') })
const tools = Object.entries(TOOLS).map(([name, { description, run }]) =>
  ai.defineTool(
    { name, description, inputSchema: z.object({ city: z.string() }), outputSchema: z.string() },
    async (input) => run(input),
  ),
)
const generate = (prompt, rest) => ai.generate({ system: SYSTEM, prompt, ...rest })
const stream = async (prompt) => {
  const { stream, response } = ai.generateStream({ system: SYSTEM, prompt })
  await attempt(() => drain(stream))
  await response
}

await attempt(() => generate(PROMPTS.chat))
await attempt(() => stream(PROMPTS.stream))
await attempt(() => generate(PROMPTS.tools, { tools }))
await attempt(() => generate(PROMPTS.refused))
await attempt(() => stream(PROMPTS.cut))
await attempt(() => ai.embed({ embedder: openAI.embedder('text-embedding-3-small'), content: PROMPTS.embed }))
await finish()
