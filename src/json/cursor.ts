// How adapters read a record: a cursor that moves through one JSON value, never the parsed document.
// What it stands on is hidden: bytes of a file, or parsed values.
import type { LaterValue } from '../model/attribute-list.ts'
import type { ContentReference } from '../model/facts.ts'
import type { StringTable } from '../model/strings.ts'
import type { Template } from './template.ts'

export type ValueType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'

/**
 * Stands on one value. `enter` steps into an object or array; `next` moves from entry to entry and, at the end, steps out again,
 * so that the cursor stands where it stood before `enter`. An entry that was not read is skipped.
 *
 *     if (cursor.enter()) while (cursor.next()) switch (cursor.key) { case 'name': name = cursor.string() }
 *
 * In a list that may be long, `yield` now and then, and always where `isLow`: only then the reader can fetch what comes next.
 */
export interface Cursor {
  readonly type: ValueType
  /** Name of the field the cursor stands on; undefined in an array and at the top. */
  readonly key: string | undefined
  /** Place of the entry in its array. */
  readonly index: number
  /** The reader should be let go on before the next entry is entered. */
  readonly isLow: boolean
  enter(): boolean
  next(): boolean
  /** The value as a text: strings as they are, numbers and booleans as written; undefined for anything else. */
  string(): string | undefined
  /** A string that is one of few, held once. */
  name(): string | undefined
  number(): number | undefined
  boolean(): boolean | undefined
  /** A whole number from a JSON number, a decimal string or a `{low, high}` pair; undefined for anything else. */
  bigint(): bigint | undefined
  /** Any value, decoded whole: for small values whose shape is open. */
  value(): unknown
  /** A string under its code in a table; -1 for anything else. */
  code(table: StringTable): number
  /** A string of exactly so many lower-case hex digits under its code; -1 for anything else. `guess`: what it may well be. */
  hexCode(table: StringTable, digits: number, guess?: number): number
  /** Splits a whole number of digits alone into `seconds` and `nanos`, the last nine digits; false for anything else. */
  readInstant(): boolean
  readonly seconds: number
  readonly nanos: number
  /** A whole number of up to 15 digits, as a JSON number or a decimal string; undefined for anything else. */
  integer(): number | undefined
  /** The value, decoded when it is asked for, before the reader goes on to the next record. `spare` may be used again for it. */
  later(spare?: LaterValue): LaterValue
  /**
   * Whether the value, not entered yet, is written as the template says; then it has been read, and the name and the value in
   * its holes can be asked for until the cursor moves. False says nothing: read it field by field.
   */
  match(template: Template): boolean
  holeName(): string
  holeInteger(): number | undefined
  holeNumber(): number
  holeLater(spare?: LaterValue): LaterValue
  /** Another cursor on this value; this one does not move. */
  fork(): Cursor
  /**
   * A cursor on a later field of the object this cursor has entered, the first of these names that comes; this one does not
   * move. What lies between is read over, so ask for what usually comes first.
   */
  ahead(...keys: string[]): Cursor | undefined
  /** Where this value lies, for reading it again when a span is opened. Valid until the cursor moves. */
  ref(format: number): ContentReference
  /**
   * After an exception out of the entry of a list: goes on behind what is broken, to stand before the next entry.
   * `level` is what `depth` was in the list. False where nothing more can be read.
   */
  recover(level: number, error: unknown): boolean
  readonly depth: number
}
