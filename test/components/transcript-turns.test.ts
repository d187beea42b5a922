import { describe, expect, it } from 'vitest'
import { conversationOf, type ToolCallPart, type ToolResultPart } from '../../src/components/transcript/turns.ts'
import type { Message, Part } from '../../src/model/content.ts'

const call = (name: string, id?: string): ToolCallPart => ({ type: 'tool-call', name, id, arguments: {} })
const result = (value: unknown, id?: string, name?: string): ToolResultPart => ({
  type: 'tool-result',
  id,
  name,
  result: value,
})
const message = (role: string, ...parts: Part[]): Message => ({ role, parts })
const text = (words: string): Part => ({ type: 'text', text: words })

/** `role: shown parts`, a call with its result. */
const outline = (inputMessages: Message[], outputMessages: Message[] = []): string[] => {
  const { turns, resultOf } = conversationOf({ inputMessages, outputMessages })
  return turns.map(({ message: { role }, parts, isOutput, lastMessage }) => {
    const shown = parts.map((part) => {
      if (part.type === 'tool-call') return `${part.name}=${resultOf.get(part)?.result ?? '?'}`
      return part.type === 'text' ? part.text : part.type
    })
    return `${isOutput ? '> ' : ''}${role}: ${shown.join(', ')} (${lastMessage})`
  })
}

describe('conversationOf', () => {
  it('puts results with their calls by id, whatever their order, and drops messages that only carried them', () => {
    expect(
      outline(
        [
          message('user', text('Hi')),
          message('assistant', call('find', 'a'), call('find', 'b')),
          message('tool', result(2, 'b')),
          message('tool', result(1, 'a')),
        ],
        [message('assistant', text('Done'))],
      ),
    ).toEqual(['user: Hi (0)', 'assistant: find=1, find=2 (3)', '> assistant: Done (4)'])
  })

  it('keeps what else a message with results says', () => {
    expect(
      outline([message('assistant', call('find', 'a')), message('user', result(1, 'a'), text('And now?'))]),
    ).toEqual(['assistant: find=1 (1)', 'user: And now? (1)'])
  })

  it('pairs by name and order where ids are missing', () => {
    expect(
      outline([
        message('assistant', call('find'), call('count'), call('find')),
        message('tool', result('c', undefined, 'count')),
        message('tool', result('f1', undefined, 'find')),
        message('tool', result('f2', undefined, 'find')),
      ]),
    ).toEqual(['assistant: find=f1, count=c, find=f2 (3)'])
  })

  it('pairs by order where names are missing too', () => {
    expect(outline([message('assistant', call('find'), call('count')), message('tool', result(1), result(2))])).toEqual(
      ['assistant: find=1, count=2 (1)'],
    )
  })

  it('leaves a result whose id no call has where it is', () => {
    expect(outline([message('assistant', call('find', 'a')), message('tool', result(1, 'z'))])).toEqual([
      'assistant: find=? (0)',
      'tool: tool-result (1)',
    ])
  })

  it('gives each of two calls of one id its own result', () => {
    expect(
      outline([
        message('assistant', call('find', 'a')),
        message('tool', result(1, 'a')),
        message('assistant', call('find', 'a')),
        message('tool', result(2, 'a')),
      ]),
    ).toEqual(['assistant: find=1 (1)', 'assistant: find=2 (3)'])
  })

  it('keeps empty messages', () => {
    expect(outline([message('assistant')])).toEqual(['assistant:  (0)'])
  })
})
