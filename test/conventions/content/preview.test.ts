import { describe, expect, it } from 'vitest'
import { firstUserText, lastAssistantText, previewOf } from '../../../src/conventions/content/preview.ts'
import { decode } from './record.ts'

const preview = (attributes: Parameters<typeof decode>[0]) => previewOf(decode(attributes))
const chain = (input: unknown, output: unknown) =>
  preview({
    'openinference.span.kind': 'CHAIN',
    'input.value': typeof input === 'string' ? input : JSON.stringify(input),
    'output.value': typeof output === 'string' ? output : JSON.stringify(output),
  })

describe('previewOf', () => {
  it('takes the last user text and the last assistant text', () => {
    const content = decode({
      'gen_ai.operation.name': 'chat',
      'gen_ai.input.messages': JSON.stringify([
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Rye?' },
        { role: 'assistant', content: 'Yes.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'And  oat?\n' },
            { type: 'image_url', image_url: { url: 'https://a.example/b.png' } },
          ],
        },
        { role: 'tool', tool_call_id: 'c', content: 'two' },
      ]),
      'gen_ai.output.messages': JSON.stringify([
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', content: 'Hm.' },
            { type: 'text', content: 'Oat too.' },
          ],
        },
      ]),
    })
    expect(previewOf(content)).toEqual({ asked: 'And oat?', answered: 'Oat too.' })
    expect(firstUserText(content)).toBe('Rye?')
    expect(lastAssistantText(content)).toBe('Oat too.')
  })

  it('names the tools that an answer without text calls', () => {
    const answer = {
      role: 'assistant',
      tool_calls: [
        { id: 'a', name: 'stock', args: {} },
        { id: 'b', name: 'price', args: {} },
      ],
    }
    expect(preview({ 'gen_ai.operation.name': 'chat', 'gen_ai.output.messages': JSON.stringify([answer]) })).toEqual({
      answered: 'stock, price',
    })
  })

  it.each([
    [{ question: 'Rye?' }, { answer: 'Yes.' }],
    [{ input: 'Rye?', chat_history: [] }, { output: 'Yes.' }],
    [{ inputs: { query: 'Rye?' } }, { result: { text: 'Yes.' } }],
    [
      { messages: [{ role: 'user', content: 'Rye?' }], step: 1 },
      { messages: [{ role: 'assistant', content: 'Yes.' }], step: 2 },
    ],
    [{ url: 'Rye?' }, { whatever: 'Yes.' }],
    ['Rye?', 'Yes.'],
  ])('finds a text in %j by shape', (input, output) => {
    expect(chain(input, output)).toEqual({ asked: 'Rye?', answered: 'Yes.' })
  })

  it('shows the JSON of what holds no such text', () => {
    expect(chain({ a: 1, b: [true] }, [1, 2])).toEqual({ asked: '{"a":1,"b":[true]}', answered: '[1,2]' })
  })

  it('shows query and first document, embedded text, arguments and result', () => {
    expect(
      preview({
        'openinference.span.kind': 'RETRIEVER',
        'input.value': 'returns',
        'retrieval.documents.0.document.content': 'Thirty days.',
      }),
    ).toEqual({ asked: 'returns', answered: 'Thirty days.' })
    expect(preview({ 'ai.operationId': 'ai.embed', 'ai.value': '"rye"' })).toEqual({ asked: 'rye' })
    expect(
      preview({ 'ai.operationId': 'ai.toolCall', 'ai.toolCall.args': '{"k":1}', 'ai.toolCall.result': '"two"' }),
    ).toEqual({ asked: '{"k":1}', answered: 'two' })
  })

  it('is empty where nothing was said', () => {
    expect(preview({})).toEqual({})
  })

  it('cuts at 200 characters and splits no character', () => {
    const { asked } = chain(`${'a'.repeat(198)}😀tail`, '')
    expect(asked).toBe(`${'a'.repeat(198)}…`)
    expect(chain('b'.repeat(200), '').asked).toBe('b'.repeat(200))
    expect(chain('b'.repeat(201), '').asked).toBe(`${'b'.repeat(199)}…`)
  })
})
