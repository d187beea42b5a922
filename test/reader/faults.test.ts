// What can go wrong around a file while it is read: the file goes, or the worker does.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PanelError } from '../../src/model/errors.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { readTraces } from '../../src/reader/read-traces.ts'
import type { FromWorker, ToWorker } from '../../src/reader/worker-protocol.ts'
import { otlpFromText } from '../support/trace-from-text.ts'

describe('a file that is removed while it is read', () => {
  const line = JSON.stringify(otlpFromText('agent a 0..10\n  llm b 1..9 in=3 out=4 model=m'))
  const bytes = new TextEncoder().encode(`${line}\n`.repeat(20_000))

  /** It can be read up to some byte; behind it the browser says no. */
  const fileUpTo = (lastByte: number) => ({
    size: bytes.length,
    stream: () => new Blob([bytes]).stream() as ReadableStream<Uint8Array<ArrayBuffer>>,
    readSync: (offset: number, length: number) => {
      if (offset + length > lastByte) throw new PanelError('input.gone', 'a. b. c.')
      return bytes.subarray(offset, offset + length)
    },
  })

  test('leaves what was read before, and says so', async () => {
    const { data } = await readAll([{ name: 'day.jsonl', data: fileUpTo(9 << 20) }])
    const [report] = data.files
    expect(report.error?.code).toBe('input.gone')
    expect(report.counts.spans).toBeGreaterThan(1_000)
    expect(report.counts.spans).toBeLessThan(40_000)
    expect(report.issues.map(({ code }) => code)).not.toContain('record.failed')
  })

  test('from its first byte is an error of its own', async () => {
    const { data } = await readAll([{ name: 'day.jsonl', data: fileUpTo(0) }])
    expect(data.files[0].error?.code).toBe('input.gone')
  })
})

describe('a worker that is killed', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** Says that it runs, and then what it is told to at each message. */
  class FakeWorker extends EventTarget {
    readonly heard: string[] = []
    terminated = false
    private readonly answer: (message: ToWorker) => FromWorker | undefined

    constructor(answer: (message: ToWorker) => FromWorker | undefined) {
      super()
      this.answer = answer
    }

    start(): Worker {
      queueMicrotask(() => this.say({ type: 'ready' }))
      return this as unknown as Worker
    }

    postMessage(message: ToWorker): void {
      this.heard.push(message.type)
      const answer = this.answer(message)
      if (answer) queueMicrotask(() => this.say(answer))
    }

    terminate(): void {
      this.terminated = true
    }

    private say(data: FromWorker): void {
      this.dispatchEvent(new MessageEvent('message', { data }))
    }
  }

  const readWith = (worker: FakeWorker) => {
    const done = readTraces('{}', { createWorker: () => worker.start() }).catch((error: unknown) => error)
    return done
  }

  test('is given up after it was asked', async () => {
    const worker = new FakeWorker(() => undefined)
    const done = readWith(worker)
    await vi.advanceTimersByTimeAsync(125_000)
    expect(await done).toMatchObject({ code: 'worker.failed' })
    expect(worker.heard).toEqual(['read', 'ping'])
    expect(worker.terminated).toBe(true)
  })

  test('is waited for as long as it answers', async () => {
    const worker = new FakeWorker((message) => (message.type === 'ping' ? { type: 'here' } : undefined))
    let isDone = false
    void readWith(worker).then(() => {
      isDone = true
    })
    await vi.advanceTimersByTimeAsync(600_000)
    expect(isDone).toBe(false)
    expect(worker.heard.length).toBeGreaterThan(10)
  })
})
