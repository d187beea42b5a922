// The worker as queries use it: one for each dataset, begun with the first large query, let go some seconds after the last.
import { PanelError } from '../model/errors.ts'
import { partUrls } from '../reader/part-urls.ts'
import { spawnWorker } from '../reader/spawn-worker.ts'
import type { KernelInput, KernelOutput } from './kernel.ts'
import {
  type AnswerMessage,
  type Arrays,
  buffersOf,
  type PreparedMessage,
  type PrepareMessage,
  type QueryMessage,
} from './worker-protocol.ts'

/** A new one takes some 20 ms to begin and answers its first query at half the speed; an idle one holds a few megabytes. */
const IDLE_MS = 5_000

interface Waiting {
  readonly resolve: (output: KernelOutput) => void
  readonly reject: (reason: unknown) => void
}

export class QueryWorker {
  /** Arrays that came back with the last answer. */
  private spare: Arrays | undefined
  private readonly worker: Worker
  private readonly onEnd: () => void
  private readonly waiting = new Map<number, Waiting>()
  private lastId = 0
  private idle: ReturnType<typeof setTimeout> | undefined

  constructor(worker: Worker, onEnd: () => void) {
    this.worker = worker
    this.onEnd = onEnd
    worker.addEventListener('message', ({ data }: MessageEvent<AnswerMessage>) => {
      if (data.type !== 'answer') return
      this.spare = data.spare
      this.settle(data.id)?.resolve(data.output)
    })
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      this.fail(event.message)
    })
    this.rest()
  }

  /** Hands the input's arrays over: they are empty afterwards. */
  ask(input: KernelInput, signal?: AbortSignal): Promise<KernelOutput> {
    return new Promise((resolve, reject) => {
      const id = ++this.lastId
      const onAbort = () => {
        this.waiting.delete(id)
        reject(signal?.reason)
        // What no one else waits for is not worked out to the end.
        if (this.waiting.size === 0) this.end()
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      const done = () => signal?.removeEventListener('abort', onAbort)
      this.waiting.set(id, {
        resolve: (output) => {
          done()
          resolve(output)
        },
        reject: (reason) => {
          done()
          reject(reason)
        },
      })
      clearTimeout(this.idle)
      const message: QueryMessage = { type: 'query', id, input }
      this.worker.postMessage(message, buffersOf(input))
    })
  }

  /** Used arrays, once; with anything in them. */
  takeSpare(): Arrays | undefined {
    const { spare } = this
    this.spare = undefined
    return spare
  }

  private settle(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id)
    this.waiting.delete(id)
    if (waiting && this.waiting.size === 0) this.rest()
    return waiting
  }

  private fail(cause: string): void {
    const error = new PanelError(
      'worker.failed',
      'The worker ended in the middle of a query. There is no answer. Ask again; with `worker: "inline"` it is answered without one.',
      { cause },
    )
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
    this.end()
  }

  private rest(): void {
    this.idle = setTimeout(() => this.end(), IDLE_MS)
  }

  private end(): void {
    clearTimeout(this.idle)
    this.worker.terminate()
    this.onEnd()
  }
}

const workers = new WeakMap<object, Promise<QueryWorker | undefined>>()
const running = new WeakMap<object, QueryWorker>()

/** Arrays that the worker of a dataset has done with. */
export const takeSpare = (dataset: object): Arrays | undefined => running.get(dataset)?.takeSpare()

/** The worker of a dataset; undefined where none runs, which is asked once. */
export function queryWorkerOf(dataset: object, createWorker?: () => Worker): Promise<QueryWorker | undefined> {
  let worker = workers.get(dataset)
  if (!worker) {
    worker = begin(dataset, createWorker)
    workers.set(dataset, worker)
  }
  return worker
}

async function begin(dataset: object, createWorker?: () => Worker): Promise<QueryWorker | undefined> {
  const spawned = await spawnWorker(createWorker)
  if (!spawned) return undefined
  if (!(await isPrepared(spawned))) {
    spawned.terminate()
    return undefined
  }
  const worker = new QueryWorker(spawned, () => {
    workers.delete(dataset)
    running.delete(dataset)
  })
  running.set(dataset, worker)
  return worker
}

/** Whether the worker could load what works queries out. */
function isPrepared(worker: Worker): Promise<boolean> {
  return new Promise((resolve) => {
    const onMessage = ({ data }: MessageEvent<PreparedMessage>) => {
      if (data.type !== 'prepared') return
      worker.removeEventListener('message', onMessage)
      resolve(data.isReady)
    }
    worker.addEventListener('message', onMessage)
    worker.postMessage({ type: 'prepare', parts: partUrls() } satisfies PrepareMessage)
  })
}
