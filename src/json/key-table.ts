// Names of fields: a few hundred different ones in a file of millions. Each is decoded once.
import { decodeUtf8, hashBytes } from '../util/utf8.ts'

export interface KeyEntry {
  readonly text: string
  /** As it stands in the file, between the quotes. */
  readonly raw: Uint8Array
  /** The field that came next the last time: records of one kind repeat themselves. */
  follower: KeyEntry | undefined
}

/** Names beyond this many are decoded anew each time. */
const MAX_KEYS = 1 << 15

export class KeyTable {
  private readonly entries = new Map<number, KeyEntry[]>()
  private count = 0

  /** The entry of a name that lies raw in a range. */
  entry(bytes: Uint8Array, from: number, to: number): KeyEntry {
    const hash = hashBytes(bytes, from, to)
    const list = this.entries.get(hash)
    if (list) for (const entry of list) if (isEqual(entry.raw, bytes, from, to)) return entry
    const raw = bytes.slice(from, to)
    const entry: KeyEntry = { text: textOf(raw), raw, follower: undefined }
    if (this.count < MAX_KEYS) {
      this.count++
      if (list) list.push(entry)
      else this.entries.set(hash, [entry])
    }
    return entry
  }
}

export function isEqual(raw: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== raw.length) return false
  for (let i = 0; i < raw.length; i++) if (raw[i] !== bytes[from + i]) return false
  return true
}

const BACKSLASH = 92

/** As a property name the engine holds it once, so that comparing it with a literal compares two addresses. */
function textOf(raw: Uint8Array): string {
  const text = decodeUtf8(raw, 0, raw.length)
  const [name] = Object.keys({ [raw.includes(BACKSLASH) ? (JSON.parse(`"${text}"`) as string) : text]: 0 })
  return name
}
