import { Client } from 'langsmith'
import { traceable } from 'langsmith/traceable'
import { wrapOpenAI } from 'langsmith/wrappers'
import OpenAI from 'openai'
import { callOpenAI, clientOptions } from './shared/openai-calls.mjs'

const client = new Client()
const shared = { client, tracingEnabled: true }
await callOpenAI(wrapOpenAI(new OpenAI(clientOptions), shared), {
  step: (name, run) => traceable(run, { ...shared, name: `answer ${name}`, run_type: 'chain' })(),
  tool: (name, input, run) => traceable(() => run(), { ...shared, name, run_type: 'tool' })(input),
})
await client.awaitPendingTraceBatches()
