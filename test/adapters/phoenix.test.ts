import { describe, expect, test } from 'vitest'
import { scoreOf } from '../../src/adapters/phoenix/annotation.ts'
import { phoenix } from '../../src/adapters/phoenix/detect.ts'
import { spanOf } from '../../src/adapters/phoenix/span.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(phoenix, 'phoenix', {
  recordLists: ['data', 'spans'],
  leftOut: [
    // The server's own ids, the place of the next page, when and by which door an annotation came.
    /(^|\.)id = /,
    /^next_cursor/,
    /(created|updated)_at/,
    /source = API$/,
    // Words that the model has its own for; short labels stand in the comment of their score.
    /annotator_kind/,
    /(^|\.)kind = SPAN_KIND_/,
    /status\.code/,
    /span_kind = UNKNOWN$/,
    /result\.label = yes$/,
    // Times of events are offsets.
    /events\[\]\.timestamp/,
  ],
})

const TRACE = '3b'.repeat(16)
const SPAN = 'b3'.repeat(8)

/** What the content of the one span of a file says. */
async function contentOf(record: object) {
  const { data, content } = await readAll([{ name: 'phoenix', data: JSON.stringify([record]) }])
  const dataset = new Dataset('phoenix', data)
  return loadContent(dataset, dataset.tree(0).rows[0], content)
}

describe('Phoenix', () => {
  const times = { start_time: '2026-11-21T12:00:00+00:00', end_time: '2026-11-21T12:00:01+00:00' }
  const row = {
    name: 'chat',
    span_kind: 'LLM',
    parent_id: '',
    ...times,
    status_code: 'OK',
    'context.trace_id': TRACE,
    'context.span_id': SPAN,
    'attributes.llm.model_name': 'oven-1',
    'attributes.llm.token_count.prompt': '100.0',
  }
  const asked = [{ 'message.role': 'user', 'message.content': "Ben's rye" }]
  const answered = [{ 'message.role': 'assistant', 'message.content': 'Two loaves.' }]

  test.each([
    ['lists', asked, answered],
    ['JSON in texts', JSON.stringify(asked), JSON.stringify(answered)],
    [
      'Python in texts',
      `[{'message.role': 'user', 'message.content': "Ben's rye"}]`,
      `array([{'message.role': 'assistant', 'message.content': 'Two loaves.'}], dtype=object)`,
    ],
  ])('messages of a row are read from %s', async (_, input, output) => {
    const { inputMessages, outputMessages } = await contentOf({
      ...row,
      'attributes.llm.input_messages': input,
      'attributes.llm.output_messages': output,
    })
    expect(inputMessages).toEqual([{ role: 'user', parts: [{ type: 'text', text: "Ben's rye" }] }])
    expect(outputMessages).toEqual([{ role: 'assistant', parts: [{ type: 'text', text: 'Two loaves.' }] }])
  })

  test('documents keep their order past the tenth, and their scores', async () => {
    const attributes: { [key: string]: unknown } = { 'input.value': 'rye' }
    for (const index of [10, 9, 2]) {
      attributes[`retrieval.documents.${index}.document.content`] = `no. ${index}`
      attributes[`retrieval.documents.${index}.document.score`] = index / 10
    }
    const context = { trace_id: TRACE, span_id: SPAN }
    const { query, documents } = await contentOf({
      name: 'find',
      span_kind: 'RETRIEVER',
      context,
      ...times,
      attributes,
    })
    expect(query).toBe('rye')
    expect(documents.map(({ content, score }) => [content, score])).toEqual([
      ['no. 2', 0.2],
      ['no. 9', 0.9],
      ['no. 10', 1],
    ])
  })

  test('columns of an application are attributes split at their dots', () => {
    const { attributes } = spanOf({
      ...row,
      'attributes.bakery': "{'shelf': {'no': 2}}",
      'attributes.metadata': { a: { b: 1 } },
    })
    expect(attributes).toMatchObject({
      'bakery.shelf.no': 2,
      metadata: { a: { b: 1 } },
      'openinference.span.kind': 'LLM',
    })
  })

  test('an annotation is a score with its annotator, label and explanation', () => {
    const annotation = {
      id: 'a1',
      name: 'correct',
      annotator_kind: 'LLM',
      identifier: 'judge-2',
      result: { label: 'yes', score: 1, explanation: 'It says so.' },
    }
    expect(scoreOf({ ...annotation, span_id: SPAN, trace_id: TRACE })).toMatchObject({
      id: 'a1',
      name: 'correct',
      value: 1,
      source: 'model',
      author: 'judge-2',
      comment: 'yes: It says so.',
      target: { type: 'span', traceId: TRACE },
    })
    expect(scoreOf({ ...annotation, session_id: 'counter-7' })?.target).toEqual({
      type: 'session',
      sessionId: 'counter-7',
    })
    expect(scoreOf(annotation)).toBeUndefined()
  })
})
