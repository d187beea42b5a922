// Parquet: row groups one after the other, read by place, a row an object. Lists, structs and maps are arrays and objects.
// Unpacked by hyparquet (Snappy) and, where a file needs it, by `codecs.ts` (gzip, Zstandard, LZ4).
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from 'hyparquet'
import { PanelError } from '../model/errors.ts'
import type { IssueLog } from '../model/issue-log.ts'
import { BATCH, type Container, type ContainerRecord, type ContainerSource } from './container.ts'
import { checkedFile, isSound } from './parquet-check.ts'
import { isDecimal, parsersOf, plainOf } from './parquet-values.ts'

export const parquet: Container = { id: 'parquet', label: 'Parquet', records }

async function* records(source: ContainerSource, issues: IssueLog): AsyncGenerator<ContainerRecord[]> {
  const parsers = parsersOf(() => issues.add('warning', 'input.invalid_utf8', source.name))
  const file: AsyncBuffer = {
    byteLength: source.size,
    slice: async (start, end = source.size) => (await source.read(start, end - start)).slice().buffer as ArrayBuffer,
  }
  const metadata = await metadataOf(file, source)
  const compressors = await compressorsFor(metadata, source.name)
  const columns = parquetSchema(metadata).children
  const decimals = new Set(columns.filter(isDecimal).map(({ element }) => element.name))
  let from = 0
  for (const group of metadata.row_groups) {
    const to = from + Number(group.num_rows)
    const lost = (what: string, error: string) =>
      issues.add('error', 'parquet.lost', `${what}: ${error}`, `rows ${from + 1} to ${to}`)
    if (!isSound(group, source.size)) {
      lost('the rows', 'their place or number is damaged')
      from = to
      continue
    }
    const rows = await rowsOf(
      (only) =>
        parquetReadObjects({
          file: checkedFile(file, metadata, only),
          metadata,
          compressors,
          parsers,
          utf8: false,
          geoparquet: false,
          rowStart: from,
          rowEnd: to,
          columns: only,
        }),
      columns.map(({ element }) => element.name),
      lost,
    )
    for (let at = 0; at < rows.length; at += BATCH) {
      yield rows.slice(at, at + BATCH).map((row, i) => ({
        value: Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, plainOf(value, decimals.has(name))]),
        ),
        place: `row ${from + at + i + 1}`,
      }))
    }
    from = to
  }
}

type Rows = { readonly [column: string]: unknown }[]

/** The rows of a group. Where a column is damaged, the others are read. */
async function rowsOf(
  read: (columns?: string[]) => Promise<Rows>,
  columns: readonly string[],
  onLost: (what: string, error: string) => void,
): Promise<Rows> {
  try {
    return await read()
  } catch (failure) {
    const whole: string[] = []
    for (const column of columns) {
      try {
        await read([column])
        whole.push(column)
      } catch (error) {
        onLost(`column ${column}`, messageOf(error))
      }
    }
    if (whole.length > 0 && whole.length < columns.length) return read(whole)
    // Each by itself can be read, and all of them cannot: out of memory.
    if (whole.length > 0) onLost('the rows', messageOf(failure))
    return []
  }
}

async function metadataOf(file: AsyncBuffer, { name, size, read }: ContainerSource): Promise<FileMetaData> {
  const end = new TextDecoder().decode(await read(Math.max(0, size - 4), 4))
  if (end === 'PARE') throw encrypted(name)
  if (end !== 'PAR1' || size < 12) {
    throw new PanelError(
      'parquet.cut',
      `${name} ends before its table of contents, which Parquet keeps at the end. Nothing in it can be found. Copy or export it again.`,
    )
  }
  let metadata: FileMetaData
  try {
    // Bounds of columns of bytes are no text.
    metadata = await parquetMetadataAsync(file, { parsers: parsersOf(() => {}), geoparquet: false })
    parquetSchema(metadata)
  } catch (cause) {
    throw new PanelError(
      'parquet.broken',
      `The table of contents of ${name} is damaged. Nothing in the file can be found. Copy or export it again.`,
      { cause },
    )
  }
  const isEncrypted = ({ crypto_metadata, encrypted_column_metadata }: FileMetaData['row_groups'][0]['columns'][0]) =>
    crypto_metadata !== undefined || encrypted_column_metadata !== undefined
  if (metadata.row_groups.some(({ columns }) => columns.some(isEncrypted))) throw encrypted(name)
  return metadata
}

const encrypted = (name: string): PanelError =>
  new PanelError(
    'parquet.encrypted',
    `${name} is encrypted. Its rows cannot be read without the keys. Export it without encryption.`,
  )

/** Undefined where hyparquet needs no help. */
async function compressorsFor({ row_groups }: FileMetaData, name: string): Promise<Compressors | undefined> {
  const codecs = new Set(row_groups.flatMap(({ columns }) => columns.map(({ meta_data }) => meta_data?.codec)))
  if (codecs.has('BROTLI') || codecs.has('LZO')) {
    throw new PanelError(
      'parquet.codec',
      `${name} is packed with ${codecs.has('BROTLI') ? 'Brotli' : 'LZO'}. Its rows cannot be unpacked here. Write it with Snappy, gzip or Zstandard.`,
    )
  }
  if (![...codecs].some((codec) => codec && NEEDS_HELP.has(codec))) return undefined
  const { decompressGzip, decompressLz4, decompressLz4Raw, decompressZstd } = await import('./codecs.ts')
  const unpackers = {
    GZIP: decompressGzip,
    LZ4: decompressLz4,
    LZ4_RAW: decompressLz4Raw,
    ZSTD: (bytes: Uint8Array, length: number) => decompressZstd(bytes, new Uint8Array(length)),
  }
  // A page without values unpacks to nothing, which the unpacking of LZ4 takes for damage.
  return Object.fromEntries(
    Object.entries(unpackers).map(([codec, unpack]) => [
      codec,
      (bytes: Uint8Array, length: number) => (length === 0 ? new Uint8Array() : unpack(bytes, length)),
    ]),
  )
}

const NEEDS_HELP: ReadonlySet<string> = new Set(['GZIP', 'ZSTD', 'LZ4', 'LZ4_RAW'])

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
