// A model server on loopback that answers by script and keeps the log that captures are held against.
import { createServer } from 'node:http'
import { anthropicMessages } from './anthropic.mjs'
import { gemini } from './gemini.mjs'
import { openaiChat } from './openai-chat.mjs'
import { openaiEmbeddings } from './openai-embeddings.mjs'
import { openaiResponses } from './openai-responses.mjs'
import { ERROR_MESSAGE, lineOf, stepOf, TOOL_NAMES } from './script.mjs'

/**
 * One request of a model, as the server saw it.
 *
 * @typedef {object} Call
 * @property {string} label step, or `tools-answer` for the second request of a tool round trip
 * @property {'chat' | 'responses' | 'messages' | 'generate' | 'embeddings'} api
 * @property {boolean} isStream
 * @property {'answered' | 'refused' | 'cut'} outcome
 * @property {import('./script.mjs').Charge} [charge] what it told the client; absent where the client was told nothing
 * @property {number} toolCalls tools that the model asked for
 */

const APIS = [openaiChat, openaiResponses, openaiEmbeddings, anthropicMessages, gemini]

/** @returns {Promise<{ url: string, log: Call[], close: () => void }>} */
export async function startModelServer() {
  const log = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    const api = APIS.find(({ path }) => path.test(request.url))
    if (!api || request.method !== 'POST') {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"not scripted"}}')
      return
    }
    answer(api, { url: request.url, body: JSON.parse(text) }, response, log)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    log,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function answer(api, request, response, log) {
  const label = stepOf(request.body)
  const line = lineOf(label)
  const isStream = api.isStream(request)
  const toolCalls = label === 'tools' ? api.tools(request.body).filter((name) => TOOL_NAMES.includes(name)) : []
  const call = { label, api: api.name, isStream, outcome: 'answered', toolCalls: toolCalls.length }
  log.push(call)
  if (label === 'refused') {
    call.outcome = 'refused'
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(api.refusal(ERROR_MESSAGE)))
    return
  }
  const reply = { id: `r${log.length}`, label, toolCalls, model: request.body.model, body: request.body, ...line }
  if (!isStream) {
    call.charge = api.charge(reply)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(api.whole(reply)))
    return
  }
  const events = api.events(reply)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  if (label === 'cut') {
    call.outcome = 'cut'
    if (api.isChargedAtStart) call.charge = { ...api.charge(reply), output: 0, reasoning: 0 }
    // The last events carry the end and the usage: they never come.
    response.write(events.slice(0, Math.ceil(events.length / 2)).join(''), () => {
      setTimeout(() => response.destroy(), 30)
    })
    return
  }
  if (api.tellsUsage(request.body)) call.charge = api.charge(reply)
  response.end(events.join(''))
}
