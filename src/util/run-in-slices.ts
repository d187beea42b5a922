// Long work in slices.
import { breathe } from './breathe.ts'

/** Work between two pauses, in ms: a frame has room for it, and for what the page does itself. */
const SLICE_MS = 5

/** Runs to the end in slices that let the page breathe; rejects with the signal's reason once it is aborted. */
export async function runInSlices<T>(steps: Generator<unknown, T>, signal?: AbortSignal): Promise<T> {
  let began = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - began < SLICE_MS) continue
    await breathe()
    signal?.throwIfAborted()
    began = performance.now()
  }
}
