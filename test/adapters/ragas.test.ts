import { describe, expect, test } from 'vitest'
import { ragas } from '../../src/adapters/ragas/detect.ts'
import { parsePython } from '../../src/json/literal.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { fixtureText } from '../support/fixture.ts'

describeAdapter(ragas, 'ragas', {
  recordLists: [],
  leftOut: [
    // The form of the table, and who speaks in other words.
    /^(schema|index|columns\[\])(\b| =)|\.type = (human|ai|tool)$|^trace_id = /,
  ],
})

const read = async (...files: (readonly [name: string, data: string])[]) => {
  const { data, content } = await readAll(files.map(([name, text]) => ({ name, data: text })))
  const dataset = new Dataset('ragas', data)
  const told = data.files.flatMap(({ issues }) => issues.map(({ code, count }) => `${code} × ${count}`))
  const spans = Array.from(dataset.allRows(), (row) => dataset.nameAt(row))
  const contentOf = (name: string) => loadContent(dataset, [...dataset.allRows()][spans.indexOf(name)], content)
  const scores = dataset.scores.map(({ name, value, target }) => [
    name,
    value,
    'traceId' in target ? target.traceId : '',
  ])
  return { dataset, told, spans, scores, contentOf }
}

test('a row has a question, documents, an answer and its scores', async () => {
  const { contentOf, dataset } = await read(['rows.json', fixtureText('ragas/records.json')])
  const { query, documents, outputMessages } = await contentOf('How many rye loaves? 🍞')
  expect(query).toBe('How many rye loaves? 🍞')
  expect(documents).toEqual([
    { id: 'c-1', content: 'Forty are ordered.' },
    { id: 'c-2', content: 'Rye is dark.' },
  ])
  expect(outputMessages).toEqual([{ role: 'assistant', parts: [{ type: 'text', text: 'Forty.' }] }])
  const own = dataset.scores.find(({ name }) => name === 'my_own_judge')
  expect(own).toMatchObject({ value: 0.5, comment: 'Half of it.', author: 'RAGAS' })
  expect(dataset.scores.filter(({ name }) => name === 'harmfulness').map(({ kind }) => kind)).toEqual([
    'boolean',
    'boolean',
  ])
  expect(dataset.scores.some(({ name }) => name === 'latency')).toBe(false)
})

test('all forms of one table are the same rows', async () => {
  const files = ['records.json', 'columns.json', 'split.json', 'by-index.json'] as const
  const { dataset } = await read(...files.map((name) => [name, fixtureText(`ragas/${name}`)] as const))
  expect([dataset.traceCount, dataset.spanCount]).toEqual([2, 2])
})

test('a table of questions and metrics alone, as a spreadsheet writes it', async () => {
  const { spans, scores } = await read(['a.csv', 'question;faithfulness;answer_relevancy\nRye?;0,71;1\n'])
  expect(spans).toEqual(['Rye?'])
  expect(scores.map(([name, value]) => [name, value])).toEqual([
    ['faithfulness', 0.71],
    ['answer_relevancy', 1],
  ])
})

test('CSV: lists as Python prints them, gaps, an index without a name', async () => {
  const csv = [
    ',question,contexts,answer,ground_truth,faithfulness,answer_relevancy',
    `0,Is it done?,"['It isn\\'t.', ""Don't \\n touch""]",Yes.,Yes,0.5,`,
  ].join('\n')
  const { contentOf, scores, dataset } = await read(['rows.csv', csv])
  expect((await contentOf('Is it done?')).documents.map(({ content }) => content)).toEqual([
    "It isn't.",
    "Don't \n touch",
  ])
  expect(scores).toEqual([['faithfulness', 0.5, dataset.traceIdAt(0)]])
})

describe('rows beside the traces that they are about', () => {
  const span = (traceId: string, name: string, attributes: object) =>
    JSON.stringify({
      traceId,
      spanId: `${traceId.slice(0, 12)}0001`,
      name,
      startTimeUnixNano: '1795262400000000000',
      endTimeUnixNano: '1795262401000000000',
      attributes: Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } })),
    })
  const A = '5b8aa5a2d2c872e8321cf37308d69df2'
  const B = '6b8aa5a2d2c872e8321cf37308d69df2'
  const asked = (answer: string) => ({
    'gen_ai.input.messages': JSON.stringify([
      { role: 'user', parts: [{ type: 'text', content: 'How many rye  loaves? 🍞' }] },
    ]),
    'output.value': answer,
  })

  test('join by the question, wherever it stands', async () => {
    const traces = span(A, 'count', asked('Forty.'))
    const files = [
      ['rows.json', fixtureText('ragas/records.json')],
      ['traces.jsonl', traces],
    ] as const
    for (const order of [files, [...files].reverse()]) {
      const { spans, scores, told, contentOf } = await read(...order)
      expect([...spans].sort()).toEqual(['Is spelt a wheat?', 'count'])
      expect(scores.filter(([, , trace]) => trace === A).map(([name]) => name)).toContain('faithfulness')
      expect(told).toContain('score.no_trace × 1')
      expect((await contentOf('count')).attributes['ragas.reference']).toBe('40')
    }
  })

  test('the answer tells which of several traces it was', async () => {
    const traces = `${span(A, 'a', asked('Thirty.'))}\n${span(B, 'b', asked('Forty.'))}`
    const { scores } = await read(['rows.json', fixtureText('ragas/records.json')], ['traces.jsonl', traces])
    expect(scores.filter(([name, value]) => name === 'faithfulness' && value === 0.75)).toEqual([
      ['faithfulness', 0.75, B],
    ])
  })

  test('none is guessed where several fit', async () => {
    const traces = `${span(A, 'a', asked('x'))}\n${span(B, 'b', asked('y'))}`
    const { spans, told } = await read(['rows.json', fixtureText('ragas/records.json')], ['traces.jsonl', traces])
    expect(spans).toContain('How many rye loaves? 🍞')
    expect(told).toContain('score.several_traces × 1')
  })

  test('join by id, with and without dashes', async () => {
    const { spans, scores } = await read(
      ['rows.jsonl', fixtureText('ragas/conversation.jsonl')],
      ['traces.jsonl', span(A, 'count', {})],
    )
    expect(spans).toEqual(['count'])
    expect(scores).toEqual([['tool_call_accuracy', 1, A]])
  })
})

test('values as Python prints them', () => {
  expect(parsePython("['a', \"b's\", 'c\\n\\u00e9', None, True, -1.5e3, ('x',), {'k': [1]}]")).toEqual([
    'a',
    "b's",
    'c\né',
    null,
    true,
    -1500,
    ['x'],
    { k: [1] },
  ])
  expect(['[a', "['a' 'b']", ''].map(parsePython)).toEqual([undefined, undefined, undefined])
})
