// What is broken costs what is broken, and a window that moves loses nothing.
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { SLICE_BYTES } from '../../src/json/window.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { readParsed } from '../support/parsed-road.ts'
import { seededRandom } from '../support/random.ts'

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')

const span = (n: number, text = 'café ☕ \n "quoted"') => ({
  traceId: hex(7, 32),
  spanId: hex(n + 1, 16),
  name: `step ${n}`,
  startTimeUnixNano: String(1_795_262_400_000_000_000n + BigInt(n)),
  attributes: [
    { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
    { key: 'gen_ai.input.messages', value: { stringValue: text } },
    { key: 'step.index', value: { intValue: String(n) } },
  ],
})
const request = (spans: readonly object[]) =>
  JSON.stringify({ resourceSpans: [{ resource: {}, scopeSpans: [{ scope: { name: 'test' }, spans }] }] })

async function read(data: string | Uint8Array | Blob) {
  const outcome = await readAll([{ name: 'file', data }])
  const dataset = new Dataset('file', outcome.data)
  const [report] = dataset.files
  const issues = Object.fromEntries(report.issues.map(({ code, count }) => [code, count]))
  return { dataset, content: outcome.content, error: report.error?.code, issues }
}
const names = (dataset: Dataset) => Array.from(dataset.tree(0).rows, (row) => dataset.nameAt(row))

test('a format that only its first records tell is told, damage behind them or not', async () => {
  const jaeger = (n: number) => ({
    traceID: hex(7, 32),
    spanID: hex(n + 1, 16),
    operationName: `step ${n}`,
    startTime: n,
  })
  const text = JSON.stringify({ data: [{ spans: [jaeger(0), jaeger(1), jaeger(2)], processes: {} }] })
  const { dataset, issues } = await read(text.replace('"step 1"', 'stepOne'))
  expect(dataset.files[0].adapter?.id).toBe('jaeger')
  expect(names(dataset)).toEqual(['step 0', 'step 2'])
  expect(issues['record.invalid_json']).toBe(1)
})

describe('one span of a document is broken', () => {
  const text = request([span(0), span(1), span(2), span(3)])
  test.each([
    ['an escape that is none', (one: string) => one.replace('\\n', '\\q')],
    ['a word that is none', (one: string) => one.replace('"step 1"', 'stepOne')],
    ['a colon that is missing', (one: string) => one.replace('"name":', '"name"')],
    ['a comma too many', (one: string) => one.replace('"name":', ',"name":')],
    ['a number that is none', (one: string) => one.replace('"intValue":"1"', '"intValue":01')],
  ])('by %s: the others are read, and it is told', async (_, harm) => {
    const broken = text.replace(JSON.stringify(span(1)), (one) => harm(one))
    expect(broken).not.toBe(text)
    const { dataset, error, issues } = await read(broken)
    expect([names(dataset), error, issues]).toEqual([
      ['step 0', 'step 2', 'step 3'],
      undefined,
      { 'record.invalid_json': 1 },
    ])
  })

  test('by a quote that is lost: what came before is read, and where reading ended is told', async () => {
    const at = text.indexOf('"step 2"')
    const { dataset, issues } = await read(`${text.slice(0, at)}${text.slice(at + 1)}`)
    expect(names(dataset)).toEqual(['step 0', 'step 1'])
    expect(Object.keys(issues).sort()).toEqual(['json.broken', 'record.invalid_json'])
  })

  test('in JSON Lines: the rest of its line is lost at most', async () => {
    const lines = [span(0), span(1), span(2)].map((one) => request([one]))
    lines[1] = lines[1].replace('"name":', '"name"')
    const { dataset, issues } = await read(lines.join('\n'))
    expect(names(dataset)).toEqual(['step 0', 'step 2'])
    expect(issues['record.invalid_json']).toBeGreaterThanOrEqual(1)
  })
})

describe('a file of several windows', () => {
  const random = seededRandom(20261121)
  // Of all lengths, so that borders fall into keys, numbers, escapes and characters.
  const spans = Array.from({ length: 24_000 }, (_, n) => span(n, 'é"\\☕'.repeat(Math.floor(random() * 60))))
  const text = request(spans)
  const lines = Array.from({ length: 240 }, (_, n) => request(spans.slice(n * 100, n * 100 + 100))).join('\n')

  test.each([
    ['one document', text],
    ['JSON Lines', lines],
    ['one document, gzip', gzipSync(text)],
    ['one document in a file', new Blob([text])],
  ])('%s: every span and its content', async (_, data) => {
    expect(text.length).toBeGreaterThan(9_000_000)
    const { dataset, content, error, issues } = await read(data)
    const expected = readParsed(text)
    expect([dataset.spanCount, error, issues]).toEqual([24_000, undefined, {}])
    for (let row = 0; row < 24_000; row += 97) {
      expect([dataset.nameAt(row), dataset.attribute('step.index', row)]).toEqual([
        expected?.nameAt(row),
        expected?.attribute('step.index', row),
      ])
    }
    for (const row of [0, 11_999, 12_000, 23_999]) {
      const { attributes } = await loadContent(dataset, row, content)
      expect(attributes['gen_ai.input.messages']).toBe(spans[row].attributes[1].value.stringValue)
    }
  })

  test.each([
    ['one document', text],
    ['JSON Lines', lines],
    ['an array of single spans', JSON.stringify(spans)],
  ])('%s is never asked for but a slice at a time', async (_, given) => {
    const bytes = new TextEncoder().encode(given)
    let longest = 0
    const file = {
      size: bytes.length,
      stream: () => new Blob([bytes]).stream() as ReadableStream<Uint8Array<ArrayBuffer>>,
      readSync: (offset: number, length: number) => {
        longest = Math.max(longest, length)
        return bytes.subarray(offset, offset + length)
      },
    }
    const { data } = await readAll([{ name: 'file', data: file }])
    expect(new Dataset('file', data).spanCount).toBe(24_000)
    expect(longest).toBe(SLICE_BYTES)
  })

  test('cut: all that came before, and the cut is told', async () => {
    const { dataset, issues } = await read(text.slice(0, 8_000_000))
    expect(dataset.spanCount).toBeGreaterThan(15_000)
    expect(Object.keys(issues).sort()).toEqual(['input.truncated', 'record.cut'])
  })

  test('one value longer than a window', async () => {
    const long = 'ab☕"'.repeat(2_500_000)
    const { dataset, content } = await read(request([span(0), span(1, long), span(2)]))
    expect(names(dataset)).toEqual(['step 0', 'step 1', 'step 2'])
    expect((await loadContent(dataset, 1, content)).attributes['gen_ai.input.messages']).toBe(long)
  })
})
