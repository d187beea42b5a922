import { gzipSync } from 'node:zlib'
import type { CompressionCodec, SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test, vi } from 'vitest'
import { containerOf } from '../../src/containers/detect.ts'
import { isoOf } from '../../src/containers/parquet-values.ts'
import { readContainer, sourceOf, valuesOf, zstdStored } from '../support/containers.ts'
import { seededRandom } from '../support/random.ts'

const SEED = 20261121

// Many small readings, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

type WriteOptions = Parameters<typeof parquetWriteBuffer>[0]
type Columns = WriteOptions['columnData']

const parquetOf = (columnData: Columns, options: Partial<WriteOptions> = {}): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData, ...options }))

const read = (bytes: Uint8Array) => readContainer('parquet', sourceOf(bytes))

/** One column with a schema of its own. */
async function valuesOfColumn(data: unknown[], ...schema: SchemaElement[]): Promise<unknown[]> {
  const bytes = parquetOf([{ name: schema[0].name, data }], { schema: [{ name: 'root', num_children: 1 }, ...schema] })
  return valuesOf(await read(bytes)).map((value) => (value as { [name: string]: unknown })[schema[0].name])
}

/** One block of literals, which is how LZ4 packs what does not repeat. */
function lz4Stored(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 15) return Uint8Array.from([bytes.length << 4, ...bytes])
  const lengths = Array.from({ length: Math.floor((bytes.length - 15) / 255) }, () => 255)
  return Uint8Array.from([0xf0, ...lengths, (bytes.length - 15) % 255, ...bytes])
}

const CODECS: readonly (readonly [CompressionCodec, ((bytes: Uint8Array) => Uint8Array) | undefined])[] = [
  ['UNCOMPRESSED', undefined],
  ['SNAPPY', undefined],
  ['GZIP', (bytes) => new Uint8Array(gzipSync(bytes))],
  ['ZSTD', zstdStored],
  ['LZ4_RAW', lz4Stored],
]

describe('rows', () => {
  test.each(CODECS)('packed as %s, over several row groups', async (codec, pack) => {
    const count = 2500
    const id = Array.from({ length: count }, (_, row) => `id-${row}`)
    const tokens = Array.from({ length: count }, (_, row) => (row % 7 ? row : null))
    const bytes = parquetOf(
      [
        { name: 'id', data: id, type: 'STRING' },
        { name: 'tokens', data: tokens, type: 'INT32' },
        { name: 'nothing', data: id.map(() => null), type: 'STRING' },
      ],
      { codec, compressors: pack && { [codec]: pack }, rowGroupSize: 1000 },
    )
    expect(containerOf(bytes.subarray(0, 1 << 16), 'unknown')).toBe('parquet')
    const found = await read(bytes)
    expect(found.issues).toEqual({})
    expect(valuesOf(found)).toEqual(id.map((text, row) => ({ id: text, tokens: tokens[row], nothing: null })))
    expect(found.records.at(-1)?.place).toBe('row 2500')
  })

  test('no rows', async () => {
    expect(await read(parquetOf([{ name: 'id', data: [], type: 'STRING' }]))).toMatchObject({ records: [], issues: {} })
  })
})

describe('values', () => {
  test('whole numbers past 2^53 keep their digits', async () => {
    const data = [1n, -5n, 2n ** 53n, 2n ** 63n - 1n, -(2n ** 63n), null]
    expect(await valuesOfColumn(data, { name: 'n', type: 'INT64', repetition_type: 'OPTIONAL' })).toEqual([
      1,
      -5,
      '9007199254740992',
      '9223372036854775807',
      '-9223372036854775808',
      null,
    ])
  })

  test('numbers that JSON does not have are missing', async () => {
    const data = [0.1, Number.NaN, Number.POSITIVE_INFINITY, -0.5]
    expect(await valuesOfColumn(data, { name: 'n', type: 'DOUBLE' })).toEqual([0.1, null, null, -0.5])
  })

  test('instants keep every digit', async () => {
    const micros = {
      name: 't',
      type: 'INT64',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
    }
    const nanos = {
      name: 't',
      type: 'INT64',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'NANOS' },
    }
    expect(await valuesOfColumn([1_795_262_400_123_456n, -1n], micros as SchemaElement)).toEqual([
      '2026-11-21T12:00:00.123456Z',
      '1969-12-31T23:59:59.999999Z',
    ])
    expect(await valuesOfColumn([1_795_262_400_123_456_789n, 0n], nanos as SchemaElement)).toEqual([
      '2026-11-21T12:00:00.123456789Z',
      '1970-01-01T00:00:00.000Z',
    ])
    expect(isoOf(10n ** 30n)).toBe(String(10n ** 30n))
  })

  test('decimals are the numbers they were written as', async () => {
    const cost: SchemaElement = { name: 'c', type: 'INT64', converted_type: 'DECIMAL', precision: 18, scale: 12 }
    expect(
      await valuesOfColumn(
        [3n, 300_003n, 1_100_000_000_000n].map(Number).map((n) => n / 1e12),
        cost,
      ),
    ).toEqual([3e-12, 0.000000300003, 1.1])
  })

  test('bytes are text where they are text, and hex where they are not', async () => {
    const data = [[0x68, 0x69], [0xff, 0x00], [0x00, 0x01], []].map((bytes) => Uint8Array.from(bytes))
    expect(await valuesOfColumn(data, { name: 'b', type: 'BYTE_ARRAY' })).toEqual(['hi', 'ff00', '0001', ''])
  })

  test('JSON stays text, and text that is none is told', async () => {
    const json: SchemaElement = { name: 'j', type: 'BYTE_ARRAY', converted_type: 'JSON' }
    expect(await valuesOfColumn([{ a: 1 }, 'x'], json)).toEqual(['{"a":1}', '"x"'])
    const bytes = parquetOf([{ name: 'id', data: ['abcdef'], type: 'STRING' }], {
      codec: 'UNCOMPRESSED',
      statistics: false,
    })
    bytes[indexOf(bytes, 'abcdef')] = 0xff
    const found = await read(bytes)
    expect(valuesOf(found)).toEqual([{ id: '\ufffdbcdef' }])
    expect(found.issues).toEqual({ 'input.invalid_utf8': 1 })
  })

  test('lists, structs and maps', async () => {
    const optional = { repetition_type: 'OPTIONAL' } as const
    const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const
    const messages = [
      [
        { role: 'user', content: 'hi' },
        { role: 'assistant', content: null },
      ],
      [],
      null,
    ]
    expect(
      await valuesOfColumn(
        messages,
        { name: 'messages', ...optional, converted_type: 'LIST', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', ...optional, num_children: 2 },
        { name: 'role', ...optional, ...text },
        { name: 'content', ...optional, ...text },
      ),
    ).toEqual(messages)
    const usage = [{ input: 3, output: 4 }, {}, null]
    expect(
      await valuesOfColumn(
        usage,
        { name: 'usage', ...optional, converted_type: 'MAP', num_children: 1 },
        { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
        { name: 'key', repetition_type: 'REQUIRED', ...text },
        { name: 'value', ...optional, type: 'INT32' },
      ),
    ).toEqual(usage)
  })
})

const indexOf = (bytes: Uint8Array, text: string): number => Buffer.from(bytes).indexOf(text)

describe('trouble', () => {
  const ids = ['row-a', 'row-b', 'row-c']
  const bytes = parquetOf(
    [
      { name: 'id', data: ids, type: 'STRING', encoding: 'PLAIN' },
      { name: 'count', data: [1, 2, 3], type: 'INT32', encoding: 'PLAIN' },
    ],
    { codec: 'SNAPPY', statistics: false },
  )

  test('a file that is cut at any byte says so', async () => {
    for (let at = 0; at < bytes.length; at++) {
      const found = await read(bytes.subarray(0, at))
      expect({ at, ...found }).toEqual({ at, records: [], issues: {}, error: 'parquet.cut' })
    }
  })

  test('a damaged column costs itself', async () => {
    const damaged = bytes.slice()
    // The length that Snappy begins with, behind the header of the page.
    damaged.fill(0xff, 4, indexOf(bytes, 'row-a'))
    const found = await read(damaged)
    expect(valuesOf(found)).toEqual([{ count: 1 }, { count: 2 }, { count: 3 }])
    expect(found.issues).toEqual({ 'parquet.lost': 1 })
  })

  test('an encrypted file', async () => {
    const encrypted = bytes.slice()
    encrypted.set(new TextEncoder().encode('PARE'), 0)
    encrypted.set(new TextEncoder().encode('PARE'), bytes.length - 4)
    expect(containerOf(encrypted, 'x')).toBe('parquet')
    expect(await read(encrypted)).toEqual({ records: [], issues: {}, error: 'parquet.encrypted' })
  })

  test('a codec that is not read here', async () => {
    const brotli = parquetOf([{ name: 'id', data: ids }], {
      codec: 'BROTLI',
      compressors: { ['BROTLI' as const]: (page) => page },
    })
    expect(await read(brotli)).toEqual({ records: [], issues: {}, error: 'parquet.codec' })
  })

  test('random damage gives a code or rows, never anything else', async () => {
    const random = seededRandom(SEED)
    for (let run = 0; run < 400; run++) {
      const damaged = bytes.slice()
      damaged[4 + Math.floor(random() * (bytes.length - 8))] = Math.floor(random() * 256)
      const { error } = await read(damaged)
      if (error) expect(error).toMatch(/^parquet\.(broken|cut|codec|encrypted)$/)
    }
  })
})
