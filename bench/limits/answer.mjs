// A worker's end of a limit: does its work for the one file it is sent, and says what came of it or why nothing did.

/** @param {(file: File) => Promise<object>} work gives counts, so that the work cannot be left out */
export function answer(work) {
  self.onmessage = async ({ data: file }) => {
    const startMs = performance.now()
    try {
      const counts = await work(file)
      self.postMessage({ ...counts, workMs: performance.now() - startMs })
    } catch (error) {
      self.postMessage({ error: String(error) })
    }
  }
}
