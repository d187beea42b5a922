// A cursor over bytes that come in slices of any size.
import { ByteCursor, type ByteFile } from '../../src/json/byte-cursor.ts'
import { KeyTable } from '../../src/json/key-table.ts'
import { ByteWindow } from '../../src/json/window.ts'

export function cursorOn(data: Uint8Array | string, sliceBytes = 1 << 20): { cursor: ByteCursor; file: ByteFile } {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  const readSync = (offset: number, length: number) => bytes.slice(offset, offset + Math.min(length, sliceBytes))
  const source = {
    size: bytes.length,
    readSync,
    read: async (offset: number, length: number) => readSync(offset, length),
  }
  const file: ByteFile = {
    window: new ByteWindow(source),
    keys: new KeyTable(),
    store: 0,
    lines: 0,
    nanCount: 0,
    hasInvalidUtf8: false,
  }
  return { cursor: new ByteCursor(file), file }
}
