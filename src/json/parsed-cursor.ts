// The cursor over a parsed JSON value.
import type { LaterValue } from '../model/attribute-list.ts'
import type { ContentRef, ContentReference } from '../model/facts.ts'
import type { StringTable } from '../model/strings.ts'
import { hashText } from '../util/hash.ts'
import { bigintAsText, bigintOfHalves } from './bigint.ts'
import type { Cursor, ValueType } from './cursor.ts'

/** Takes content by as text and says where it lies; undefined when it could not be kept. */
export type PutContent = (text: string, format: number) => ContentRef

interface Frame {
  readonly container: object
  /** Undefined for arrays. */
  readonly keys: readonly string[] | undefined
  readonly length: number
  at: number
}

export class ParsedCursor implements Cursor {
  private current: unknown
  private readonly frames: Frame[] = []
  private readonly put: PutContent | undefined
  readonly isLow = false
  seconds = 0
  nanos = 0

  constructor(value: unknown, put?: PutContent) {
    this.current = value
    this.put = put
  }

  get depth(): number {
    return this.frames.length
  }

  get type(): ValueType {
    const value = this.current
    if (Array.isArray(value)) return 'array'
    if (value === null || value === undefined) return 'null'
    const type = typeof value
    return type === 'object' || type === 'string' || type === 'number' || type === 'boolean' ? type : 'null'
  }

  get key(): string | undefined {
    const frame = this.frames.at(-1)
    return frame?.keys?.[frame.at]
  }

  get index(): number {
    return this.frames.at(-1)?.at ?? 0
  }

  enter(): boolean {
    const container = this.current
    if (typeof container !== 'object' || container === null) return false
    const keys = Array.isArray(container) ? undefined : Object.keys(container)
    this.frames.push({ container, keys, length: keys ? keys.length : (container as unknown[]).length, at: -1 })
    return true
  }

  next(): boolean {
    const frame = this.frames[this.frames.length - 1]
    if (++frame.at < frame.length) {
      this.current = frame.keys
        ? (frame.container as { [key: string]: unknown })[frame.keys[frame.at]]
        : (frame.container as unknown[])[frame.at]
      return true
    }
    this.current = frame.container
    this.frames.pop()
    return false
  }

  string(): string | undefined {
    const value = this.current
    if (typeof value === 'string') return value
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
  }

  name(): string | undefined {
    return this.string()
  }

  number(): number | undefined {
    const value = this.current
    if (typeof value === 'number') return value
    if (typeof value !== 'string' || value.trim() === '') return undefined
    const parsed = Number(value)
    return Number.isNaN(parsed) && value !== 'NaN' ? undefined : parsed
  }

  boolean(): boolean | undefined {
    return typeof this.current === 'boolean' ? this.current : undefined
  }

  bigint(): bigint | undefined {
    const value = this.current
    if (typeof value === 'number') return Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined
    if (typeof value === 'string') return /^\s*-?\d{1,20}\s*$/.test(value) ? BigInt(value.trim()) : undefined
    return bigintOfHalves(value)
  }

  value(): unknown {
    return this.current
  }

  code(table: StringTable): number {
    return typeof this.current === 'string' ? table.code(this.current) : -1
  }

  hexCode(table: StringTable, digits: number): number {
    const text = this.current
    return typeof text === 'string' && text.length === digits && /^[0-9a-f]+$/.test(text) ? table.code(text) : -1
  }

  readInstant(): boolean {
    const text = String(this.current)
    if (!/^\d{10,19}$/.test(text)) return false
    this.seconds = Number(text.slice(0, -9))
    this.nanos = Number(text.slice(-9))
    return true
  }

  integer(): number | undefined {
    const { current } = this
    if (typeof current !== 'string' && typeof current !== 'number') return undefined
    const text = String(current)
    return /^-?\d{1,15}$/.test(text) ? Number(text) + 0 : undefined
  }

  later(): LaterValue {
    return new ParsedValue(this.current)
  }

  match(): boolean {
    return false
  }

  holeName(): string {
    return ''
  }

  holeInteger(): undefined {}

  holeNumber(): number {
    return Number.NaN
  }

  holeLater(): LaterValue {
    return new ParsedValue(null)
  }

  fork(): Cursor {
    return new ParsedCursor(this.current, this.put)
  }

  ahead(...names: string[]): Cursor | undefined {
    const frame = this.frames.at(-1)
    const name = frame?.keys?.slice(Math.max(0, frame.at)).find((key) => names.includes(key))
    if (!frame || name === undefined) return undefined
    return new ParsedCursor((frame.container as { [key: string]: unknown })[name], this.put)
  }

  recover(): boolean {
    return false
  }

  ref(format: number): ContentReference {
    let text: string
    try {
      text = JSON.stringify(this.current, bigintAsText)
    } catch {
      // Nested deeper than the engine can write: structure is kept, content is not.
      return { content: undefined, hash: () => hashText(`too deep ${this.key} ${this.index}`) }
    }
    return { content: this.put?.(text, format), hash: () => hashText(text) }
  }
}

class ParsedValue implements LaterValue {
  /** Structures are parsed already: nothing tells them but themselves. */
  readonly rawLength = Number.POSITIVE_INFINITY
  private readonly current: unknown

  constructor(value: unknown) {
    this.current = value
  }

  get byteLength(): number {
    return typeof this.current === 'string' ? this.current.length : -1
  }

  text(): string {
    return String(this.current)
  }

  isWithin(units: number): boolean {
    return this.text().length <= units
  }

  utf8(): undefined {}

  code(table: StringTable): number {
    return table.code(this.text())
  }

  value(): unknown {
    return this.current
  }
}
