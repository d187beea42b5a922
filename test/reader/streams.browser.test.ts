// What comes in order reaches the reader's worker while it comes.
import { describe, expect, it } from 'vitest'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readTraces } from '../../src/reader/read-traces.ts'
import { otlpFromText } from '../support/trace-from-text.ts'

const encoder = new TextEncoder()

/** A line a trace, some 12 MB. */
const lines = Array.from({ length: 12_000 }, (_, n) =>
  JSON.stringify(otlpFromText(`llm call${n} 0..5 in=${n} out=2 model=m input="${'word '.repeat(100)}${n}"`)).replace(
    /"traceId":"0{8}/g,
    `"traceId":"${String(n).padStart(8, '0')}`,
  ),
)
const inputOf = async ({ dataset, content }: TraceSet, row: number) =>
  JSON.stringify((await loadContent(dataset, row, content)).inputMessages)

/** In two halves, the second of which waits. */
function inHalves(bytes: Uint8Array) {
  let sendRest = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const middle = Math.floor(bytes.length * 0.6)
      controller.enqueue(bytes.slice(0, middle))
      sendRest = () => {
        controller.enqueue(bytes.slice(middle))
        controller.close()
      }
    },
  })
  return { stream, sendRest: () => sendRest() }
}

const packed = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

describe('in a worker', () => {
  const text = encoder.encode(lines.join('\n'))

  it.each([
    ['a response', async () => text],
    ['a packed response', () => packed(text)],
  ])('%s is read while it comes', async (_, bytesOf) => {
    const { stream, sendRest } = inHalves(await bytesOf())
    const early: TraceSet[] = []
    let isPaged = false
    const done = readTraces(new Response(stream), {
      onSnapshot: (traces) => early.push(traces),
      createWorker: () => {
        isPaged = true
        return new Worker(new URL('../../src/worker.ts', import.meta.url), { type: 'module' })
      },
    })
    await expect.poll(() => early.length, { timeout: 20_000 }).toBeGreaterThan(0)
    expect(early[0].dataset.spanCount).toBeLessThan(12_000)
    expect(await inputOf(early[0], 150)).toContain('word 150"')
    sendRest()
    const traces = await done
    expect([isPaged, traces.dataset.spanCount, traces.dataset.files[0].error]).toEqual([true, 12_000, undefined])
    expect(await inputOf(traces, 11_999)).toContain('word 11999"')
    expect(traces.dataset.revision).toBeGreaterThan(early.length)
  })

  it('a packed file is read while it is unpacked, and a value longer than what is at hand is read all the same', async () => {
    const long = lines.map((line, n) => (n === 9000 ? line.replace('word ', 'long '.repeat(500_000)) : line))
    const file = new File([(await packed(encoder.encode(long.join('\n')))) as BlobPart], 'day.jsonl.gz')
    const revisions: number[] = []
    const traces = await readTraces(file, { onSnapshot: ({ dataset }) => revisions.push(dataset.revision) })
    expect(traces.dataset.spanCount).toBe(12_000)
    expect((await inputOf(traces, 9000)).length).toBeGreaterThan(2_500_000)
    expect(revisions.length).toBeGreaterThan(0)
    expect(traces.dataset.revision).toBe(revisions.length + 1)
  })
})
