// How adapters read a record: a cursor that moves through one JSON value, never the parsed document.
// What it stands on is hidden, so that bytes or parsed values may lie beneath and no adapter changes.
import type { ContentRef } from '../model/facts.ts'

export type ValueType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'

export interface ContentReference {
  /** Undefined when the content could not be kept. */
  readonly content: ContentRef | undefined
  hash(): string
}

/**
 * Stands on one value. `enter` steps into an object or array; `next` moves from entry to entry and, at the end, steps out again,
 * so that the cursor stands where it stood before `enter`. An entry that was not read is skipped.
 *
 *     if (cursor.enter()) while (cursor.next()) switch (cursor.key) { case 'name': name = cursor.string() }
 */
export interface Cursor {
  readonly type: ValueType
  /** Name of the field the cursor stands on; undefined in an array and at the top. */
  readonly key: string | undefined
  /** Place of the entry in its array. */
  readonly index: number
  /** True on a value that the file ends in: entries of it are missing. */
  readonly isCut: boolean
  enter(): boolean
  next(): boolean
  /** The value as a text: strings as they are, numbers and booleans as written; undefined for anything else. */
  string(): string | undefined
  number(): number | undefined
  boolean(): boolean | undefined
  /** A whole number from a JSON number, a decimal string or a `{low, high}` pair; undefined for anything else. */
  bigint(): bigint | undefined
  /** Any value, decoded whole: for small values whose shape is open. */
  value(): unknown
  /** A cursor on a later field of the object this cursor has entered, or undefined; this one does not move. */
  ahead(key: string): Cursor | undefined
  /** Where this value lies, for reading it again when a span is opened. `hash` tells equal values; it is worked out when asked for. */
  ref(format: number): ContentReference
}
