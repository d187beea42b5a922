// The front door: files in, traces out. In a worker where there is one, else inline in slices that let the page breathe.
import type { TransformContent } from '../adapters/content-record.ts'
import { Dataset } from '../model/dataset.ts'
import { PanelError } from '../model/errors.ts'
import type { TraceSet } from '../model/trace-set.ts'
import { letCome, sent } from './arrival.ts'
import { type NamedInput, nameInput, type TraceInput } from './input.ts'
import { paced } from './paced.ts'
import { partUrls } from './part-urls.ts'
import { PART_MISSING } from './parts.ts'
import type { ReadProgress } from './read-all.ts'
import { spawnWorker } from './spawn-worker.ts'
import { type WorkerWatch, watchWorker } from './watch-worker.ts'
import {
  type FromWorker,
  receivedContent,
  receivedData,
  type SentContent,
  type SentData,
  type ToWorker,
} from './worker-protocol.ts'

export interface ReadTracesOptions {
  /** Adapter to use whatever detection says. */
  readonly adapter?: string
  /**
   * Changes or drops each record while it is read, before anything is shown, kept or exported. With it, reading runs on the
   * calling thread, since a function cannot be sent to a worker.
   */
  readonly transformContent?: TransformContent
  /** Cancels; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ReadProgress) => void
  /** Early states of the same data set, of growing revision. */
  readonly onSnapshot?: (traces: TraceSet) => void
  /** Makes the reader's worker, for hosts whose bundler or policy needs its own way. */
  readonly createWorker?: () => Worker
  /** `inline` never starts a worker. Default: `auto`. */
  readonly worker?: 'auto' | 'inline'
  /** Names the data set: reading the same source again under the same id keeps selection and folds. Default: a random id. */
  readonly datasetId?: string
}

/**
 * Reads files that belong together into one data set: halves of a trace join, the same bytes count once.
 * A file that cannot be read has its `error` in `dataset.files`; the others are there. Rejects only when cancelled.
 */
export async function readTraces(
  inputs: TraceInput | readonly TraceInput[],
  options: ReadTracesOptions = {},
): Promise<TraceSet> {
  const list = Array.isArray(inputs) ? (inputs as readonly TraceInput[]) : [inputs as TraceInput]
  const id = options.datasetId ?? randomId()
  const named = list.map(nameInput)
  try {
    options.signal?.throwIfAborted()
    return await readNamed(named, id, options)
  } finally {
    letCome(named)
  }
}

async function readNamed(named: readonly NamedInput[], id: string, options: ReadTracesOptions): Promise<TraceSet> {
  const isInline = options.worker === 'inline' || options.transformContent !== undefined
  const worker = isInline ? undefined : await spawnWorker(options.createWorker)
  if (worker) {
    try {
      options.signal?.throwIfAborted()
      return await readInWorker(worker, named, id, options)
    } catch (error) {
      if (!(error instanceof PanelError) || error.code !== PART_MISSING) throw error
    } finally {
      worker.terminate()
    }
  }
  // The reader itself comes only where no worker brings its own copy.
  const { readAll } = await import('./read-all.ts')
  const { data, content } = await readAll(named, {
    ...options,
    onSnapshot:
      options.onSnapshot &&
      ((early, sources) => options.onSnapshot?.({ dataset: new Dataset(id, early), content: sources })),
  })
  return { dataset: new Dataset(id, data), content }
}

const randomId = (): string =>
  // randomUUID exists in secure contexts only; a panel on a plain-http intranet must work too.
  globalThis.crypto?.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`

const workerEnded = (cause: string): PanelError =>
  new PanelError(
    'worker.failed',
    'The reader’s worker ended in the middle of the file. Nothing of it is shown. Open the file again; with `worker: "inline"` it is read without one.',
    { cause },
  )

function readInWorker(
  worker: Worker,
  inputs: readonly NamedInput[],
  id: string,
  { adapter, signal, onProgress, onSnapshot }: ReadTracesOptions,
): Promise<TraceSet> {
  let watching: WorkerWatch | undefined
  let isSettled = false
  const show = paced(
    (early: TraceSet) => {
      if (!isSettled) onSnapshot?.(early)
    },
    () => worker.postMessage({ type: 'drawn' } satisfies ToWorker),
  )
  const read = new Promise<TraceSet>((resolve, reject) => {
    const traces = ({ data, content }: { data: SentData; content: readonly SentContent[] }): TraceSet => ({
      dataset: new Dataset(id, receivedData(data)),
      content: content.map((sent, index) => receivedContent(sent, inputs[index])),
    })
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      reject(workerEnded(event.message))
    })
    watching = watchWorker(worker, () => reject(workerEnded('silence')))
    worker.addEventListener('message', ({ data: message }: MessageEvent<FromWorker>) => {
      watching?.heard()
      switch (message.type) {
        case 'progress':
          onProgress?.(message.progress)
          return
        case 'snapshot':
          show(traces(message))
          return
        case 'done':
          resolve(traces(message))
          return
        case 'failed':
          reject(new PanelError(message.code, message.message))
      }
    })
    const isShown = onSnapshot !== undefined
    const posted = sent(inputs)
    const ports = posted.arriving.map(({ port }) => port)
    worker.postMessage({ type: 'read', ...posted, adapter, isShown, parts: partUrls() } satisfies ToWorker, ports)
  })
  return read.finally(() => {
    isSettled = true
    watching?.stop()
  })
}
