import OpenAI from 'openai'
import * as weave from 'weave'
import { callOpenAI, clientOptions } from './shared/openai-calls.mjs'

const client = await weave.init('bicycle-shop/support')
await callOpenAI(weave.wrapOpenAI(new OpenAI(clientOptions)), {
  step: (name, run) => weave.op(async () => await run(), { name: `answer ${name}` })(),
  tool: (name, input, run) => weave.op(() => run(), { name })(input),
})
await client.waitForBatchProcessing()
