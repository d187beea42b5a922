// Work over a whole data set in slices, so that typing and scrolling go on meanwhile.
import { useEffect, useMemo, useState } from 'react'
import { breathe } from '../../util/breathe.ts'

export interface Sliced<T> {
  /** The result; while it is made anew for the same `scope`, the one before. */
  readonly value: T | undefined
  /** Steps done so far. */
  readonly done: number
}

/** Milliseconds of work while drawing: small data sets are ready at once. */
const FIRST_SLICE_MS = 30
const SLICE_MS = 12
const PROGRESS_MS = 200

/**
 * Runs the steps that `start` makes: a first slice while drawing, the rest between other work.
 * `start` must be stable; another one begins anew. `scope` names what results belong to.
 */
export function useSliced<T>(start: () => Generator<number, T>, scope: string): Sliced<T> {
  const run = useMemo(() => firstSlice(start()), [start])
  const [, setProgress] = useState(0)
  const [last, setLast] = useState<{ scope: string; value: T }>()
  useEffect(() => {
    if (run.value) {
      setLast({ scope, value: run.value.result })
      return
    }
    let isStale = false
    const finish = async () => {
      let shownMs = performance.now()
      while (!run.value) {
        await breathe()
        if (isStale) return
        advance(run, SLICE_MS)
        if (performance.now() - shownMs < PROGRESS_MS) continue
        shownMs = performance.now()
        setProgress(run.done)
      }
      setLast({ scope, value: run.value.result })
    }
    void finish()
    return () => {
      isStale = true
    }
  }, [run, scope])
  const value = run.value ? run.value.result : last?.scope === scope ? last.value : undefined
  return { value, done: run.done }
}

interface Run<T> {
  readonly steps: Generator<number, T>
  done: number
  value: { readonly result: T } | undefined
}

function firstSlice<T>(steps: Generator<number, T>): Run<T> {
  const run: Run<T> = { steps, done: 0, value: undefined }
  advance(run, FIRST_SLICE_MS)
  return run
}

function advance<T>(run: Run<T>, sliceMs: number): void {
  const startMs = performance.now()
  while (!run.value && performance.now() - startMs < sliceMs) {
    const step = run.steps.next()
    if (step.done) run.value = { result: step.value }
    else run.done = step.value
  }
}
