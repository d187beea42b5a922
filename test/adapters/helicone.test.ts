import { expect, test } from 'vitest'
import { helicone } from '../../src/adapters/helicone/detect.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(helicone, 'helicone', {
  recordLists: ['data'],
  // Told by issues: bodies that are kept elsewhere, totals of a session.
  leftOut: [/helicone_message = /, /^data\[\]\.(created_at|latest_request_created_at|session_\w+|total_\w+) = /],
})

async function readJson(value: unknown) {
  const { data, content } = await readAll([{ name: 'given', data: JSON.stringify(value) }])
  const dataset = new Dataset('given', data)
  return { dataset, contentOf: (row: number) => loadContent(dataset, row, content) }
}

const cells = {
  response_id: 're-1',
  response_created_at: '2026-11-21 12:00:01.300',
  response_status: '200',
  request_created_at: '2026-11-21 12:00:00.000',
  request_body: '{"model": "toast-1", "messages": [{"role": "user", "content": "Rye?"}]}',
  request_properties: '{"Helicone-Session-Id": "shift-9", "Helicone-Session-Path": "/plan", "oven": "4"}',
  request_user_id: 'baker-3',
  model: 'toast-1-2026',
  prompt_tokens: '12',
  completion_tokens: '4',
  latency: '1250',
  cost: '0.004',
}

test('a table of texts gives ids, times, counts and messages', async () => {
  const { dataset, contentOf } = await readJson([cells])
  expect(dataset.data.files[0].adapter?.id).toBe('helicone')
  const span = dataset.span(0)
  expect(span).toMatchObject({ traceId: 'shift-9', spanId: 're-1', name: 'plan', userId: 'baker-3', durationMs: 1250 })
  const content = await contentOf(0)
  expect(content.inputMessages).toEqual([{ role: 'user', parts: [{ type: 'text', text: 'Rye?' }] }])
  expect(content.metadata).toMatchObject({ oven: '4' })
})

test('JSON whose quotes were doubled twice is read', async () => {
  const doubled = cells.request_properties.replaceAll('"', '""')
  const { dataset } = await readJson([{ ...cells, request_properties: doubled }])
  expect(dataset.span(0).sessionId).toBe('shift-9')
})

test('of two requests at a path, the one that was running is the parent', async () => {
  const at = (id: string, path: string, second: number, ms: number) => ({
    ...cells,
    response_id: id,
    latency: ms,
    request_created_at: `2026-11-21 12:00:0${second}.000`,
    request_properties: { 'Helicone-Session-Id': 'shift-9', 'Helicone-Session-Path': path },
  })
  const { dataset } = await readJson([
    at('inner', '/plan/deep/search', 1, 100),
    at('first', '/plan', 0, 5000),
    at('second', '/plan', 2, 100),
  ])
  const parents = Object.fromEntries(
    [...dataset.allRows()].map((row) => [dataset.span(row).spanId, dataset.span(row).parentSpanId]),
  )
  expect(parents).toEqual({ inner: 'first', first: undefined, second: undefined })
})
