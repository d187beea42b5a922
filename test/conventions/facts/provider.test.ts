import { expect, test } from 'vitest'
import { readFacts } from '../../../src/conventions/facts/index.ts'
import { foldProvider } from '../../../src/conventions/facts/provider.ts'
import { NOWHERE, recordView } from '../../support/record-view.ts'

test.each([
  ['OpenAI', 'openai'],
  ['openai.chat', 'openai'],
  ['openai.responses', 'openai'],
  ['anthropic.messages', 'anthropic'],
  ['azure-openai.chat', 'azure.ai.openai'],
  ['az.ai.openai', 'azure.ai.openai'],
  ['AWS', 'aws.bedrock'],
  ['amazon-bedrock', 'aws.bedrock'],
  ['google.generative-ai', 'gcp.gemini'],
  ['google.vertex.chat', 'gcp.vertex_ai'],
  ['xai', 'x_ai'],
  ['MistralAI', 'mistral_ai'],
  ['groq', 'groq'],
  [' Cohere ', 'cohere'],
  ['a.provider.of.our.own', 'a.provider.of.our.own'],
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
])('%s is %s', (raw, folded) => expect(foldProvider(raw)).toBe(folded))

test.each(['Langchain', 'strands-agents', 'litellm', 'mcp', ''])('%j is not who ran the model', (raw) => {
  expect(foldProvider(raw)).toBeUndefined()
})

test('a framework in the first place gives way to the next source', () => {
  const { text } = readFacts(
    recordView({ 'gen_ai.system': 'Langchain', 'langsmith.metadata.ls_provider': 'anthropic' }),
    NOWHERE,
  )
  expect(text.provider).toBe('anthropic')
})
