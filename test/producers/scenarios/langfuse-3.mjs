import { Langfuse, observeOpenAI } from 'langfuse'
import OpenAI from 'openai'
import { callOpenAI, clientOptions } from './shared/openai-calls.mjs'

const langfuse = new Langfuse({ publicKey: 'pk', secretKey: 'sk', baseUrl: process.env.COLLECTOR_URL })
const client = new OpenAI(clientOptions)

// The client is wrapped for each step: that is how this version is told of its parent.
let parent
const wrapped = new Proxy(client, {
  get: (target, key) =>
    parent ? Reflect.get(observeOpenAI(target, { parent, generationName: 'model call' }), key) : target[key],
})
await callOpenAI(wrapped, {
  async step(name, run) {
    parent = langfuse.trace({ name: `answer ${name}` })
    return run()
  },
  async tool(name, input, run) {
    const span = parent.span({ name, input })
    try {
      const output = await run()
      span.end({ output })
      return output
    } catch (error) {
      span.end({ level: 'ERROR', statusMessage: error.message })
      throw error
    }
  },
})
await langfuse.shutdownAsync()
