// Names of fields: a few hundred different ones in a file of millions. Each is decoded once.
import { decodeUtf8, hashBytes } from '../util/utf8.ts'
import { Literal } from './byte-literal.ts'
import type { Spelling } from './template.ts'
import type { ByteWindow } from './window.ts'

export class KeyEntry {
  readonly text: string
  /** As it stands in the file, between the quotes. */
  readonly raw: Uint8Array
  /** Of templates that it is the name in. */
  readonly spellings: Spelling[] = []
  /** The field that came next the last time: records of one kind repeat themselves. */
  follower: KeyEntry | undefined
  private literal: Literal | undefined

  constructor(raw: Uint8Array) {
    this.text = textOf(raw)
    this.raw = raw
  }

  /** With its quotes and a colon. */
  get spelled(): Literal {
    this.literal ??= new Literal(Uint8Array.of(QUOTE, ...this.raw, QUOTE, COLON))
    return this.literal
  }
}

/** Names beyond this many are decoded anew each time. */
const MAX_KEYS = 1 << 15

export class KeyTable {
  private readonly entries = new Map<number, KeyEntry[]>()
  private count = 0

  /** The entry of a name that lies raw in a range. */
  entry({ bytes, words }: Pick<ByteWindow, 'bytes' | 'words'>, from: number, to: number): KeyEntry {
    const hash = hashBytes(words, from, to)
    const list = this.entries.get(hash)
    if (list) for (const entry of list) if (isEqual(entry.raw, bytes, from, to)) return entry
    const entry = new KeyEntry(bytes.slice(from, to))
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

const QUOTE = 34
const COLON = 58
const BACKSLASH = 92

/** As a property name the engine holds it once, so that comparing it with a literal compares two addresses. */
function textOf(raw: Uint8Array): string {
  const text = decodeUtf8(raw, 0, raw.length)
  const [name] = Object.keys({ [raw.includes(BACKSLASH) ? (JSON.parse(`"${text}"`) as string) : text]: 0 })
  return name
}
