// An id for the files of a data set, so that opening them again finds their entry.
import { hashText } from '../util/hash.ts'

const EDGE_BYTES = 64 * 1024

/** A file, as far as its fingerprint needs it. */
export interface NamedBlob extends Blob {
  readonly name: string
}

/**
 * The same files give the same id, in whatever order. From name, size and the first and last 64 KiB of each: enough to
 * tell exports apart in a library, no proof that two are equal.
 */
export async function fingerprintFiles(files: readonly NamedBlob[]): Promise<string> {
  const each = await Promise.all(files.map(fingerprint))
  return hashText(each.sort().join('\n'))
}

async function fingerprint(file: NamedBlob): Promise<string> {
  const first = file.slice(0, EDGE_BYTES)
  const last = file.slice(Math.max(EDGE_BYTES, file.size - EDGE_BYTES))
  const bytes = await new Blob([first, last]).arrayBuffer()
  // One character a byte, so that the text stands for the bytes exactly.
  const text = new TextDecoder('windows-1252').decode(bytes)
  return JSON.stringify([file.name, file.size, hashText(text)])
}
