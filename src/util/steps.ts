/** Work that may be paused wherever it yields; what it yields says how far it got. */
export type Steps<T> = Generator<number, T>

/** Yielded where what follows is long and cannot be paused: it gets a turn of its own. */
export const PAUSE = -1

/** Runs such work to its end at once. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** The same work as one step of a larger one: it yields how far that is. */
export function* within<T>(steps: Steps<T>, done: number): Steps<T> {
  let step = steps.next()
  for (; !step.done; step = steps.next()) yield done
  return step.value
}

/** How many spans a loop goes through before it may be paused: under a millisecond, also in code that is not compiled yet. */
export const STEP_MASK = 1023

/** The same of a loop that only moves numbers. */
export const MOVE_MASK = 32_767

/** Work that several ask for: whoever runs it takes it further, and it is done once. */
export interface SharedSteps<T> {
  readonly steps: Steps<T>
  result: { readonly value: T } | undefined
}

export const sharedSteps = <T>(steps: Steps<T>): SharedSteps<T> => ({ steps, result: undefined })

export function* joinSteps<T>(shared: SharedSteps<T>): Steps<T> {
  while (!shared.result) {
    const step = shared.steps.next()
    if (step.done) shared.result = { value: step.value }
    else yield step.value
  }
  return shared.result.value
}
