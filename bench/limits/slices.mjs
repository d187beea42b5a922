// The bytes of a file as the library asks for them: slices of 4 MB, two of them under way.
export const SLICE_BYTES = 1 << 22
const SLICES_AHEAD = 2

/** @param {Blob} file */
export async function* slicesOf(file) {
  const ahead = []
  let askedBytes = 0
  const ask = () => {
    while (ahead.length < SLICES_AHEAD && askedBytes < file.size) {
      ahead.push(file.slice(askedBytes, askedBytes + SLICE_BYTES).arrayBuffer())
      askedBytes += SLICE_BYTES
    }
  }
  ask()
  while (ahead.length > 0) {
    const slice = await ahead.shift()
    ask()
    yield slice
  }
}
