const CHUNK_CHARS = 1 << 16

/** Joins texts into UTF-8 chunks worth writing. A pair of surrogates is never parted, since texts are encoded whole. */
export async function* utf8Chunks(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let waiting: string[] = []
  let chars = 0
  for await (const text of texts) {
    waiting.push(text)
    chars += text.length
    if (chars < CHUNK_CHARS) continue
    yield encoder.encode(waiting.join(''))
    waiting = []
    chars = 0
  }
  if (chars > 0) yield encoder.encode(waiting.join(''))
}
