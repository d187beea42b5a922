// The inputs of the benchmark, read with JSON.parse: what the generator says it wrote is what lies in the file.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeInput } from '../../bench/inputs/write.mjs'

const folder = mkdtempSync(join(tmpdir(), 'spanglass-bench-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Record {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly { readonly key: string; readonly value: { readonly intValue?: string } }[]
  readonly status?: { readonly code: number }
}

type Groups = readonly { readonly scopeSpans: readonly { readonly spans: readonly Record[] }[] }[]

const recordsOf = (groups: Groups): Record[] =>
  groups.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))

const write = (options: object) => {
  const path = join(folder, 'input')
  const found = writeInput(path, {
    style: 'lean',
    form: 'document',
    spans: 3000,
    spansPerTrace: 40,
    seed: 1,
    ...options,
  })
  return { found, text: readFileSync(path, 'utf8') }
}

const tokensOf = (records: readonly Record[], key: string): number =>
  records
    .flatMap(({ attributes }) => attributes.filter((attribute) => attribute.key === key))
    .reduce((sum, { value }) => sum + Number(value.intValue), 0)

const levelOf = (span: Record, byId: ReadonlyMap<string, Record>): number => {
  let level = 1
  for (let at = span; at.parentSpanId; level++) at = byId.get(at.parentSpanId) as Record
  return level
}

describe('an input of the benchmark', () => {
  it.each(['lean', 'content'])('holds what its counts say, %s', (style) => {
    const { found, text } = write({ style })
    const records = recordsOf(JSON.parse(text).resourceSpans)
    const spans = [...new Map(records.map((record) => [record.spanId, record])).values()]
    expect(found).toEqual({
      spans: spans.length,
      traces: new Set(spans.map(({ traceId }) => traceId)).size,
      records: records.length,
      errors: spans.filter(({ status }) => status?.code === 2).length,
      inputTokens: tokensOf(spans, 'gen_ai.usage.input_tokens'),
      outputTokens: tokensOf(spans, 'gen_ai.usage.output_tokens'),
      sizeBytes: Buffer.byteLength(text),
    })
    expect(spans.length).toBe(3000)
  })

  it('has one giant trace, no deeper than twelve levels, each span after those below it', () => {
    const { found, text } = write({ spansPerTrace: Number.POSITIVE_INFINITY })
    const records = recordsOf(JSON.parse(text).resourceSpans)
    const byId = new Map(records.map((record) => [record.spanId, record]))
    expect(found.traces).toBe(1)
    expect(Math.max(...records.map((record) => levelOf(record, byId)))).toBe(12)
    const seen = new Set<string>()
    for (const { spanId, parentSpanId } of records) {
      const isFirst = !seen.has(spanId)
      seen.add(spanId)
      if (isFirst && parentSpanId) expect(seen.has(parentSpanId)).toBe(false)
    }
  })

  it('sends one record in twenty twice', () => {
    const { found } = write({ spans: 10_000 })
    expect((found.records - found.spans) / found.spans).toBeCloseTo(0.05, 2)
  })

  it('as lines has a request of at most 512 spans on each', () => {
    const { found, text } = write({ form: 'lines' })
    const requests = text
      .trimEnd()
      .split('\n')
      .map((line) => recordsOf(JSON.parse(line).resourceSpans).length)
    expect(requests.length).toBe(Math.ceil(found.records / 512))
    expect(Math.max(...requests)).toBe(512)
  })

  it('ends at the first group after the size it was given', () => {
    const { found } = write({ spans: Number.POSITIVE_INFINITY, bytes: 1e6 })
    expect(found.sizeBytes).toBeGreaterThan(1e6)
    expect(found.sizeBytes).toBeLessThan(1.4e6)
  })

  it('is the same for the same seed, and another for another', () => {
    expect(write({}).text).toBe(write({}).text)
    expect(write({ seed: 2 }).text).not.toBe(write({}).text)
  })
})
