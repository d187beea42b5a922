// The longest time the page could not answer.

/** Watches from now on; the returned function stops and tells the longest task in ms, 0 when none reached 50 ms. */
export function watchLongTasks() {
  let longestMs = 0
  const take = (entries) => {
    for (const { duration } of entries) longestMs = Math.max(longestMs, duration)
  }
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ type: 'longtask' })
  return async () => {
    // An entry is made when its task has ended, which the present one has not.
    await new Promise((resolve) => setTimeout(resolve, 50))
    take(observer.takeRecords())
    observer.disconnect()
    return longestMs
  }
}
