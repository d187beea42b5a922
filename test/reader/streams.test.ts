// What comes in order is read while it comes: streams, responses, gzip, UTF-16, files on a page.
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { loadContent } from '../../src/reader/content.ts'
import type { TraceInput } from '../../src/reader/input.ts'
import { type ReadTracesOptions, readTraces } from '../../src/reader/read-traces.ts'
import { comparable } from '../support/comparable.ts'
import { seededRandom } from '../support/random.ts'
import { csvOf, parquetOf, rowsOf } from '../support/tables.ts'

const encoder = new TextEncoder()
const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')

const line = (n: number, text: string) =>
  JSON.stringify({
    resourceSpans: [
      {
        scopeSpans: [
          {
            spans: [
              {
                traceId: hex(n + 1, 32),
                spanId: hex(n + 1, 16),
                name: `step ${n}`,
                startTimeUnixNano: String(1_795_262_400_000_000_000n + BigInt(n)),
                endTimeUnixNano: String(1_795_262_400_000_000_500n + BigInt(n)),
                attributes: [
                  { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
                  { key: 'gen_ai.usage.input_tokens', value: { intValue: n } },
                  { key: 'gen_ai.input.messages', value: { stringValue: text } },
                ],
              },
            ],
          },
        ],
      },
    ],
  })

const random = seededRandom(20261122)
/** Of all lengths, so that borders fall into keys, numbers, escapes and characters; some 5 MB. */
const LINES = Array.from({ length: 1800 }, (_, n) => line(n, 'é"\\☕'.repeat(Math.floor(random() * 600))))
const text = LINES.join('\n')
const bytes = encoder.encode(text)

/** A stream that is fed by hand. */
function fed() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const stream = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given
    },
  })
  return {
    stream,
    feed: (part: Uint8Array | string) => controller?.enqueue(typeof part === 'string' ? encoder.encode(part) : part),
    end: () => controller?.close(),
    breakOff: () => controller?.error(new Error('line dropped')),
  }
}

/** Comes in pieces of any length. */
const pieces = (whole: Uint8Array, longest: number) =>
  new ReadableStream<Uint8Array>({
    async start(controller) {
      for (let at = 0; at < whole.length; ) {
        const length = 1 + Math.floor(random() * longest)
        controller.enqueue(whole.slice(at, at + length))
        at += length
      }
      controller.close()
    },
  })

const codesOf = ({ dataset }: TraceSet) => dataset.files[0].issues.map(({ code }) => code)
const namesOf = ({ dataset }: TraceSet) => Array.from({ length: dataset.spanCount }, (_, row) => dataset.nameAt(row))
const messagesAt = async ({ dataset, content }: TraceSet, row: number) =>
  (await loadContent(dataset, row, content)).attributes['gen_ai.input.messages']

/** All of it but how its text was encoded. */
const modelOf = ({ dataset }: TraceSet) => {
  const { outline, ...model } = comparable(dataset)
  return { ...model, outline: { ...outline, issues: undefined } }
}
const expected = readTraces(bytes, { worker: 'inline' })

describe('the same as read whole', () => {
  test.each<[string, () => TraceInput]>([
    ['a stream in small pieces', () => pieces(bytes, 5_000)],
    ['a stream in large pieces', () => pieces(bytes, 3_000_000)],
    ['a response', () => new Response(pieces(bytes, 70_000))],
    ['a file on a page', () => new File([bytes], 'x.jsonl')],
    ['gzip', () => gzipSync(bytes)],
    ['gzip in a file', () => new File([gzipSync(bytes)], 'x.jsonl.gz')],
    ['gzip in a stream', () => pieces(gzipSync(bytes), 9_000)],
    ['UTF-16', () => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['UTF-16 in gzip in a stream', () => pieces(gzipSync(Buffer.from(`\ufeff${text}`, 'utf16le')), 50_000)],
  ])('%s', async (_, input) => {
    const traces = await readTraces(input())
    expect(traces.dataset.files[0].error).toBeUndefined()
    expect(modelOf(traces)).toEqual(modelOf(await expected))
    for (const row of [0, 900, 1_799]) expect(await messagesAt(traces, row)).toBe(await messagesAt(await expected, row))
  })
})

describe('while it comes', () => {
  test('what is there is shown, and its content can be read', async () => {
    const { stream, feed, end } = fed()
    const early: TraceSet[] = []
    const done = readTraces(stream, { onSnapshot: (traces) => early.push(traces) })
    const half = LINES.slice(0, 1600).join('\n')
    feed(`${half}\n`)
    await expect.poll(() => early.length, { timeout: 20_000 }).toBeGreaterThan(0)
    expect(early[0].dataset.spanCount).toBeLessThan(1600)
    const messages = await messagesAt(early[0], 100)
    feed(LINES.slice(1600).join('\n'))
    end()
    const traces = await done
    expect([traces.dataset.spanCount, await messagesAt(traces, 100)]).toEqual([1800, messages])
  })

  test('its length is told where the server said it, and not where it packed what it sends', async () => {
    const sizes = async (headers: { [name: string]: string }) => {
      const seen = new Set<number>()
      const onProgress: ReadTracesOptions['onProgress'] = ({ sizeBytes, bytesRead }) => {
        expect(bytesRead).toBeLessThanOrEqual(sizeBytes)
        seen.add(sizeBytes)
      }
      const { dataset } = await readTraces(new Response(pieces(bytes, 400_000), { headers }), { onProgress })
      expect(dataset.files[0].sizeBytes).toBe(bytes.length)
      return [...seen]
    }
    expect(await sizes({ 'content-length': String(bytes.length) })).toEqual([bytes.length])
    expect((await sizes({ 'content-length': '1000', 'content-encoding': 'gzip' })).at(-1)).toBe(bytes.length)
  })

  test('several at once keep their order', async () => {
    const [first, second] = [fed(), fed()]
    const done = readTraces([first.stream, second.stream])
    second.feed(line(2, 'b'))
    second.end()
    first.feed(line(1, 'a'))
    await new Promise((resolve) => setTimeout(resolve, 10))
    first.end()
    expect(namesOf(await done)).toEqual(['step 1', 'step 2'])
  })

  test('the same response can be read twice, as an effect does that runs twice', async () => {
    const response = new Response(pieces(bytes, 100_000))
    const controller = new AbortController()
    const dropped = readTraces(response, { signal: controller.signal }).catch(() => 'dropped')
    controller.abort()
    const traces = await readTraces(response)
    expect([await dropped, traces.dataset.spanCount]).toEqual(['dropped', 1800])
    expect((await readTraces(response)).dataset.spanCount).toBe(1800)
  })

  test('what nobody can read is taken to its end, so that its connection is free again', async () => {
    let isTaken = false
    let left = 30
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(1 << 20))
        if (--left > 0) return
        controller.close()
        isTaken = true
      },
    })
    const { dataset } = await readTraces(stream)
    expect(dataset.files[0].error?.code).toBe('input.binary')
    await expect.poll(() => isTaken).toBe(true)
  })

  test.each(['weave/calls.jsonl', 'otel-spans/flat-snake.jsonl'])('a table waits for its end: %s', async (fixture) => {
    const rows = rowsOf(fixture)
    const [csv, parquet] = [encoder.encode(csvOf(rows)), parquetOf(rows)]
    const whole = await readTraces(csv)
    for (const table of [csv, parquet])
      expect((await readTraces(pieces(table, 7))).dataset.spanCount).toBe(whole.dataset.spanCount)
    expect(whole.dataset.spanCount).toBeGreaterThan(0)
  })
})

describe('a value longer than what is at hand', () => {
  const long = 'x'.repeat(3_000_000)
  const at = (place: number) => LINES.map((one, n) => (n === place ? line(n, long) : one)).join('\n')

  test.each<[string, (whole: string) => TraceInput, number]>([
    ['first of a stream', (whole) => pieces(encoder.encode(whole), 200_000), 0],
    ['late in a stream', (whole) => pieces(encoder.encode(whole), 200_000), 1_600],
    ['late in gzip', (whole) => gzipSync(whole), 1_600],
    ['late in a file on a page', (whole) => new File([whole], 'x.jsonl'), 1_600],
    ['last of a stream', (whole) => pieces(encoder.encode(whole), 200_000), 1_799],
  ])('%s: nothing is lost, and what was shown stands until then', async (_, input, place) => {
    const revisions: number[] = []
    const traces = await readTraces(input(at(place)), {
      onSnapshot: ({ dataset }) => revisions.push(dataset.revision),
    })
    expect(traces.dataset.spanCount).toBe(1800)
    expect(await messagesAt(traces, place)).toBe(long)
    expect(codesOf(traces)).toEqual([])
    expect([...revisions, traces.dataset.revision]).toEqual(
      Array.from({ length: revisions.length + 1 }, (_, index) => index + 1),
    )
  })
})

describe('what ends before its time', () => {
  test('a stream that breaks off: what came is shown, and it is told', async () => {
    const { stream, feed, breakOff } = fed()
    const done = readTraces(stream)
    feed(LINES.slice(0, 1700).join('\n'))
    await new Promise((resolve) => setTimeout(resolve, 100))
    breakOff()
    const traces = await done
    expect([traces.dataset.spanCount, traces.dataset.files[0].error]).toEqual([1700, undefined])
    expect(codesOf(traces)).toEqual(['input.broken_off'])
  })

  test('a packed stream that breaks off: all that can be unpacked, and the one reason is told', async () => {
    const packed = gzipSync(bytes)
    const { stream, feed, breakOff } = fed()
    const done = readTraces(stream)
    feed(packed.subarray(0, packed.length >> 1))
    await new Promise((resolve) => setTimeout(resolve, 100))
    breakOff()
    const traces = await done
    expect(traces.dataset.spanCount).toBeGreaterThan(300)
    expect(codesOf(traces)).toContain('input.broken_off')
    expect(codesOf(traces)).not.toContain('input.gzip_cut')
  })

  test('a gzip file that is cut: what stands before the cut is shown', async () => {
    const packed = gzipSync(bytes)
    const traces = await readTraces(packed.subarray(0, packed.length >> 1))
    expect(traces.dataset.spanCount).toBeGreaterThan(300)
    expect(codesOf(traces)).toContain('input.gzip_cut')
  })

  test('a file on a page that is removed meanwhile', async () => {
    const file = new File([bytes], 'x.jsonl')
    const part = bytes.slice(0, 9 << 19)
    Object.defineProperty(file, 'stream', {
      value: () => {
        let isGiven = false
        return new ReadableStream<Uint8Array>({
          pull: (controller) => {
            if (isGiven) controller.error(new DOMException('gone', 'NotReadableError'))
            else controller.enqueue(part)
            isGiven = true
          },
        })
      },
    })
    const { dataset } = await readTraces(file)
    expect(dataset.files[0].error?.code).toBe('input.gone')
    expect(dataset.spanCount).toBeGreaterThan(300)
  })
})
