import OpenAI from 'openai'
import { Opik } from 'opik'
import { trackOpenAI } from 'opik-openai'
import { callOpenAI, clientOptions } from './shared/openai-calls.mjs'

const opik = new Opik({ apiUrl: process.env.COLLECTOR_URL, projectName: 'bicycle shop' })
const client = new OpenAI(clientOptions)

// The client is wrapped for each step: that is how the wrapper is told of its parent.
let parent
const wrapped = new Proxy(client, {
  get: (target, key) => (parent ? Reflect.get(trackOpenAI(target, { client: opik, parent }), key) : target[key]),
})
await callOpenAI(wrapped, {
  async step(name, run) {
    parent = opik.trace({ name: `answer ${name}` })
    try {
      return await run()
    } finally {
      parent.end()
    }
  },
  async tool(name, input, run) {
    const span = parent.span({ name, type: 'tool', input })
    try {
      const output = await run()
      span.update({ output: { output } })
      return output
    } catch (error) {
      span.update({ errorInfo: { exceptionType: error.name, message: error.message, traceback: '' } })
      throw error
    } finally {
      span.end()
    }
  },
})
await opik.flush()
