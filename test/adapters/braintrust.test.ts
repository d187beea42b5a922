import { describe, expect, test } from 'vitest'
import { braintrust } from '../../src/adapters/braintrust/detect.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { outlineOf } from '../support/outline.ts'

describeAdapter(braintrust, 'braintrust', {
  recordLists: ['events', 'data', 'rows'],
  leftOut: [
    // Of the request and the answer.
    /^(api_version|schema\.type) /,
    // A deleted row, told by an issue; a model that a later part names anew.
    /^rows\[\]\.(id|span_id) = (row-)?m-3$/,
    /^rows\[\]\.metadata\.model = toast$/,
  ],
})

async function readJson(value: unknown) {
  const { data, content } = await readAll([{ name: 'given', data: JSON.stringify(value) }])
  const dataset = new Dataset('given', data)
  return { dataset, contentOf: (row: number) => loadContent(dataset, row, content) }
}

const row = {
  id: 'row-1',
  span_id: 'span-1',
  root_span_id: 'span-1',
  span_parents: null,
  span_attributes: { name: 'ask', type: 'llm' },
  input: [{ role: 'user', content: 'Rye?' }],
  output: [{ finish_reason: 'stop', message: { role: 'assistant', content: 'Rye.' } }],
  scores: { crust: 0.5 },
  metadata: {
    model: 'toast-1',
    temperature: 0.5,
    tools: [{ type: 'function', function: { name: 'oven', parameters: {} } }],
    batch: 7,
    prompt: { id: 'pr-1', key: 'greet', version: '7', variables: { q: 'rye' } },
  },
  metrics: { start: 1795262400.1234567, end: 1795262401, prompt_tokens: 5, completion_tokens: 2 },
  tags: ['rye', 'sour'],
  expected: 'Rye.',
}

describe('a row', () => {
  test('gives content, parameters, prompt and what has no place', async () => {
    const { dataset, contentOf } = await readJson([row])
    const content = await contentOf(0)
    expect(content.inputMessages).toEqual([{ role: 'user', parts: [{ type: 'text', text: 'Rye?' }] }])
    expect(content.outputMessages).toEqual([
      { role: 'assistant', parts: [{ type: 'text', text: 'Rye.' }], finishReason: 'stop' },
    ])
    expect(content.toolDefinitions.map(({ name }) => name)).toEqual(['oven'])
    expect(content.parameters).toEqual({ temperature: 0.5 })
    expect(content.metadata).toMatchObject({ batch: 7 })
    expect(content.promptVariables).toEqual({ q: 'rye' })
    expect(content.attributes['braintrust.expected']).toBe('Rye.')
    expect(dataset.span(0)).toMatchObject({ promptName: 'greet', promptVersion: '7', startTime: 1795262400123456700n })
    expect(dataset.text('tags', 0)).toBe('rye\nsour')
  })

  test('says the same with every cell as text', async () => {
    const cells = Object.entries(row).map(([key, value]) => [
      key,
      value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : value,
    ])
    const { dataset } = await readJson([Object.fromEntries(cells)])
    expect(outlineOf(dataset)).toEqual(outlineOf((await readJson([row])).dataset))
  })
})

describe('feedback that an SDK sends', () => {
  const created = { ...row, _is_merge: false, log_id: 'g', scores: {} }
  const feedback = {
    id: 'row-1',
    log_id: 'g',
    scores: { eaten: 1 },
    _is_merge: true,
    _audit_source: 'external',
    _audit_metadata: { user_id: 'guest-4' },
  }
  const comment = { id: 'c-1', log_id: 'g', origin: { id: 'row-1' }, comment: { text: 'Good.' }, _audit_source: 'app' }

  test('names a row, and reaches its span', async () => {
    const { dataset, contentOf } = await readJson({ rows: [comment, feedback, created] })
    expect(dataset.spanCount).toBe(1)
    expect(dataset.scores).toMatchObject([
      { name: 'eaten', value: 1, source: 'user', author: 'guest-4', target: { type: 'span', traceId: 'span-1' } },
    ])
    const [primary] = dataset.allRows()
    expect((await contentOf(primary)).attributes['braintrust.comment']).toEqual({ text: 'Good.' })
  })

  test('on a row that is not here is told', async () => {
    const { dataset } = await readJson({ rows: [{ ...feedback, id: 'row-9' }, created] })
    expect(dataset.scores).toEqual([])
    expect(dataset.data.files[0].issues.map(({ code }) => code)).toContain('score.no_target')
  })
})

test('an error with its stack is a message and an exception', async () => {
  const error = 'cold\n\nOvenError: cold\n    at bake (oven.js:1:2)'
  const { dataset, contentOf } = await readJson([{ ...row, error }])
  expect(dataset.span(0)).toMatchObject({ statusMessage: 'OvenError: cold', errorType: 'OvenError' })
  expect((await contentOf(0)).exceptions).toMatchObject([{ type: 'OvenError', message: 'cold', stacktrace: error }])
})

test.each([false, undefined])('later merges have the last word; of the first row _is_merge is %s', async (isMerge) => {
  const create = { ...row, _is_merge: isMerge, log_id: 'g' }
  const merge = (model: string) => ({ ...row, _is_merge: true, metadata: { model }, span_attributes: undefined })
  const { dataset } = await readJson({ rows: [create, merge('toast-2'), merge('toast-3')] })
  const [primary] = dataset.allRows()
  expect(dataset.span(primary)).toMatchObject({ requestModel: 'toast-3', variantCount: 0, observationType: 'llm' })
})
