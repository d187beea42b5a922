// Two limits of reading that work where the library does, in a worker of their own: its start belongs to the time, as it does to
// the library's.

/** All bytes of the file fetched, and nothing done with them. */
export const fetchAlone = (file) =>
  timed(file, () => new Worker(new URL('./fetching.worker.mjs', import.meta.url), { type: 'module' }))

/** All spans of the file put into columns, by a reader of nothing but the benchmark's own inputs: see bare-reader/read.mjs. */
export const readBareAlone = (file) =>
  timed(file, () => new Worker(new URL('./bare-reader.worker.mjs', import.meta.url), { type: 'module' }))

/** @returns what the worker counted, with how long that took in ms: all in all, and in the worker alone */
async function timed(file, start) {
  const startMs = performance.now()
  const worker = start()
  try {
    const counts = await answerOf(worker, file)
    return { ...counts, ms: performance.now() - startMs }
  } finally {
    worker.terminate()
  }
}

const answerOf = (worker, file) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data))
    worker.onerror = ({ message }) => reject(new Error(message || 'The worker of a limit did not start.'))
    worker.postMessage(file)
  })
