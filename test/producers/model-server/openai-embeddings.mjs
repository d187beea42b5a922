// OpenAI embeddings, as numbers or as base64 of float32.
import { EMBEDDING_TOKENS } from './script.mjs'

const VECTOR = [0.25, -0.5, 0.125]

const vectorAs = (format) =>
  format === 'base64' ? Buffer.from(Float32Array.from(VECTOR).buffer).toString('base64') : VECTOR

export const openaiEmbeddings = {
  name: 'embeddings',
  path: /\/embeddings$/,
  isStream: () => false,
  tools: () => [],
  charge: () => ({ input: EMBEDDING_TOKENS, cacheRead: 0, cacheWrite: 0, output: 0, reasoning: 0 }),
  refusal: (message) => ({ error: { message, type: 'invalid_request_error', param: null, code: null } }),
  whole: ({ body }) => ({
    object: 'list',
    data: [body.input].flat().map((_, index) => ({
      object: 'embedding',
      index,
      embedding: vectorAs(body.encoding_format),
    })),
    model: 'text-embedding-3-small',
    usage: { prompt_tokens: EMBEDDING_TOKENS, total_tokens: EMBEDDING_TOKENS },
  }),
}
