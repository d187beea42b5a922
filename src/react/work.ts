// Work over very many spans in slices: shared by all parts that ask for it, done while some part does.
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { takeTurn } from '../util/breathe.ts'
import { memoLast } from '../util/memo-last.ts'
import { PAUSE, type Steps } from '../util/steps.ts'
import { useLast } from './use-last.ts'

/** Milliseconds of work while drawing: what is small is there at once. */
const FIRST_SLICE_MS = 20
/** Several parts begin some in one draw: once the time of one is used up, the others wait. */
const DRAW_MS = 50
let fullUntilMs = 0
const SLICE_MS = 10
const PROGRESS_MS = 250

/** What the reader waits for goes before what fills in by itself. */
export type Urgency = 'now' | 'later'
/** Pieces of work under way that the reader waits for, on this page's one thread. */
let urgentCount = 0

const HOLD_MS = 100
let heldUntilMs = 0

/** The reader scrolls: frames come before what fills in by itself. */
export function holdBack(): void {
  heldUntilMs = performance.now() + HOLD_MS
}

export class Work<T> {
  value: T | undefined
  private done = 0
  private progressShown: number | undefined = 0
  private toldMs = 0
  private readonly steps: Steps<T>
  private readonly urgency: Urgency
  private readonly listeners = new Set<() => void>()
  private isDone = false
  private isRunning = false
  private error: { readonly thrown: unknown } | undefined

  constructor(steps: Steps<T>, urgency: Urgency = 'now') {
    this.steps = steps
    this.urgency = urgency
    if (performance.now() < fullUntilMs) return
    this.advance(FIRST_SLICE_MS)
    if (!this.isDone) fullUntilMs = performance.now() + DRAW_MS
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

  /** How far it got; undefined once it is through. */
  progress = (): number | undefined => this.progressShown

  private async run(): Promise<void> {
    if (this.isRunning || this.isDone) return
    this.isRunning = true
    if (this.urgency === 'now') urgentCount++
    while (!this.isDone && this.listeners.size > 0) {
      await (this.urgency === 'now' ? takeTurn() : rest(heldUntilMs - performance.now()))
      if (this.listeners.size === 0) break
      if (this.urgency === 'later' && (urgentCount > 0 || performance.now() < heldUntilMs)) continue
      this.advance(SLICE_MS)
      if (!this.isDone && performance.now() - this.toldMs > PROGRESS_MS) this.tell()
    }
    this.isRunning = false
    if (this.urgency === 'now') urgentCount--
    if (this.isDone) this.tell()
  }

  private tell(): void {
    this.toldMs = performance.now()
    this.progressShown = this.isDone ? undefined : this.done
    for (const listener of this.listeners) listener()
  }

  private advance(sliceMs: number): void {
    const startMs = performance.now()
    try {
      for (;;) {
        const step = this.steps.next()
        if (step.done) {
          this.isDone = true
          this.progressShown = undefined
          this.value = step.value
          return
        }
        if (step.value !== PAUSE) this.done = step.value
        if (step.value === PAUSE || performance.now() - startMs >= sliceMs) return
      }
    } catch (thrown) {
      this.isDone = true
      this.error = { thrown }
    }
  }
}

/** Lets everything else run, drawing too. */
const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

/** One piece of work for each object and its latest argument, whoever asks. */
export const sharedWork = <K extends object, A, T>(steps: (key: K, argument: A) => Steps<T>, urgency?: Urgency) =>
  memoLast((key: K, argument: A) => new Work(steps(key, argument), urgency))

/** The result of shared work; undefined until it is there. */
export function useWork<T>(work: Work<T> | undefined): T | undefined {
  const subscribe = useCallback((listener: () => void) => work?.subscribe(listener) ?? noop, [work])
  const read = useCallback(() => work?.read(), [work])
  return useSyncExternalStore(subscribe, read, read)
}

/** How far some work got, told now and then; undefined once it is through. */
export function useProgress<T>(work: Work<T> | undefined): number | undefined {
  const subscribe = useCallback((listener: () => void) => work?.subscribe(listener) ?? noop, [work])
  const read = useCallback(() => work?.progress(), [work])
  return useSyncExternalStore(subscribe, read, read)
}

/** Work of one part alone; other steps begin anew. `steps` must be stable. */
const useOwnWork = <T>(steps: (() => Steps<T>) | undefined): Work<T> | undefined =>
  useMemo(() => (steps ? new Work(steps()) : undefined), [steps])

export interface InSlices<T> {
  /** Undefined until it is there; while it is made anew for the same owner, the one before. */
  readonly value: T | undefined
  /** The number that the steps yielded last; undefined once they are through. */
  readonly done: number | undefined
}

/**
 * Runs steps between other work, so that typing and scrolling go on meanwhile: what is small is there at once.
 * `start` must be stable; another one begins anew. `owner` names what results belong to, such as a data set by its id.
 */
export function useInSlices<T>(start: (() => Generator<number, T>) | undefined, owner: string): InSlices<T> {
  const work = useOwnWork(start)
  const value = useLast(useWork(work), owner)
  return { value, done: useProgress(work) }
}

const noop = () => {}
