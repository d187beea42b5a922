// Guesses for files that no adapter claims: invented shapes near known ones, and far from all of them.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { guessFormats } from '../../src/adapters/guess-formats.ts'
import { ADAPTERS } from '../../src/adapters/registry.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { outlineOf } from '../support/outline.ts'
import { parseRecords } from '../support/parsed-road.ts'

const FIXTURES = new URL('../fixtures/', import.meta.url).pathname

const read = async (records: unknown, readAs?: { adapter: string }) => {
  const { data } = await readAll([{ name: 'unknown', data: JSON.stringify(records), readAs }])
  return new Dataset('test', data)
}
const reportOf = async (records: unknown) => (await read(records)).files[0]
const idsOf = async (records: unknown) => (await reportOf(records)).guesses?.map(({ id }) => id)

/** A Phoenix row whose ids were put elsewhere. */
const PHOENIX = { span_kind: 'LLM', parent_id: null, status_code: 'OK', status_message: '', 'context.trace_id': 't1' }

test('the likeliest format comes first, with what speaks for it and against it; columns come last', async () => {
  const { error, adapter, guesses } = await reportOf([PHOENIX, PHOENIX])
  expect([error?.code, adapter]).toEqual(['input.unknown_format', undefined])
  expect(guesses?.map(({ id }) => id)).toEqual(['phoenix', 'otel-spans', 'generic'])
  expect(guesses?.[0]).toEqual({
    id: 'phoenix',
    label: 'Arize Phoenix',
    because:
      'its records have "context.trace_id", "span_kind", "parent_id", "status_code" and "status_message", as rows of Phoenix do; missing are "context.span_id", "start_time", "end_time" and "attributes"',
  })
  expect(guesses?.[2].because).toMatch(
    /^it takes "context.trace_id" for the trace id, "parent_id" for the parent span id/,
  )
})

test.each([
  ['zipkin', { traceId: 'order 7', id: 'x', parentId: 'y', localEndpoint: { serviceName: 's' }, tags: {} }],
  ['jaeger', { traceID: 'a', operationName: 'bake', startTime: 1, duration: 2, tags: [], processID: 'p1' }],
  ['langsmith', { runtype: 'llm', dotted_order: 'a', session_id: 'p', child_runs: [], serialized: {} }],
  ['langfuse', { traceId: 'a', parentObservationId: 'b', usageDetails: {}, costDetails: {}, level: 'DEFAULT' }],
  ['weave', { op_name: 'bake', inputs: {}, summary: {}, wb_user_id: 'u' }],
  ['helicone', { request_body: {}, response_body: {}, request_model: 'm', target_url: 'u' }],
  ['clickhouse', { Timestamp: 't', SpanId: 's', SpanName: 'n', ServiceName: 'x', Duration: 4 }],
  ['openai-agents', { kind: 'x', span_data: { type: 'function' }, started_at: 'a', ended_at: 'b' }],
  ['recorded-requests', [{ log: { entries: { first: 1 }, creator: 'browser' } }]],
])('a shape near those of %s is told to be like them', async (id, record) => {
  const { adapter, guesses = [] } = await reportOf([record].flat())
  expect([adapter, guesses[0]?.id]).toEqual([undefined, id])
  expect(guesses.at(-1)?.id).toBe('generic')
})

test('records deeper in the document are found, and are read where they lie when their format is chosen', async () => {
  const document = { job: { id: 7, rows: [{ ...PHOENIX, 'context.trace_id': 't1' }] }, took: 3 }
  const [guess] = (await reportOf(document)).guesses ?? []
  expect(guess.because).toMatch(/^what lies under "job.rows" has "context.trace_id"/)
  const chosen = await read(document, { adapter: guess.id })
  expect(chosen.files[0]).toMatchObject({ error: undefined, counts: { spans: 1, notRead: 0 } })
  expect(outlineOf(chosen)).toMatchObject({ observations: { llm: 1 } })
})

test('one key in common, or keys that everyone has, are no evidence', async () => {
  expect(await idsOf([{ traceID: 'a', colour: 'red' }])).toEqual(['generic'])
  expect(await idsOf([{ id: 1, name: 'Ada', colour: 'red' }])).toEqual(['generic'])
})

test('columns that nobody names so are still a guess, and say so', async () => {
  expect((await reportOf([{ colour: 'red', size: 3 }])).guesses).toEqual([
    expect.objectContaining({ id: 'generic', because: expect.stringContaining('none is named as one that is known') }),
  ])
})

test.each([[[1, 2]], [{}], ['text'], [null], [[]]])('%j has no guesses', async (value) => {
  const { error, guesses } = await reportOf(value)
  expect([error?.code, guesses ?? []]).toEqual(['input.unknown_format', []])
})

test('a file that is read has none, and so has one that is no JSON', async () => {
  const { data } = await readAll([
    { name: 'a', data: '{"resourceSpans":[]}' },
    { name: 'b', data: 'bread, milk' },
  ])
  expect(data.files.map(({ guesses }) => guesses)).toEqual([undefined, undefined])
})

test('the columns of a table are evidence, too', async () => {
  const { data } = await readAll([{ name: 't.csv', data: 'op_name,wb_user_id,colour\nbake,u1,red\n' }])
  expect(data.files[0].guesses?.map(({ id }) => id)).toEqual(['weave', 'generic'])
})

describe.each(ADAPTERS.map(({ id }) => id))('%s', (id) => {
  test.each([
    { colour: 'red', size: 3 },
    { id: 'a', data: { x: [{ y: 1 }] } },
  ])('chosen by hand for records of others is told or shown to the last of them: %j', async (record) => {
    const { counts } = (await read([record, record], { adapter: id })).files[0]
    expect(counts.records).toBe(2)
  })

  test('has marks that find its own records among all others', () => {
    const names = readdirSync(`${FIXTURES}${id}`).filter((name) => /\.jsonl?$/.test(name) && !/\.summary\./.test(name))
    const firsts = names.map((name) => {
      const records = parseRecords(readFileSync(`${FIXTURES}${id}/${name}`, 'utf8')) ?? []
      return guessFormats({ first: records[0], records: () => records })[0]?.id
    })
    expect(firsts).toContain(id)
    expect(firsts.filter((first) => first === id).length * 2).toBeGreaterThanOrEqual(firsts.length)
  })
})
