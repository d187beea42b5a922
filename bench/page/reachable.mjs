// What an object holds: its buffers and its texts, each once, however it is built.

/** Calls back for every array buffer and every text that can be reached. */
function walk(root, onBuffer, onText) {
  const seen = new Set()
  const left = [root]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value === 'string') onText(value)
    if (typeof value !== 'object' || value === null) continue
    const own = ArrayBuffer.isView(value) ? value.buffer : value
    if (seen.has(own)) continue
    seen.add(own)
    if (own instanceof ArrayBuffer || (typeof SharedArrayBuffer !== 'undefined' && own instanceof SharedArrayBuffer)) {
      onBuffer(own)
    } else if (own instanceof Map) {
      for (const entry of own) left.push(...entry)
    } else if (own instanceof Set) left.push(...own.values())
    else for (const key of Object.keys(own)) left.push(own[key])
  }
}

/** What V8 needs for a text besides its characters: its header and the slot of the array it stands in. */
const TEXT_BYTES = 16

/** Bytes of buffers and texts within reach, apart. A text counts wherever it stands, so the sum is an upper bound. */
export function reachableBytes(root) {
  let bufferBytes = 0
  let textBytes = 0
  let texts = 0
  walk(
    root,
    (buffer) => {
      bufferBytes += buffer.byteLength
    },
    (text) => {
      texts++
      // biome-ignore lint/suspicious/noControlCharactersInRegex: whether a text takes one byte a character
      textBytes += TEXT_BYTES + text.length * (/^[\x00-\xff]*$/.test(text) ? 1 : 2)
    },
  )
  return { bufferBytes, textBytes, texts }
}

/** All buffers within reach, with the texts as one more in UTF-8. */
export function buffersOf(root) {
  const buffers = []
  let texts = []
  const encoder = new TextEncoder()
  const flush = () => {
    if (texts.length > 0) buffers.push(encoder.encode(texts.join('\n')).buffer)
    texts = []
  }
  walk(
    root,
    (buffer) => buffers.push(buffer),
    (text) => {
      // One text of all would not fit where there are many.
      if (texts.push(text) === 100_000) flush()
    },
  )
  flush()
  return buffers
}
