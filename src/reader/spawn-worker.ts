// Starts the reader's worker in whatever surroundings: handed in by the host, from its module URL, or through a small blob
// where the library comes from another origin. Undefined where no worker runs: then the same code reads inline.
import type { FromWorker } from './worker-protocol.ts'
import { workerUrl } from './worker-url.ts'

/** A worker that has not said that it runs by then never will (a policy may swallow it without an event). */
const READY_TIMEOUT_MS = 10_000

export async function spawnWorker(createWorker?: () => Worker): Promise<Worker | undefined> {
  if (createWorker) return started(createWorker)
  if (typeof Worker === 'undefined') return undefined
  return (await started(() => new Worker(workerUrl(), { type: 'module' }))) ?? started(crossOriginWorker)
}

/** A worker script must be of the page's origin; a blob is, and may import one that is not. */
function crossOriginWorker(): Worker {
  // Not `new URL(…, import.meta.url)`: bundlers take that for a file of theirs, and Next.js stops when it finds none.
  // Unbundled, the worker lies beside this file.
  const url = new URL(import.meta.url.replace(/[^/]*$/, 'worker.js'))
  if (url.origin === globalThis.location?.origin || !url.protocol.startsWith('http')) throw new Error('same origin')
  const script = `import ${JSON.stringify(url.href)}\nURL.revokeObjectURL(import.meta.url)`
  return new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type: 'module' })
}

/** The worker once it has said that it runs; undefined when it cannot be made, fails to load or keeps silent. */
function started(create: () => Worker): Promise<Worker | undefined> {
  return new Promise((resolve) => {
    let worker: Worker
    try {
      worker = create()
    } catch {
      resolve(undefined)
      return
    }
    const settle = (result: Worker | undefined) => {
      clearTimeout(timer)
      worker.removeEventListener('message', onMessage)
      worker.removeEventListener('error', onError)
      if (!result) worker.terminate()
      resolve(result)
    }
    const onMessage = (event: MessageEvent<FromWorker>) => {
      if (event.data.type === 'ready') settle(worker)
    }
    const onError = (event: Event) => {
      event.preventDefault()
      settle(undefined)
    }
    const timer = setTimeout(settle, READY_TIMEOUT_MS, undefined)
    worker.addEventListener('message', onMessage)
    worker.addEventListener('error', onError)
  })
}
