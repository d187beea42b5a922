// Files that do not begin like JSON: which of them are no text, and how the text of the others is encoded.
import { PanelError } from '../model/errors.ts'
import { emptyFile } from './unreadable.ts'

/** First bytes that tell a kind of file that is not JSON. */
const BINARIES: readonly (readonly [magic: readonly number[], what: string, advice: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a zip archive inside another', 'Unpack it and open the files in it.'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a Zstandard archive', 'Decompress it first, with zstd -d.'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'Export the traces as JSON instead.'],
  [[0x89, 0x50, 0x4e, 0x47], 'an image', 'Export the traces as JSON instead.'],
  [[0x53, 0x51, 0x4c, 0x69], 'an SQLite database', 'Export the traces from it as JSON.'],
]

/** Throws `input.empty` or `input.binary`. */
export function checkKind(head: Uint8Array, name: string): void {
  if (head.length === 0) {
    throw emptyFile(name)
  }
  for (const [magic, what, advice] of BINARIES) {
    if (magic.every((byte, at) => head[at] === byte)) {
      throw new PanelError(
        'input.binary',
        `${name} is ${what}. It holds no text that could be read as traces. ${advice}`,
      )
    }
  }
  const zeros = head.subarray(0, 1024).filter((byte) => byte === 0).length
  if (zeros > 0 && encodingOf(head) === 'utf-8') {
    throw new PanelError(
      'input.binary',
      `${name} holds binary data. It is in no format that is read here. Export the traces as JSON, JSON Lines, CSV, Parquet or OTLP protobuf.`,
    )
  }
}

/** By byte order mark, else by where the zeros of ASCII text fall. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] !== 0 && head[1] === 0 && head[2] !== 0 && head[3] === 0) return 'utf-16le'
  if (head[0] === 0 && head[1] !== 0 && head[2] === 0 && head[3] !== 0) return 'utf-16be'
  return 'utf-8'
}
