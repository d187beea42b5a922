// A worker that was killed, or that ran out of memory, says nothing any more, and no event tells of it. So it is asked.
import type { ToWorker } from './worker-protocol.ts'

/** Silence after which it is asked whether it still runs. It has long stretches of work: unpacking an archive, a text of 300 MB. */
const ASK_MS = 30_000
const GIVE_UP_MS = 90_000

export interface WorkerWatch {
  /** Called at each message. */
  heard(): void
  stop(): void
}

export function watchWorker(worker: Worker, onGone: () => void): WorkerWatch {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  const heard = () => {
    stop()
    timer = setTimeout(() => {
      worker.postMessage({ type: 'ping' } satisfies ToWorker)
      timer = setTimeout(onGone, GIVE_UP_MS)
    }, ASK_MS)
  }
  heard()
  return { heard, stop }
}
