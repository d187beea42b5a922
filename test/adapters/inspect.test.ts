import { expect, test } from 'vitest'
import { inspect } from '../../src/adapters/inspect/detect.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { fixtureText } from '../support/fixture.ts'

describeAdapter(inspect, 'inspect', {
  recordLists: ['samples'],
  leftOut: [
    // Of the log as a whole.
    /^(version|status|plan|results|stats|reductions)\b/,
    /^(scorer|samples\[\]\.(value|answer|sample_id))\b/,
    // A header without samples says nothing that could be shown.
    /^eval\b/,
    // Told by an issue.
    /\.changes\b|^error\b/,
    // Which stretch an event lies in, and where long values stand.
    /span_id|parent_id|events\[\]\.timestamp|\.action = |attachment:\/\/|input_refs|unused here$/,
    /event = (span_begin|span_end|step|model|tool|subtask|state)$|\.type = function$|\.model = (anthropic|mockllm)\//,
    // Became other words, or an end.
    /role = tool$|output\.(completion|time|model) = |working_time = 0\.|output\.choices\[\]\.stop_reason|traceback_ansi/,
  ],
})

const spanOf = async (file: string, id: string) => {
  const { data, content } = await readAll([{ name: file, data: fixtureText(`inspect/${file}`) }])
  const dataset = new Dataset(file, data)
  const row = [...dataset.allRows()].find((at) => dataset.idAt(at) === id) ?? -1
  return { dataset, row, content: await loadContent(dataset, row, content) }
}

test('what stands apart is put back: messages of the pool, long texts, reasoning, calls', async () => {
  const { content } = await spanOf('log.json', 'ev-1')
  expect(content.inputMessages).toEqual([
    { role: 'system', parts: [{ type: 'text', text: 'Bake well.' }] },
    { role: 'user', parts: [{ type: 'text', text: 'How many rye loaves, told at length? 🍞' }] },
  ])
  expect(content.outputMessages[0].parts).toEqual([
    { type: 'reasoning', text: 'Look it up.' },
    { type: 'text', text: 'I will count.' },
    { type: 'tool-call', id: 'call-1', name: 'count_orders', arguments: { kind: 'rye' } },
  ])
  expect(content.parameters).toMatchObject({ temperature: 0.3, max_tokens: 90 })
  expect(content.toolDefinitions.map(({ name }) => name)).toEqual(['count_orders'])
})

test('the answer of a tool that failed says so', async () => {
  const { content } = await spanOf('log.json', 'ev-3')
  expect(content.inputMessages[2]).toEqual({
    role: 'tool',
    parts: [{ type: 'tool-result', id: 'call-1', name: 'count_orders', result: 'the book is slow', isError: true }],
  })
})

test('a sample has its input, its answer and its metadata', async () => {
  const { content, dataset, row } = await spanOf('log.json', 'sample-uuid-1')
  expect(content.inputMessages).toEqual([{ role: 'user', parts: [{ type: 'text', text: 'How many rye loaves? 🍞' }] }])
  expect(content.outputMessages).toEqual([{ role: 'assistant', parts: [{ type: 'text', text: '40' }] }])
  expect(content.metadata).toEqual({ oven: 'north', grain: 'rye' })
  expect([dataset.text('tags', row), dataset.text('traceName', row)]).toEqual(['nightly', 'bread_quiz'])
})

test('what an archive holds is one trace a sample', async () => {
  const inputs = ['sample.json', 'summaries.json', 'reductions.json', 'header.json'].map((name) => ({
    name,
    data: fixtureText(`inspect/${name}`),
  }))
  const { data } = await readAll(inputs)
  const dataset = new Dataset('archive', data)
  expect([dataset.traceCount, dataset.spanCount]).toEqual([1, 2])
  expect(data.files.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined])
})
