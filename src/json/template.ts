// The usual spelling of a small value, with holes where it differs: most attributes of a file are written alike, and
// comparing bytes costs a fraction of moving through four levels of fields.

/** Literal bytes, and after each but the last a hole. */
export interface Template {
  readonly literals: readonly Uint8Array[]
  readonly holes: readonly Hole[]
}

/** What may stand in a hole. */
export type Hole = 'string' | 'number' | 'string or number'

/** Compact JSON, as in template`{"key":${'string'}}`; a single space after a colon or comma is read over. */
export const template = (parts: TemplateStringsArray, ...holes: readonly Hole[]): Template => ({
  literals: parts.map((part) => new TextEncoder().encode(part)),
  holes,
})
