// The limit of reading: the whole file as text, unpacked where it is packed, parsed, and nothing done with it.

/** @returns how long it took in ms, with the number of groups, so that the work cannot be left out */
export async function parseAlone(file) {
  const startMs = performance.now()
  const isPacked = file.name.endsWith('.gz')
  const text = isPacked ? new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))) : file
  const { resourceSpans } = JSON.parse(await text.text())
  return { ms: performance.now() - startMs, groups: resourceSpans.length }
}
