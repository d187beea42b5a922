// Work over very many spans in slices: shared by all parts that ask for it, done while some part does.
import { useCallback, useSyncExternalStore } from 'react'
import { breathe } from '../reader/breathe.ts'
import { memoLast } from '../util/memo-last.ts'
import { PAUSE, type Steps } from '../util/steps.ts'

/** Milliseconds of work while drawing: what is small is there at once. Several parts may begin some in one draw. */
const FIRST_SLICE_MS = 6
const SLICE_MS = 10

export class Work<T> {
  value: T | undefined
  private readonly steps: Steps<T>
  private readonly listeners = new Set<() => void>()
  private isDone = false
  private isRunning = false
  private error: { readonly thrown: unknown } | undefined

  constructor(steps: Steps<T>) {
    this.steps = steps
    this.advance(FIRST_SLICE_MS)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    void this.run()
    return () => this.listeners.delete(listener)
  }

  /** The result; undefined until it is there. Throws what the work threw. */
  read = (): T | undefined => {
    if (this.error) throw this.error.thrown
    return this.value
  }

  private async run(): Promise<void> {
    if (this.isRunning) return
    this.isRunning = true
    while (!this.isDone && this.listeners.size > 0) {
      await breathe()
      if (this.listeners.size > 0) this.advance(SLICE_MS)
    }
    this.isRunning = false
    if (this.isDone) for (const listener of this.listeners) listener()
  }

  private advance(sliceMs: number): void {
    const startMs = performance.now()
    try {
      for (;;) {
        const step = this.steps.next()
        if (step.done) {
          this.isDone = true
          this.value = step.value
          return
        }
        if (step.value === PAUSE || performance.now() - startMs >= sliceMs) return
      }
    } catch (thrown) {
      this.isDone = true
      this.error = { thrown }
    }
  }
}

/** One piece of work for each object and its latest argument, whoever asks. */
export const sharedWork = <K extends object, A, T>(steps: (key: K, argument: A) => Steps<T>) =>
  memoLast((key: K, argument: A) => new Work(steps(key, argument)))

/** The result of shared work; undefined until it is there. */
export function useWork<T>(work: Work<T> | undefined): T | undefined {
  const subscribe = useCallback((listener: () => void) => work?.subscribe(listener) ?? noop, [work])
  const read = useCallback(() => work?.read(), [work])
  return useSyncExternalStore(subscribe, read, read)
}

const noop = () => {}
