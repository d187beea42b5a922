// The bare reader of the benchmark against JSON.parse: a limit that leaves values out, or reads wrong ones, is none.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeInput } from '../../bench/inputs/write.mjs'
import { readBare } from '../../bench/limits/bare-reader/read.mjs'

const folder = mkdtempSync(join(tmpdir(), 'spanglass-bench-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Value {
  readonly stringValue?: string
  readonly intValue?: string
  readonly doubleValue?: number
  readonly arrayValue?: { readonly values: readonly Value[] }
}

interface Record {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly { readonly key: string; readonly value: Value }[]
  readonly status?: { readonly code: number; readonly message: string }
}

const LONGEST_TEXT_BYTES = 256

/** As it stands in the file, with its escapes. */
const written = (text: string) => JSON.stringify(text).slice(1, -1)

const plainOf = ({ arrayValue, ...value }: Value): string | number => {
  if (arrayValue) return plainOf(arrayValue.values[0])
  return value.doubleValue ?? (value.intValue === undefined ? written(value.stringValue ?? '') : Number(value.intValue))
}

const expectedSpans = (text: string) => {
  const groups: { scopeSpans: { spans: Record[] }[] }[] = JSON.parse(text).resourceSpans
  const records = groups.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
  const base = (BigInt(records[0].startTimeUnixNano) / 1_000_000_000n) * 1_000_000_000n
  return records.map((record) => ({
    traceId: record.traceId,
    spanId: record.spanId,
    parentSpanId: record.parentSpanId ?? '',
    name: record.name,
    kind: record.kind,
    start: Number(BigInt(record.startTimeUnixNano) - base),
    end: Number(BigInt(record.endTimeUnixNano) - base),
    statusCode: record.status?.code ?? 0,
    statusMessage: record.status?.message ?? '',
    text: JSON.stringify(record),
    attributes: Object.fromEntries(
      record.attributes
        .map(({ key, value }) => [key, plainOf(value)] as const)
        .filter(([, value]) => typeof value === 'number' || value.length <= LONGEST_TEXT_BYTES),
    ),
  }))
}

const foundSpans = async (text: string) => {
  const { spans, texts, shapes } = await readBare(new Blob([text]))
  const textOf = (code: number) => (code === 0 ? '' : texts.textOf(code))
  const attributes = Array.from({ length: spans.count }, (): { [key: string]: string | number } => ({}))
  for (const { key, type, count, rows, values } of shapes.columns.byKeyAndType.values()) {
    for (let index = 0; index < count; index++) {
      attributes[rows[index]][key] = type === 'stringValue' ? textOf(values[index]) : values[index]
    }
  }
  return attributes.map((ownAttributes, row) => ({
    traceId: textOf(spans.traceId[row]),
    spanId: textOf(spans.spanId[row]),
    parentSpanId: textOf(spans.parentSpanId[row]),
    name: textOf(spans.name[row]),
    kind: spans.kind[row],
    start: spans.start[row],
    end: spans.end[row],
    statusCode: spans.statusCode[row],
    statusMessage: textOf(spans.statusMessage[row]),
    text: text.slice(spans.offset[row], spans.offset[row] + spans.length[row]),
    attributes: ownAttributes,
  }))
}

const write = (options: object) => {
  const path = join(folder, 'input')
  const { records } = writeInput(path, { form: 'document', spansPerTrace: 40, seed: 1, ...options })
  return { records, text: readFileSync(path, 'utf8') }
}

describe('the bare reader', () => {
  it.each([
    ['lean spans of one trace, in several slices', { style: 'lean', spans: 20_000, spansPerTrace: Infinity }],
    ['spans with content, in several slices', { style: 'content', spans: 7000 }],
    ['fewer spans than are left of a slice', { style: 'lean', spans: 50 }],
  ])('finds every value that the file has: %s', async (_, options) => {
    const { records, text } = write(options)
    const found = await foundSpans(text)
    expect(found.length).toBe(records)
    expect(found).toEqual(expectedSpans(text))
  })

  it('fails on a span that does not end', async () => {
    const { text } = write({ style: 'lean', spans: 50 })
    await expect(readBare(new Blob([text.slice(0, 500)]))).rejects.toThrow()
  })
})
