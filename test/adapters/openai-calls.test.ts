import { expect, test } from 'vitest'
import { openaiCalls } from '../../src/adapters/openai-calls/detect.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { fixtureText } from '../support/fixture.ts'

describeAdapter(openaiCalls, 'openai-calls', {
  recordLists: [],
  leftOut: [
    // Of the page; what kind of object it is; how parts of messages are written; vectors.
    /^(object|first_id|last_id)\b|\bobject = |\.type = |\.index = |embedding\[\]|(output|summary|data|message)\[?\]?\.id = /,
    // Joined to the completion by its id.
    /data\[\]\.id = chatcmpl-8-|status_code = 200$/,
  ],
})

const read = async (...names: string[]) => {
  const inputs = names.map((name) => ({ name, data: fixtureText(`openai-calls/${name}`) }))
  const { data, content } = await readAll(inputs)
  const dataset = new Dataset('calls', data)
  const contentOf = (id: string) =>
    loadContent(dataset, [...dataset.allRows()].find((row) => dataset.idAt(row) === id) ?? -1, content)
  return { dataset, contentOf }
}

test.each([[['batch-input.jsonl', 'batch-output.jsonl']], [['batch-output.jsonl', 'batch-input.jsonl']]])(
  'batch input and output are one call: %s',
  async (names) => {
    const { dataset, contentOf } = await read(...names)
    expect([dataset.traceCount, dataset.spanCount]).toEqual([5, 5])
    const { inputMessages, outputMessages, parameters } = await contentOf('loaf-1')
    expect(inputMessages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(outputMessages).toEqual([
      { role: 'assistant', parts: [{ type: 'text', text: 'Forty.' }], finishReason: 'stop' },
    ])
    expect(parameters.temperature).toBe(0.3)
    const response = await contentOf('loaf-2')
    expect(response.inputMessages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(response.outputMessages[0].parts).toEqual([
      { type: 'reasoning', text: 'Look inside.' },
      { type: 'text', text: 'Yes.' },
    ])
    const embedded = await contentOf('loaf-3')
    expect([embedded.embeddingTexts, embedded.parameters.dimensions]).toEqual([['rye', 'spelt'], 2])
  },
)

test('the messages of a stored completion join it', async () => {
  const { dataset, contentOf } = await read('stored-messages.json', 'stored-completions.json')
  expect(dataset.spanCount).toBe(1)
  const { inputMessages, outputMessages } = await contentOf('chatcmpl-8')
  expect(inputMessages).toHaveLength(2)
  expect(outputMessages[0].parts).toEqual([{ type: 'text', text: 'Sold.' }])
})

test('a conversation ends with its answer', async () => {
  const { dataset } = await read('fine-tune.jsonl')
  expect(dataset.spanCount).toBe(2)
})

test('calls are named by what was done and by whom, or by the id they were given', async () => {
  const { dataset } = await read('batch-input.jsonl', 'batch-output.jsonl')
  const names = Object.fromEntries([...dataset.allRows()].map((row) => [dataset.idAt(row), dataset.nameAt(row)]))
  expect(names).toMatchObject({
    'loaf-1': expect.stringMatching(/^chat /),
    'loaf-3': expect.stringMatching(/^embeddings /),
    'loaf-4': 'loaf-4',
  })
})
