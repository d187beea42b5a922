// Gemini generateContent. Usage: the prompt count holds the cached tokens, the candidates' count leaves the thoughts out.
import { piecesOf } from './script.mjs'

const usageOf = ({ charge }) => ({
  promptTokenCount: charge.input,
  cachedContentTokenCount: charge.cacheRead,
  candidatesTokenCount: charge.output - charge.reasoning,
  thoughtsTokenCount: charge.reasoning,
  totalTokenCount: charge.input + charge.output,
})

const chunkOf = (reply, parts, isLast) => ({
  candidates: [{ content: { role: 'model', parts }, index: 0, ...(isLast ? { finishReason: 'STOP' } : {}) }],
  ...(isLast ? { usageMetadata: usageOf(reply) } : {}),
  modelVersion: 'gemini-2.5-flash',
  responseId: reply.id,
})

const partsOf = ({ toolCalls, answer }) =>
  toolCalls.length === 0
    ? [{ text: answer }]
    : toolCalls.map((name) => ({ functionCall: { name, args: { city: 'Lyon' } } }))

export const gemini = {
  name: 'generate',
  path: /:(stream)?[gG]enerateContent(\?.*)?$/,
  isStream: ({ url }) => url.includes(':streamGenerateContent'),
  tools: ({ tools = [] }) =>
    tools.flatMap(({ functionDeclarations = [] }) => functionDeclarations).map(({ name }) => name),
  charge: ({ charge }) => ({ ...charge, cacheWrite: 0 }),
  tellsUsage: () => true,
  refusal: (message) => ({ error: { code: 400, message, status: 'INVALID_ARGUMENT' } }),
  whole: (reply) => chunkOf(reply, partsOf(reply), true),

  events(reply) {
    const pieces = reply.toolCalls.length > 0 ? [partsOf(reply)] : piecesOf(reply.answer).map((text) => [{ text }])
    return pieces.map(
      (parts, index) => `data: ${JSON.stringify(chunkOf(reply, parts, index === pieces.length - 1))}\r\n\r\n`,
    )
  },
}
