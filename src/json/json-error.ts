/** JSON that ends too early (`cut`) or has a byte that cannot stand where it does (`broken`). */
export class JsonError extends Error {
  /** By name: parts of the reader that are loaded on demand bring a copy of this class. */
  static [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'JsonError'
  }

  readonly kind: 'cut' | 'broken'
  /** Byte of the file. */
  readonly offset: number
  /** The byte that was wrong; undefined at the end. */
  readonly found: number | undefined

  constructor(kind: 'cut' | 'broken', offset: number, found?: number) {
    super(kind === 'cut' ? `ends at byte ${offset}` : `unexpected ${describeByte(found ?? 0)} at byte ${offset}`)
    this.name = 'JsonError'
    this.kind = kind
    this.offset = offset
    this.found = found
  }
}

const describeByte = (byte: number): string =>
  byte > 32 && byte < 127 ? `“${String.fromCharCode(byte)}”` : `byte 0x${byte.toString(16).padStart(2, '0')}`
