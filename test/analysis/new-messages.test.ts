import { describe, expect, it } from 'vitest'
import { callPlace, sharedMessages } from '../../src/analysis/new-messages.ts'
import type { Message } from '../../src/model/content.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

const say = (role: string, text: string): Message => ({ role, parts: [{ type: 'text', text }] })
const system = say('system', 'Be brief.')
const question = say('user', 'Where is it?')
const answer = say('assistant', 'On its way.')

describe('sharedMessages', () => {
  it('counts the messages that both calls begin with', () => {
    expect(sharedMessages([system, question], [system, question, answer, say('user', 'When?')])).toBe(2)
  })

  it('stops at the first message that differs', () => {
    expect(sharedMessages([system, question, answer], [system, question, say('assistant', 'Lost.'), answer])).toBe(2)
  })

  it('is 0 when only the instructions are the same', () => {
    expect(sharedMessages([system, question], [system, say('user', 'Something else')])).toBe(0)
  })

  it('counts an answer given back without its finish reason', () => {
    expect(sharedMessages([question, { ...answer, finishReason: 'stop' }], [question, answer])).toBe(2)
  })

  it('tells apart messages of other names, roles, parts and arguments', () => {
    const call = (args: unknown): Message => ({
      role: 'assistant',
      parts: [{ type: 'tool-call', name: 'find', arguments: args }],
    })
    const shared = (a: Message, b: Message) => sharedMessages([question, a], [question, b])
    expect(shared(call({ a: [1, 2] }), call({ a: [1, 2] }))).toBe(2)
    expect(shared(call({ a: [1, 2] }), call({ a: [1, 3] }))).toBe(1)
    expect(shared(call({ a: 1 }), call({ a: 1, b: undefined }))).toBe(1)
    expect(shared(call([]), call({}))).toBe(1)
    expect(shared(answer, { ...answer, name: 'Ada' })).toBe(1)
    expect(shared(answer, { ...answer, role: 'user' })).toBe(1)
  })

  it('compares arguments 100,000 levels deep', () => {
    const deep = (): Message => {
      let value: unknown = 1
      for (let level = 0; level < 100_000; level++) value = { value }
      return { role: 'user', parts: [{ type: 'unknown', name: 'deep', value }] }
    }
    expect(sharedMessages([deep()], [deep()])).toBe(1)
  })
})

describe('callPlace', () => {
  it('numbers the calls of an agent and leaves those of an inner agent to it', async () => {
    const { dataset } = await tracesFromText(`
      agent outer 0..900
        llm first  10..100 in=1 out=1
        agent inner 200..400
          workflow step 200..390
            llm second 210..300 in=1 out=1
        llm third  500..800 in=1 out=1
    `)
    expect(callPlace(dataset, 0, 1)).toEqual({ scope: 0, isAgent: true, number: 1, count: 2, before: -1 })
    expect(callPlace(dataset, 0, 4)).toEqual({ scope: 2, isAgent: true, number: 1, count: 1, before: -1 })
    expect(callPlace(dataset, 0, 5)).toEqual({ scope: 0, isAgent: true, number: 2, count: 2, before: 1 })
  })

  it('numbers the calls under a root that is no agent', async () => {
    const { dataset } = await tracesFromText(`
      workflow job 0..900
        llm first  10..100 in=1 out=1
        llm second 200..300 in=1 out=1
    `)
    expect(callPlace(dataset, 0, 2)).toEqual({ scope: 0, isAgent: false, number: 2, count: 2, before: 1 })
  })

  it('goes back past a failed call to the last one that was answered', async () => {
    const { dataset } = await tracesFromText(`
      agent outer 0..900
        llm first  10..100 in=1 out=1
        llm failed 200..300 error="429"
        llm retry  400..500 in=1 out=1
    `)
    expect(callPlace(dataset, 0, 3)).toMatchObject({ number: 3, count: 3, before: 1 })
    expect(callPlace(dataset, 0, 2)).toMatchObject({ number: 2, before: 1 })
  })

  it('knows no place for what is no model call of its own', async () => {
    const { dataset } = await tracesFromText(`
      llm wrapper 0..900 in=2 out=2
        llm call 10..100 in=2 out=2
        tool find 200..300
    `)
    expect(callPlace(dataset, 0, 0)).toBeUndefined()
    expect(callPlace(dataset, 0, 2)).toBeUndefined()
    expect(callPlace(dataset, 0, 1)).toMatchObject({ number: 1, count: 1 })
  })
})
