// Records that lie deeper than any format that is known puts them.
import { expect, test } from 'vitest'
import { Dataset } from '../../src/model/dataset.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { outlineOf } from '../support/outline.ts'
import { otlpFromText } from '../support/trace-from-text.ts'

const read = async (value: unknown, name = 'wrapped.json') => {
  const data = typeof value === 'string' ? value : JSON.stringify(value)
  const outcome = await readAll([{ name, data }])
  const dataset = new Dataset('test', outcome.data)
  return { dataset, report: dataset.files[0] }
}

const span = (spanId: string, parentId?: string) => ({
  traceId: 'aa01',
  id: spanId,
  parentId,
  name: `bake ${spanId}`,
  timestamp: 1_700_000_000_000_000,
  duration: 1000,
  localEndpoint: { serviceName: 'oven' },
})
const SPANS = [span('b1'), span('b2', 'b1')]

const bare = await read(SPANS)

test.each([
  ['a list', { result: SPANS }],
  ['a list below other fields', { status: 'ok', payload: { page: 1, items: SPANS } }],
  ['a list in a list', [SPANS]],
  ['lists in lists', { chunks: [{ rows: SPANS.slice(0, 1) }, { rows: SPANS.slice(1) }] }],
])('of %s are read where they lie', async (_, value) => {
  const { dataset, report } = await read(value)
  expect(report).toMatchObject({ error: undefined, adapter: { id: 'zipkin' }, counts: { spans: 2, notRead: 0 } })
  expect(report.adapter?.because).toMatch(/^(under "[\w.]+" there are|lists of) /)
  expect(outlineOf(dataset).traceList).toEqual(outlineOf(bare.dataset).traceList)
})

test('a line each around one record, as a logger writes them', async () => {
  const lines = SPANS.map((record) => JSON.stringify({ level: 'info', msg: 'span', record }))
  const { report } = await read(lines.join('\n'))
  expect(report).toMatchObject({ adapter: { id: 'zipkin' }, counts: { spans: 2 }, issues: [] })
})

test('a request around which something was put is that request', async () => {
  const { report } = await read({
    at: 1,
    request: { body: otlpFromText('agent a 0..10\n  llm b 1..9 in=3 out=4 model=m') },
  })
  expect(report).toMatchObject({ adapter: { id: 'otlp-json' }, counts: { spans: 2, notRead: 0 } })
})

test('what lies beside them, and a line without them, is told', async () => {
  const lines = [{ rows: SPANS, users: [{ id: 1 }], empty: [] }, { level: 'info' }].map((line) => JSON.stringify(line))
  const { report } = await read(lines.join('\n'))
  expect(report.counts.spans).toBe(2)
  expect(report.issues).toEqual([
    expect.objectContaining({ code: 'record.no_spans', severity: 'info', count: 2, example: 'users' }),
  ])
})

test('one broken among them is left out', async () => {
  const text = JSON.stringify({ payload: { items: [...SPANS, span('b3')] } }).replace('"id":"b2"', '"id":b2')
  const { report } = await read(text)
  expect(report).toMatchObject({ counts: { spans: 2, notRead: 1 } })
})

test('calls by columns keep what a known format calls its own in one of them', async () => {
  const answer = { object: 'chat.completion', choices: [{ message: { role: 'assistant', content: 'So.' } }] }
  const { report } = await read([{ question: 'Why?', model: 'm', started_at: '2026-11-20T09:00:00Z', answer }])
  expect(report).toMatchObject({ adapter: { id: 'generic' }, counts: { spans: 1 } })
})

test('a long text before what tells the format hides nothing', async () => {
  const note = 'a "quoted" \\ word '.repeat(8000)
  for (const value of [SPANS.map((each) => ({ note, ...each })), { note, result: SPANS }]) {
    const { report } = await read(value)
    expect(report).toMatchObject({ adapter: { id: 'zipkin' }, counts: { spans: 2, notRead: 0 } })
  }
})

test.each([
  ['portkey', { id: 'a', trace_id: 't', created_at: '2026-11-20T09:00:00Z', ai_org: 'o', ai_model: 'm' }],
  [
    'openai-agents',
    { object: 'trace.span', id: 's', trace_id: 't', started_at: '2026-11-20T09:00:00Z', span_data: {} },
  ],
  ['openai-calls', { object: 'chat.completion', id: 'c', created: 1_800_000_000, model: 'm', choices: [] }],
])('a page of %s is one whatever stands first in it', async (id, record) => {
  const { report } = await read({
    has_more: false,
    first_id: 'a',
    last_id: 'b',
    object: 'list',
    data: [record, { ...record, id: 'z' }],
  })
  expect(report).toMatchObject({ adapter: { id }, counts: { spans: 2, notRead: 0 } })
})

test('traces of Langfuse in a page bring the observations that they hold', async () => {
  const observation = { id: 'o1', traceId: 't1', type: 'SPAN', name: 'bake', startTime: '2026-11-20T09:00:00Z' }
  const trace = {
    id: 't1',
    timestamp: '2026-11-20T09:00:00Z',
    name: 'loaf',
    bookmarked: false,
    observations: [observation],
  }
  const { dataset, report } = await read({ data: [trace], meta: { page: 1 } })
  expect(report).toMatchObject({ adapter: { id: 'langfuse' }, counts: { spans: 1, traces: 1 } })
  expect(report.issues.map(({ code }) => code)).toEqual(['content.in_memory'])
  expect(outlineOf(dataset).traceList).toMatchObject([{ id: 't1' }])
})

test('a comma behind the last value costs nothing of what was read', async () => {
  const { report } = await read(`${JSON.stringify(SPANS)},\n`)
  expect(report).toMatchObject({ error: undefined, counts: { spans: 2 } })
})
