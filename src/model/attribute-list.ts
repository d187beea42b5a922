// Attributes of one record while it is read: values stay bytes until someone asks. Lists are used again for the next record.
import type { AttributeValue } from './span.ts'
import type { StringTable } from './strings.ts'

/** A value of the file that is decoded when it is asked for, as long as its record is being read. */
export interface LaterValue {
  /** Bytes between the quotes of a string; -1 for anything else. */
  readonly byteLength: number
  /** Bytes of the text, or of the structure. */
  readonly rawLength: number
  text(): string
  /** Whether the text has at most so many UTF-16 units; it is not decoded for that. */
  isWithin(units: number): boolean
  /** The text as UTF-8, valid until the next call on any value; undefined where it must be decoded. */
  utf8(): Utf8Text | undefined
  /** The text's code in a table. */
  code(table: StringTable): number
  value(): unknown
}

/** Bytes of a text in an array that holds others too. Behind them stands a quote or a 0, and more can be read. */
export interface Utf8Text {
  readonly bytes: Uint8Array
  /** The same for reading several at a time. */
  readonly words: DataView
  readonly from: number
  readonly to: number
}

type Decode = (raw: unknown) => AttributeValue

/** Keys with a numbered segment are flattened content (messages, documents), not something to group by. */
const INDEXED = /\.\d+(\.|$)/

/**
 * The keys of a record in their order. Records of one kind share a shape, so that what follows from keys alone is worked
 * out once for all of them.
 */
export class AttributeShape {
  readonly keys: readonly string[]
  /** Slot of each key; the last of equal keys wins. */
  readonly slots: ReadonlyMap<string, number>
  /** Slots of keys that are no flattened content, each key once, in the order of the source. */
  readonly plainSlots: readonly number[]
  private readonly memos: unknown[] = []

  constructor(keys: readonly string[]) {
    this.keys = keys
    const slots = new Map<string, number>()
    for (let slot = 0; slot < keys.length; slot++) slots.set(keys[slot], slot)
    this.slots = slots
    this.plainSlots = [...slots].filter(([key]) => !INDEXED.test(key)).map(([, slot]) => slot)
  }

  /** What follows from the keys, worked out once. */
  memo<T>({ index, make }: ShapeMemo<T>): T {
    let value = this.memos[index] as T | undefined
    if (value === undefined) {
      value = make(this)
      this.memos[index] = value
    }
    return value
  }
}

let memoCount = 0

/** Something that follows from the keys of a record alone; never undefined. */
export class ShapeMemo<T> {
  readonly index = memoCount++
  readonly make: (shape: AttributeShape) => T

  constructor(make: (shape: AttributeShape) => T) {
    this.make = make
  }
}

interface Node {
  shape: AttributeShape | undefined
  readonly next: Map<string, Node>
  lastKey: string | undefined
  last: Node | undefined
}

const newNode = (): Node => ({ shape: undefined, next: new Map(), lastKey: undefined, last: undefined })

/** Shapes beyond these are not remembered: a file may have a million keys, or as many orders of them. */
const MAX_SHAPES = 1 << 14
const MAX_KEYS = 1 << 9

/** All shapes of a data set, as a tree of keys. */
export class ShapeTable {
  readonly root: Node = newNode()
  private count = 0

  /** The node behind one more key; undefined where shapes are no longer remembered. */
  step(node: Node, key: string): Node | undefined {
    if (node.lastKey === key) return node.last
    let next = node.next.get(key)
    if (!next) {
      if (this.count >= MAX_SHAPES) return undefined
      this.count++
      next = newNode()
      node.next.set(key, next)
    }
    node.lastKey = key
    node.last = next
    return next
  }
}

const KIND = { plain: 0, text: 1, later: 2 } as const

/** Longest text that is looked up by its code; longer ones are content. */
export const MAX_CODED_CHARS = 256

/** Longest structure that is told by its bytes. */
const MAX_TOKEN_BYTES = 64

export class AttributeList {
  size = 0
  readonly strings: StringTable
  private readonly shapes: ShapeTable
  private node: Node | undefined
  private readonly names: string[] = []
  private readonly kinds: number[] = []
  private readonly values: AttributeValue[] = []
  private readonly laters: (LaterValue | undefined)[] = []
  private readonly codes: number[] = []
  private readonly decoders: (Decode | undefined)[] = []
  private known: AttributeShape | undefined

  constructor(strings: StringTable, shapes: ShapeTable) {
    this.strings = strings
    this.shapes = shapes
    this.node = shapes.root
  }

  clear(): void {
    this.size = 0
    this.node = this.shapes.root
    this.known = undefined
  }

  set(key: string, value: AttributeValue): void {
    this.values[this.size] = value
    this.add(key, KIND.plain)
  }

  /** A text of the file. */
  setText(key: string, text: LaterValue): void {
    this.laters[this.size] = text
    this.add(key, KIND.text)
  }

  /** What held the value of the next slot in an earlier record. */
  get spare(): LaterValue | undefined {
    return this.laters[this.size]
  }

  /** A structured value of the file, and how it becomes one of ours. */
  setLater(key: string, value: LaterValue, decode: Decode): void {
    this.decoders[this.size] = decode
    this.laters[this.size] = value
    this.add(key, KIND.later)
  }

  get shape(): AttributeShape {
    if (this.known) return this.known
    const { node } = this
    this.known = node?.shape ?? new AttributeShape(this.names.slice(0, this.size))
    if (node) node.shape = this.known
    return this.known
  }

  has(key: string): boolean {
    return this.shape.slots.has(key)
  }

  get(key: string): AttributeValue | undefined {
    const slot = this.shape.slots.get(key)
    return slot === undefined ? undefined : this.at(slot)
  }

  keys(): Iterable<string> {
    return this.shape.slots.keys()
  }

  codeOf(key: string): number {
    const slot = this.shape.slots.get(key)
    return slot === undefined ? -1 : this.codeAt(slot)
  }

  utf8(key: string): Utf8Text | undefined {
    const slot = this.shape.slots.get(key)
    return slot === undefined || this.kinds[slot] !== KIND.text ? undefined : this.laters[slot]?.utf8()
  }

  /** The value in a slot, decoded. */
  at(slot: number): AttributeValue {
    const kind = this.kinds[slot]
    if (kind === KIND.plain) return this.values[slot]
    const later = this.laters[slot] as LaterValue
    const value = kind === KIND.text ? this.textAt(slot, later) : (this.decoders[slot] as Decode)(later.value())
    this.kinds[slot] = KIND.plain
    this.values[slot] = value
    return value
  }

  /** Code of a text in a slot that is short enough to group by; -1 for anything else. */
  codeAt(slot: number): number {
    const known = this.codes[slot]
    if (known >= 0) return known
    let code = -1
    if (this.kinds[slot] === KIND.text) {
      const later = this.laters[slot] as LaterValue
      if (later.byteLength <= MAX_CODED_CHARS) code = later.code(this.strings)
      else if (later.isWithin(MAX_CODED_CHARS)) code = later.code(this.strings)
    } else if (this.kinds[slot] === KIND.plain) code = this.shortCode(this.values[slot])
    this.codes[slot] = code
    return code
  }

  /**
   * What tells equal values in a slot apart from others: the code of a text, its complement for the bytes of a small
   * structure, a number as a text, a boolean. Undefined for what is long, or decoded already.
   */
  tokenAt(slot: number): AttributeValue | undefined {
    const kind = this.kinds[slot]
    if (kind === KIND.later) {
      const later = this.laters[slot] as LaterValue
      return later.rawLength <= MAX_TOKEN_BYTES ? ~later.code(this.strings) : undefined
    }
    const code = this.codeAt(slot)
    if (code >= 0 || kind === KIND.text) return code < 0 ? undefined : code
    const value = this.values[slot]
    if (typeof value === 'number') return `#${value}`
    return typeof value === 'object' && value !== null ? undefined : value
  }

  /** A number or boolean in a slot; undefined for anything else, which is not decoded for it. */
  scalarAt(slot: number): number | boolean | undefined {
    if (this.kinds[slot] !== KIND.plain) return undefined
    const value = this.values[slot]
    if (typeof value === 'bigint') return Number(value)
    return typeof value === 'number' || typeof value === 'boolean' ? value : undefined
  }

  /** Leaves keys out; the values of the others stay undecoded. */
  remove(keys: ReadonlySet<string>): void {
    const { size, names, kinds, values, laters, codes, decoders } = this
    this.clear()
    for (let from = 0; from < size; from++) {
      if (keys.has(names[from])) continue
      const to = this.size
      const code = codes[from]
      values[to] = values[from]
      decoders[to] = decoders[from]
      // Swapped, since what held a value is used again for the same slot of the next record.
      const spare = laters[to]
      laters[to] = laters[from]
      laters[from] = spare
      this.add(names[from], kinds[from])
      codes[to] = code
    }
  }

  /** Its own copy as plain values. */
  toMap(): Map<string, AttributeValue> {
    const map = new Map<string, AttributeValue>()
    for (const [key, slot] of this.shape.slots) map.set(key, this.at(slot))
    return map
  }

  private shortCode(value: AttributeValue): number {
    return typeof value === 'string' && value.length <= MAX_CODED_CHARS ? this.strings.code(value) : -1
  }

  private textAt(slot: number, later: LaterValue): string {
    if (later.byteLength > MAX_CODED_CHARS || INDEXED.test(this.names[slot])) return later.text()
    return this.strings.at(this.codeAt(slot))
  }

  private add(key: string, kind: number): void {
    const slot = this.size++
    this.names[slot] = key
    this.kinds[slot] = kind
    this.codes[slot] = -1
    this.known = undefined
    if (this.node) this.node = slot < MAX_KEYS ? this.shapes.step(this.node, key) : undefined
  }
}
