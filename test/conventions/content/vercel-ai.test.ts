import { describe, expect, it } from 'vitest'
import { decode, said } from './record.ts'

const CALL = { 'ai.operationId': 'ai.generateText.doGenerate', 'ai.model.id': 'toast-1' }

describe('Vercel AI SDK text', () => {
  it('reads the messages sent and joins all that the answer consists of', () => {
    const content = decode({
      ...CALL,
      'ai.prompt.messages': JSON.stringify([
        { role: 'system', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Rye?' },
            { type: 'image', image: 'aGk=', mimeType: 'image/png' },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'reasoning', text: 'Hm.' },
            { type: 'tool-call', toolCallId: 't1', toolName: 'stock', input: { k: 1 } },
          ],
        },
        {
          role: 'tool',
          content: [
            { type: 'tool-result', toolCallId: 't1', toolName: 'stock', output: { type: 'json', value: { left: 2 } } },
          ],
        },
      ]),
      'ai.response.reasoning': 'Two left.',
      'ai.response.text': 'Yes.',
      'ai.response.toolCalls': '[{"toolCallType":"function","toolCallId":"t2","toolName":"sell","args":"{\\"k\\":2}"}]',
      'ai.response.files': '[{"type":"file","mediaType":"image/png","data":"aGk="}]',
      'ai.response.finishReason': 'tool-calls',
    })
    expect(content.inputMessages).toEqual([
      said('system', 'Be brief.'),
      {
        role: 'user',
        parts: [
          { type: 'text', text: 'Rye?' },
          { type: 'media', modality: 'image', mimeType: 'image/png', uri: 'data:image/png;base64,aGk=' },
        ],
      },
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'Hm.' },
          { type: 'tool-call', id: 't1', name: 'stock', arguments: { k: 1 } },
        ],
      },
      { role: 'tool', parts: [{ type: 'tool-result', id: 't1', name: 'stock', result: { left: 2 } }] },
    ])
    expect(content.outputMessages).toEqual([
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'Two left.' },
          { type: 'text', text: 'Yes.' },
          { type: 'media', modality: 'image', mimeType: 'image/png', uri: 'data:image/png;base64,aGk=' },
          { type: 'tool-call', id: 't2', name: 'sell', arguments: { k: 2 } },
        ],
        finishReason: 'tool-calls',
      },
    ])
    expect(content.convention).toBe('vercel-ai')
  })

  it('marks failed tools in each of their spellings', () => {
    const results = [
      { type: 'tool-result', toolCallId: 'a', result: 'no', isError: true },
      { type: 'tool-result', toolCallId: 'b', output: { type: 'error-text', value: 'no' } },
      { type: 'tool-error', toolCallId: 'c', error: 'no' },
    ]
    const content = decode({ ...CALL, 'ai.prompt.messages': JSON.stringify([{ role: 'tool', content: results }]) })
    expect(content.inputMessages[0]?.parts).toEqual(
      ['a', 'b', 'c'].map((id) => ({ type: 'tool-result', id, result: 'no', isError: true })),
    )
  })

  it('reads the wrapper`s prompt as the caller gave it', () => {
    const wrapper = { 'ai.operationId': 'ai.generateText', 'ai.response.text': 'Yes.' }
    const content = decode({ ...wrapper, 'ai.prompt': '{"system":"Be brief.","prompt":"Rye?"}' })
    expect(content.inputMessages).toEqual([said('system', 'Be brief.'), said('user', 'Rye?')])
    expect(content.outputMessages).toEqual([said('assistant', 'Yes.')])
    expect(
      decode({ ...wrapper, 'ai.prompt': '{"messages":[{"role":"user","content":"Rye?"}]}' }).inputMessages,
    ).toEqual([said('user', 'Rye?')])
  })

  it('reads an object as text of the answer and parsed beside it, under the names of version 3 too', () => {
    const content = decode({
      ...CALL,
      'ai.prompt.messages': '[{"role":"user","content":"Rye?"}]',
      'ai.result.object': '{"rye":true}',
      'ai.finishReason': 'stop',
    })
    expect(content.outputMessages).toEqual([said('assistant', '{"rye":true}', 'stop')])
    expect(content.output).toEqual({ rye: true })
  })

  it('reads tools, settings, metadata and runtime context', () => {
    const content = decode({
      ...CALL,
      'ai.prompt.tools': ['{"type":"function","name":"stock","inputSchema":{"type":"object"}}'],
      'ai.prompt.toolChoice': '{"type":"auto"}',
      'ai.settings.maxRetries': 2,
      'ai.settings.context.shop': 'north',
      'ai.telemetry.metadata.userId': 'u9',
      'ai.request.headers.authorization': 'secret',
    })
    expect(content.toolDefinitions).toEqual([{ name: 'stock', type: 'function', parameters: { type: 'object' } }])
    expect(content.parameters).toEqual({ maxRetries: 2, toolChoice: { type: 'auto' } })
    expect(content.metadata).toEqual({ userId: 'u9', shop: 'north' })
  })
})

describe('Vercel AI SDK tools, embeddings, reranking', () => {
  it('reads a tool call', () => {
    const content = decode({
      'ai.operationId': 'ai.toolCall',
      'ai.toolCall.args': '{"k":1}',
      'ai.toolCall.result': '{"left":2}',
    })
    expect(content.toolArguments).toEqual({ k: 1 })
    expect(content.toolResult).toEqual({ left: 2 })
  })

  it('reads texts and counts a vector by its commas', () => {
    const one = decode({ 'ai.operationId': 'ai.embed', 'ai.value': '"rye"', 'ai.embedding': '[0.1,-2e-3,3]' })
    expect([one.embeddingTexts, one.embeddingDimension]).toEqual([['rye'], 3])
    const many = decode({
      'ai.operationId': 'ai.embedMany',
      'ai.values': ['"rye"', '"oat"'],
      'ai.embeddings': ['[1,2]', '[3,4]'],
    })
    expect([many.embeddingTexts, many.embeddingDimension]).toEqual([['rye', 'oat'], 2])
  })

  it('ranks documents by the ranking', () => {
    const content = decode({
      'ai.operationId': 'ai.rerank.doRerank',
      'ai.documents': ['"rye"', '{"text":"oat","id":"o"}'],
      'ai.ranking': ['{"index":1,"relevanceScore":0.9}', '{"index":0,"relevanceScore":0.2}'],
    })
    expect(content.inputDocuments).toEqual([{ content: 'rye' }, { id: 'o', content: 'oat' }])
    expect(content.documents).toEqual([
      { id: 'o', content: 'oat', score: 0.9 },
      { content: 'rye', score: 0.2 },
    ])
  })
})

describe('Vercel AI SDK 7, GenAI names', () => {
  it('reads OTel messages and the supplements', () => {
    const content = decode({
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'pico-3',
      'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"Rye?"}]}]',
      'gen_ai.output.messages':
        '[{"role":"assistant","parts":[{"type":"text","content":"Yes."}],"finish_reason":"stop"}]',
      'gen_ai.response.finish_reasons': ['other'],
      'ai.settings.context.shop': 'north',
    })
    expect(content.convention).toBe('otel-genai')
    expect(content.outputMessages).toEqual([said('assistant', 'Yes.', 'other')])
    expect(content.metadata).toEqual({ shop: 'north' })
  })
})
