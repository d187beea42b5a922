import { expect, test } from 'vitest'
import { openaiAgents } from '../../src/adapters/openai-agents/detect.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { fixtureText } from '../support/fixture.ts'

describeAdapter(openaiAgents, 'openai-agents', {
  recordLists: ['data'],
  leftOut: [
    /\bobject = trace/,
    // A name that its data says better; how a part of a message is written.
    /span_data\.name = task$|tool_calls\[\]\.type = |content\[\]\.type = |output\[\]\.type = message$/,
    // Became the type of sound, an address, or the time to the first of it.
    /\.format = pcm$|first_content_at/,
  ],
})

const contentOf = async (file: string, id: string) => {
  const { data, content } = await readAll([{ name: file, data: fixtureText(`openai-agents/${file}`) }])
  const dataset = new Dataset(file, data)
  const row = [...dataset.allRows()].find((at) => dataset.idAt(at).startsWith(id)) ?? -1
  return { dataset, row, content: await loadContent(dataset, row, content) }
}

test('a trace has the name, the group and the metadata of its own record', async () => {
  const { dataset, row } = await contentOf('python-export.jsonl', 'span_b0')
  const facts = ['traceName', 'sessionId', 'userId', 'environment', 'version'] as const
  expect(facts.map((fact) => dataset.text(fact, row))).toEqual([
    'morning bake',
    'morning-7',
    'ines',
    'oven-room',
    '3.4',
  ])
})

test('a call has its messages and parameters', async () => {
  const { content } = await contentOf('python-export.jsonl', 'span_b2')
  expect(content.inputMessages.map(({ role }) => role)).toEqual(['system', 'user'])
  expect(content.outputMessages[0].parts).toEqual([
    { type: 'tool-call', id: 'call-1', name: 'count_orders', arguments: { kind: 'rye' } },
  ])
  expect(content.parameters).toEqual({ temperature: 0.3 })
})

test('sound is kept beside its text', async () => {
  const { content: heard } = await contentOf('js-ingest.json', 'span_c2')
  expect(heard.inputMessages[0].parts).toMatchObject([{ type: 'media', modality: 'audio' }])
  expect(heard.outputMessages[0].parts).toEqual([{ type: 'text', text: 'two rolls' }])
  const { content: said } = await contentOf('js-ingest.json', 'span_c3')
  expect(said.outputMessages[0].parts).toMatchObject([{ type: 'media', modality: 'audio' }])
})

test('an answer that a processor of your own adds is read', async () => {
  const { content } = await contentOf('js-ingest.json', 'span_c4')
  expect(content.inputMessages.map(({ role }) => role)).toEqual(['system', 'user'])
  expect(content.outputMessages[0].parts).toEqual([{ type: 'text', text: 'Sold.' }])
})
