// The limit of reading: the whole file as text, parsed, and nothing done with it.

/** @returns how long it took in ms, with the number of groups, so that the work cannot be left out */
export async function parseAlone(file) {
  const startMs = performance.now()
  const { resourceSpans } = JSON.parse(await file.text())
  return { ms: performance.now() - startMs, groups: resourceSpans.length }
}
