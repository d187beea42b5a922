import { describe, expect, test } from 'vitest'
import { opik } from '../../src/adapters/opik/detect.ts'
import { spanOf } from '../../src/adapters/opik/record.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { fixtureText, opened } from '../support/opened.ts'

describeAdapter(opik, 'opik', {
  recordLists: ['spans', 'content'],
  leftOut: [
    // The envelope of a page.
    /^(page|size|total|sortable_by\[\]) = /,
    // Told by the source and the author of a score; the number of a category.
    /feedback_scores\[\]\.(source|value|created_by|value_by_author.*) = /,
    // What nothing is known of is no type; a table's text, read as what Python printed.
    /type = general$/,
    /^(trace|span)_(feedback_scores|metadata|tags|usage|input) = /,
  ],
})

test('a trace completes its root: what the root says itself holds', async () => {
  const { dataset, rowOf, contentOf } = await opened(await fixtureText('opik/trace-file.json'))
  const root = rowOf('chat')
  expect(dataset.span(root)).toMatchObject({ sessionId: 'th-1', ttftMs: 480.5 })
  expect(dataset.text('userId', root)).toBe('ana')
  expect([dataset.text('promptName', root), dataset.text('promptVersion', root)]).toEqual(['guide', 'ab12'])
  const chat = await contentOf('chat')
  expect(chat.outputMessages).toMatchObject([{ role: 'assistant', parts: [{ text: 'Dort' }] }])
  expect(chat.parameters).toMatchObject({ temperature: 0.3 })
  expect((await contentOf('find')).documents).toMatchObject([
    { id: 'd1', score: 0.8 },
    { id: 'd2', score: 0.3 },
  ])
  expect((await contentOf('book')).exceptions).toMatchObject([{ type: 'FullError', message: 'voll' }])
})

test('scores keep their reason, author and source', async () => {
  const { dataset } = await opened(await fixtureText('opik/trace-file.json'))
  expect(dataset.scores).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'helpful', value: 1, source: 'human', comment: 'short', author: 'Ana' }),
      expect.objectContaining({ name: 'tone', value: 'warm', source: 'model', author: 'ben, cleo' }),
      expect.objectContaining({ name: 'comment', value: 'Gut', id: 'cm1', author: 'Ben' }),
    ]),
  )
})

test('cells that Python printed are read', async () => {
  const { contentOf, dataset, rowOf } = await opened(await fixtureText('opik/rows.jsonl'))
  expect((await contentOf('call')).inputMessages).toMatchObject([{ parts: [{ text: 'Wo ist die Hütte?' }] }])
  expect(dataset.text('userId', rowOf('root'))).toBe('ana')
  expect(dataset.text('tags', rowOf('root'))).toBe('a\nb')
})

describe('what was cached', () => {
  const counts = (usage: object) => spanOf({ id: 's', usage }).attributes['opik.token_counts']
  const anthropic = { 'original_usage.input_tokens': 10, 'original_usage.cache_read_input_tokens': 90 }

  test('is added where the provider counts it beside the input and Opik did not', () => {
    expect(counts({ prompt_tokens: 10, completion_tokens: 1, ...anthropic })).toMatchObject({ input_tokens: 100 })
  })

  test('is not added twice', () => {
    expect(counts({ prompt_tokens: 100, completion_tokens: 1, ...anthropic })).toMatchObject({ input_tokens: 100 })
    expect(counts({ prompt_tokens: 100, 'original_usage.prompt_tokens_details.cached_tokens': 90 })).toMatchObject({
      input_tokens: 100,
      input_token_details: { cache_read: 90 },
    })
  })
})

test('rows of its table are nobody else’s', async () => {
  const row = { trace_id: 't', trace_name: 'bake', trace_metadata: '{}', span_id: 's', span_type: 'llm' }
  const { data } = await readAll([{ name: 'rows.jsonl', data: JSON.stringify(row) }])
  expect(data.files[0]).toMatchObject({ adapter: { id: 'opik' }, alternatives: [] })
})

describe('what the JavaScript SDK sends', () => {
  const peek = (first: { readonly [key: string]: unknown }) => ({
    name: 'x',
    keys: new Set(Object.keys(first)),
    first,
    records: () => [first],
  })

  test('a batch of traces without content is told', () => {
    const trace = { id: 'a', start_time: '2026-11-21T12:00:00Z', source: 'sdk', name: 'bake', project_name: 'bakery' }
    expect(opik.detect(peek({ traces: [trace] }))?.certainty).toBe('certain')
  })

  test('a general span with a model and counts is a call, and swapped counts are put right', () => {
    const usage = {
      prompt_tokens: 9,
      completion_tokens: 120,
      'original_usage.input_tokens': 120,
      'original_usage.output_tokens': 9,
    }
    const { attributes } = spanOf({ id: 's', trace_id: 't', type: 'general', model: 'toast-2', usage })
    expect(attributes).toMatchObject({
      'opik.implied.type': 'llm',
      'opik.token_counts': { input_tokens: 120, output_tokens: 9 },
    })
    expect(spanOf({ id: 's', trace_id: 't', type: 'general' }).attributes['opik.implied.type']).toBeUndefined()
  })
})
