// The usual spelling of a small object with a name and a value: most attributes of a file are written alike, and comparing
// bytes costs a fraction of moving through four levels of fields.
import type { Literal } from './byte-literal.ts'

/** Literal bytes before, between and behind the two holes. */
export interface Template {
  readonly opening: Uint8Array
  readonly middle: Uint8Array
  readonly closing: Uint8Array
  /** What may stand in the second hole; in the first stands a string, the name. */
  readonly value: Hole
}

export type Hole = 'string' | 'number' | 'string or number'

/** Compact JSON, as in template`{"key":${'string'},"value":${'number'}}`; a single space after a colon or comma is read over. */
export const template = (parts: TemplateStringsArray, _name: 'string', value: Hole): Template => {
  const [opening, middle, closing] = parts.map((part) => new TextEncoder().encode(part))
  return { opening, middle, closing, value }
}

/** A template with a name in its first hole, as it stands in a file. Names repeat themselves, in the same order. */
export interface Spelling {
  readonly template: Template | undefined
  readonly name: string
  /** Up to the value, its opening quote included. */
  readonly prefix: Literal
  readonly isText: boolean
  /** Those that came next, the latest first. */
  readonly followers: Spelling[]
}
