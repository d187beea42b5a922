// Early states, one after another: a page that gets the next one before it has drawn the last would draw none.

/** A hidden page draws nothing; then time counts. */
const LONGEST_WAIT_MS = 500

/**
 * Calls `act` at once, and again when what that led to is on screen, with the latest value that came meanwhile.
 * `onDrawn` is told each time.
 */
export function paced<T>(act: (value: T) => void, onDrawn: () => void): (value: T) => void {
  if (typeof requestAnimationFrame === 'undefined')
    return (value) => {
      act(value)
      onDrawn()
    }
  let isWaiting = false
  let next: { readonly value: T } | undefined
  const give = (value: T) => {
    isWaiting = true
    act(value)
    void drawn().then(() => {
      isWaiting = false
      onDrawn()
      const late = next
      next = undefined
      if (late) give(late.value)
    })
  }
  return (value) => {
    if (isWaiting) next = { value }
    else give(value)
  }
}

/** The frame after the next one begins when that has been drawn. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_WAIT_MS)
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer)
        setTimeout(resolve)
      }),
    )
  })
