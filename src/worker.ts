// The worker: reads what it is sent and hands the columns back, or works out a query. A module worker; one reading each.
import type { DatasetData } from './model/columns.ts'
import type { ContentSource } from './model/content-store.ts'
import { PanelError } from './model/errors.ts'
import type { answer } from './query/answer.ts'
import {
  type AnswerMessage,
  buffersOf,
  type PreparedMessage,
  type PrepareMessage,
  type QueryMessage,
} from './query/worker-protocol.ts'
import { setPartUrls } from './reader/parts.ts'
import { readAll } from './reader/read-all.ts'
import { detach, type FromWorker, sentContent, type ToWorker } from './reader/worker-protocol.ts'

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker | PrepareMessage | QueryMessage>) => void) | null
  postMessage(message: FromWorker | PreparedMessage | AnswerMessage, transfer?: Transferable[]): void
}

const scope = globalThis as unknown as WorkerScope
let controller: AbortController | undefined
let answerQuery: typeof answer | undefined

scope.onmessage = ({ data: message }) => {
  if (message.type === 'cancel') controller?.abort()
  else if (message.type === 'drawn') onDrawn()
  else if (message.type === 'ping') scope.postMessage({ type: 'here' })
  else if (message.type === 'read') void read(message)
  else if (message.type === 'prepare') void prepare(message)
  else if (answerQuery) {
    const answered = answerQuery(message)
    scope.postMessage(answered, buffersOf(answered.spare))
  }
}

async function prepare({ parts }: PrepareMessage): Promise<void> {
  setPartUrls(parts)
  try {
    answerQuery = (await import('./query/answer.ts')).answer
  } catch {
    // The page asks no query then, and works it out by itself.
  }
  scope.postMessage({ type: 'prepared', isReady: answerQuery !== undefined })
}

/** Where there are few processors, reading on would take them from the page while it draws an early state. */
const LONGEST_PAUSE_MS = 400
let onDrawn = () => {}

function drawn(): Promise<void> {
  return new Promise((resolve) => {
    onDrawn = resolve
    setTimeout(resolve, LONGEST_PAUSE_MS)
  })
}

async function read(message: Extract<ToWorker, { type: 'read' }>): Promise<void> {
  const { inputs, arriving, adapter, isShown, parts } = message
  controller = new AbortController()
  setPartUrls(parts)
  try {
    const all = arriving.length === 0 ? inputs : (await import('./reader/arrival.ts')).received(inputs, arriving)
    const { data, content } = await readAll(all, {
      adapter,
      signal: controller.signal,
      onProgress: (progress) => scope.postMessage({ type: 'progress', progress }),
      onSnapshot: isShown
        ? (early, content) => {
            send('snapshot', early, content)
            return drawn()
          }
        : undefined,
    })
    send('done', data, content)
  } catch (error) {
    scope.postMessage({
      type: 'failed',
      code: error instanceof PanelError ? error.code : controller.signal.aborted ? 'reader.cancelled' : 'reader.failed',
      message: error instanceof Error ? error.message : String(error),
    })
  }
}

function send(type: 'snapshot' | 'done', data: DatasetData, content: readonly ContentSource[]): void {
  const { data: own, transfer } = detach(data, type === 'done')
  scope.postMessage({ type, data: own, content: content.map(sentContent) }, transfer)
}

scope.postMessage({ type: 'ready' })
