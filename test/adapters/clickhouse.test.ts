import { describe, expect, test } from 'vitest'
import { clickhouse } from '../../src/adapters/clickhouse/detect.ts'
import { spanOfRow } from '../../src/adapters/clickhouse/row.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(clickhouse, 'clickhouse', {
  recordLists: ['data'],
  leftOut: [
    // The columns' names and types, and how long the query took.
    /^(meta|statistics)/,
    // Numbers and old names of kinds and statuses; SigNoz repeats its resource in a column of its own.
    /^(SpanKind|StatusCode|kind|status_code) = (SPAN_KIND|STATUS_CODE|\d)/,
    /^resource_fingerprint/,
    /^Events\.Timestamp/,
    /^events = /,
    /^Body = oven warm$/,
  ],
})

describe('ClickHouse', () => {
  const row = {
    Timestamp: '2026-11-21 12:00:00.000000003',
    TraceId: '5'.repeat(32),
    SpanId: '6'.repeat(16),
    SpanName: 'bake',
    Duration: '1000000007',
    SpanAttributes: { 'gen_ai.request.model': 'oven-1', 'bakery.till': '007' },
    'Events.Timestamp': ['2026-11-21 12:00:00.5'],
    'Events.Name': ['hot'],
    'Events.Attributes': [{ degrees: '230' }],
    'Links.TraceId': ['7'.repeat(32)],
    'Links.SpanId': ['8'.repeat(16)],
  }

  test('nanoseconds are kept, and texts stay texts', () => {
    const span = spanOfRow(row)
    expect([span.start, span.end]).toEqual([1_795_262_400_000_000_003n, 1_795_262_401_000_000_010n])
    expect(span.attributes).toMatchObject({ 'bakery.till': '007' })
    expect(span.events).toEqual([{ name: 'hot', time: 1_795_262_400_500_000_000n, attributes: { degrees: '230' } }])
    expect(span.links).toEqual([{ traceId: '7'.repeat(32), spanId: '8'.repeat(16), attributes: {} }])
  })

  test('maps and lists of CSVWithNames are read as ClickHouse prints them', () => {
    const printed = {
      ...row,
      SpanAttributes: "{'gen_ai.request.model':'oven-1','bakery.till':'007','note':'Ben\\'s'}",
      'Events.Timestamp': "['2026-11-21 12:00:00.5']",
      'Events.Name': "['hot']",
      'Events.Attributes': "[{'degrees':'230'}]",
    }
    const span = spanOfRow(printed)
    expect(span.attributes).toMatchObject({ 'bakery.till': '007', note: "Ben's" })
    expect(span.events).toEqual(spanOfRow(row).events)
  })

  test('a row of a table with lists and maps as JSON in a text reads the same', () => {
    const cells = Object.entries(row).map(([column, cell]) => [
      column,
      typeof cell === 'string' ? cell : JSON.stringify(cell),
    ])
    expect(spanOfRow(Object.fromEntries(cells))).toEqual(spanOfRow(row))
  })
})
