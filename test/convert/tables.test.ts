import { parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { CONVERT_TABLES } from '../../src/convert/options.ts'
import { loadPrices } from '../../src/pricing/index.ts'
import { tracesFromText } from '../support/trace-from-text.ts'
import { readBytes, written, writtenText } from './read.ts'

const traces = await tracesFromText(`
agent plan 0..100 session=visit-7 user=ada
  llm answer 10..90.5 in=120 out=30 cacheRead=100 reasoning=10 model=gpt-4o provider=openai ttft=12.5 score=tone:0.5 cost=0.002
  llm quiet 20.. model=gpt-4o provider=openai
  tool "=oven, 2" 20..30 error="door open" score=helpful:true

llm other 0..5 in=10 out=5 model=nobody-knows score=mood:sunny
`)

const bufferOf = async (table: (typeof CONVERT_TABLES)[number]): Promise<ArrayBuffer> => {
  const bytes = await written(traces, { format: 'parquet', table })
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

/** Rows of a CSV without line breaks inside its cells, by column. */
const rowsOf = (csv: string): { [column: string]: string }[] => {
  const [header, ...lines] = csv.trimEnd().split('\r\n')
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
    )
  return lines.map((line) => Object.fromEntries(cells(header).map((name, index) => [name, cells(line)[index]])))
}

describe('spans', () => {
  test('as CSV: ids, times to the nanosecond, tokens with their role, cost with its state', async () => {
    const rows = rowsOf(await writtenText(traces, { format: 'csv' }))
    expect(rows).toHaveLength(5)
    expect(rows[1]).toMatchObject({
      trace_id: '00000000000000000000000000000001',
      name: 'answer',
      type: 'llm',
      start_time: '2026-11-21T10:00:00.010000000Z',
      end_time: '2026-11-21T10:00:00.090500000Z',
      duration_ms: '80.5',
      ttft_ms: '12.5',
      provider: 'openai',
      request_model: 'gpt-4o',
      input_tokens: '120',
      cache_read_tokens: '100',
      cache_write_tokens: '',
      output_tokens: '30',
      reasoning_tokens: '10',
      usage_role: 'counted',
      cost_usd: '0.002',
      cost_state: 'supplied',
      service_name: 'text-traces',
    })
    expect(rows[1].parent_span_id).toBe(rows[0].span_id)
    expect(rows[0]).toMatchObject({ session_id: 'visit-7', user_id: 'ada', parent_span_id: '' })
    expect(rows[2]).toMatchObject({ name: 'quiet', end_time: '', duration_ms: '', cost_usd: '', cost_state: 'unknown' })
    expect(rows[3]).toMatchObject({ name: "'=oven, 2", status: 'error', status_message: 'door open' })
  })

  test('as Parquet: the same, typed', async () => {
    const rows = await parquetReadObjects({ file: await bufferOf('spans') })
    expect(rows).toHaveLength(5)
    expect(rows[1]).toMatchObject({ name: 'answer', input_tokens: 120n, cost_usd: 0.002, duration_ms: 80.5 })
    expect(rows[2]).toMatchObject({ name: 'quiet', end_time: null, input_tokens: null, cost_usd: null })
    expect(new Date(rows[1].start_time as Date).toISOString()).toBe('2026-11-21T10:00:00.010Z')
  })
})

test('costs: each call once, exclusive parts, prices where they are known', async () => {
  const { costOf } = await loadPrices()
  const rows = rowsOf(await writtenText(traces, { format: 'csv', table: 'costs', costOf }))
  expect(rows.map(({ name }) => name)).toEqual(['answer', 'quiet', 'other'])
  expect(rows[0]).toMatchObject({
    input_tokens: '20',
    cache_read_tokens: '100',
    output_tokens: '20',
    reasoning_tokens: '10',
  })
  expect(rows[2]).toMatchObject({
    cost_usd: '',
    cost_state: 'unknown',
    cost_unknown_because: expect.stringMatching(/./),
  })
})

test('scores: number, word and target', async () => {
  const rows = rowsOf(await writtenText(traces, { format: 'csv', table: 'scores' }))
  expect(rows.map(({ name, kind, value, label, target }) => [name, kind, value, label, target])).toEqual([
    ['tone', 'numeric', '0.5', '', 'span'],
    ['helpful', 'boolean', '1', 'true', 'span'],
    ['mood', 'categorical', '', 'sunny', 'span'],
  ])
  expect(rows[2].trace_id).toBe('00000000000000000000000000000002')
})

test.each(CONVERT_TABLES)('%s: CSV and Parquet have the same rows, and a file without any is whole', async (table) => {
  const csv = rowsOf(await writtenText(traces, { format: 'csv', table }))
  const parquet = await parquetReadObjects({ file: await bufferOf(table) })
  expect(parquet.length).toBe(csv.length)
  expect(Object.keys(parquet[0])).toEqual(Object.keys(csv[0]))
  const nothing = await readBytes('{"resourceSpans":[]}')
  expect(await writtenText(nothing, { format: 'csv', table })).toBe(`${Object.keys(csv[0]).join(',')}\r\n`)
  const empty = await written(nothing, { format: 'parquet', table })
  expect(await parquetReadObjects({ file: new Uint8Array(empty).buffer })).toEqual([])
})
