// Which container a file is, by its first bytes.
import { isConsoleText } from './console-head.ts'
import type { ContainerKind } from './container.ts'
import { tableShape } from './csv-head.ts'
import { framingOf } from './protobuf-head.ts'

/**
 * The kind of a file by its first bytes, up to 64 KiB of them; undefined for JSON and for what nobody knows. The name only
 * settles whether a lone line of names is a table without rows. Protobuf may look like UTF-16 at a glance: ask this first.
 */
export function containerOf(head: Uint8Array, name: string): ContainerKind | undefined {
  if (isParquet(head)) return 'parquet'
  if (framingOf(head)) return 'otlp-protobuf'
  if (tableShape(head, name)) return 'csv'
  return isConsoleText(head) ? 'console' : undefined
}

/** `PAR1`, or `PARE` where the footer is encrypted. */
const isParquet = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && (head[3] === 0x31 || head[3] === 0x45)
