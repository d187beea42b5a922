// The reader's worker: reads what it is sent and hands the columns back. A module worker; one dataset each.
import type { DatasetData } from './model/columns.ts'
import type { ContentSource } from './model/content-store.ts'
import { PanelError } from './model/errors.ts'
import { readAll } from './reader/read-all.ts'
import { detach, type FromWorker, sentContent, type ToWorker } from './reader/worker-protocol.ts'

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  postMessage(message: FromWorker, transfer?: Transferable[]): void
}

const scope = globalThis as unknown as WorkerScope
let controller: AbortController | undefined

scope.onmessage = ({ data: message }) => {
  if (message.type === 'cancel') controller?.abort()
  else void read(message)
}

async function read({ inputs, adapter }: Extract<ToWorker, { type: 'read' }>): Promise<void> {
  controller = new AbortController()
  try {
    const { data, content } = await readAll(inputs, {
      adapter,
      signal: controller.signal,
      onProgress: (progress) => scope.postMessage({ type: 'progress', progress }),
      onSnapshot: (early, content) => send('snapshot', early, content),
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
  const { data: own, transfer } = detach(data)
  scope.postMessage({ type, data: own, content: content.map(sentContent) }, transfer)
}

scope.postMessage({ type: 'ready' })
