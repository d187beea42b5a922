// Models of OpenAI for the Vercel AI SDK.
import { createOpenAI } from '@ai-sdk/openai'

const openai = createOpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' })

export const openaiModels = {
  chat: openai.chat('gpt-4o-mini'),
  responses: openai.responses('gpt-4o-mini'),
  embedding: openai.embedding('text-embedding-3-small'),
}
