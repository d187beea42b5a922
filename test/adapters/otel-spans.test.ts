import { describe, expect, test } from 'vitest'
import { attributesIn } from '../../src/adapters/otel-spans/attributes.ts'
import { otelSpans } from '../../src/adapters/otel-spans/detect.ts'
import { spanOf } from '../../src/adapters/otel-spans/span.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(otelSpans, 'otel-spans', {
  recordLists: ['spans'],
  // Flags of a span context, counts of what was dropped, types of Go's values, and the JavaScript SDK's own bookkeeping.
  leftOut: [
    /traceFlags$/i,
    /^_/,
    /trace_state$/,
    /(TraceID|SpanID)$/,
    /Value\.Type$/,
    /droppedAttributes?Count$/i,
    // Pairs of seconds and nanoseconds become one instant; kinds and statuses words of their own.
    /[tT]ime\[\] = /,
    /^kind = (SPAN_KIND_|SpanKind\.|\d$)/,
    /^status[._]code = \d$/,
    /^duration = PT/,
    /^parent_id = undefined$/,
  ],
})

describe('spans of OpenTelemetry', () => {
  const bare = (fields: string) =>
    `[{"trace_id":"loaf","span_id":"slice","name":"bake","status":{},"attributes":{},${fields}}]`

  const timesOf = async (fields: string) => {
    const { data } = await readAll([{ name: 'spans', data: bare(fields) }])
    const dataset = new Dataset('spans', data)
    return { start: dataset.startTime(0), endNs: dataset.endNs(0), base: data.traces.base[0] }
  }

  test('nanoseconds that a number cannot hold keep their last digits', async () => {
    const { start, endNs } = await timesOf('"start_time":1795262400000000003,"end_time":1795262401000000010')
    expect(start).toBe(1_795_262_400_000_000_003n)
    expect(endNs).toBe(1_000_000_007)
  })

  test.each([
    ['seconds', '"start_time":1795262400.25,"end_time":1795262401.5'],
    ['milliseconds', '"start_time":1795262400250,"end_time":1795262401500'],
    ['microseconds', '"start_time":1795262400250000,"duration_ms":1250'],
    ['pairs', '"start_time":[1795262400,250000000],"duration":[1,250000000]'],
    ['text', '"start_time":"2026-11-21 12:00:00.25+00:00","duration":"PT1.25S"'],
    ['pairs in a text', '"start_time":"[1795262400, 250000000]","end_time":"1795262401500000000"'],
  ])('times in %s', async (_, fields) => {
    expect(await timesOf(fields)).toMatchObject({ start: 1_795_262_400_250_000_000n, endNs: 1_250_000_000 })
  })

  test('attributes are found in a list, split at their dots, and as JSON in a text', () => {
    const flat = { 'llm.model_name': 'oven-2', 'llm.token_count.prompt': 7 }
    expect(attributesIn(flat)).toEqual(flat)
    expect(attributesIn({ llm: { model_name: 'oven-2', token_count: { prompt: 7 } } })).toEqual(flat)
    expect(attributesIn(JSON.stringify(flat))).toEqual(flat)
    expect(
      attributesIn([
        { key: 'llm.model_name', value: { stringValue: 'oven-2' } },
        { Key: 'llm.token_count.prompt', Value: { Type: 'INT64', Value: 7 } },
      ]),
    ).toEqual(flat)
  })

  test('an object that is one value stays one', () => {
    const metadata = { tray: { no: 4 } }
    expect(attributesIn({ llm: { model_name: 'oven-2' }, metadata })).toEqual({ 'llm.model_name': 'oven-2', metadata })
    const messages = [{ role: 'user', parts: [] }]
    expect(attributesIn({ 'gen_ai.input.messages': messages })).toEqual({ 'gen_ai.input.messages': messages })
  })

  test('a row of a table reads like the record it was made of', () => {
    const record = {
      trace_id: 'loaf',
      span_id: 'slice',
      name: 'bake',
      start_time: 1_795_262_400_250,
      status: { code: 'ERROR', message: 'burnt' },
      attributes: { 'tool.name': 'oven' },
      events: [{ name: 'smoke', timestamp: '2026-11-21T12:00:01Z', attributes: { thick: true } }],
    }
    const row = Object.fromEntries(
      Object.entries(record).map(([key, value]) => [
        key,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    )
    expect(spanOf(row, { prefix: 'record.' })).toEqual(spanOf(record, { prefix: 'record.' }))
  })
})
