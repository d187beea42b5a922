import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { IssueLog } from '../../src/model/issue-log.ts'
import { openInput } from '../../src/reader/source.ts'

async function open(bytes: Uint8Array | string) {
  const issues = new IssueLog()
  let count = 0
  const onBytes = (more: number) => {
    count += more
  }
  const { source, isGzip, tellCut } = await openInput(new Blob([bytes as BlobPart]), 'a.json', { issues, onBytes })
  const read = new TextDecoder('utf-8').decode(await source.read(0, 1 << 24))
  tellCut?.(issues)
  return { text: read, isGzip, count, codes: issues.list().map(({ code }) => code) }
}
const text = '{"a":"äöü €"}'

describe('encodings', () => {
  test('UTF-8, with and without a mark', async () => {
    expect(await open(text)).toEqual({ text, isGzip: false, count: 18, codes: [] })
    expect((await open(`\ufeff${text}`)).text).toBe(text)
  })
  test.each([
    ['UTF-16 little-endian with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 little-endian without', Buffer.from(text, 'utf16le')],
    ['UTF-16 big-endian with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 big-endian without', Buffer.from(text, 'utf16le').swap16()],
  ])('%s', async (_, bytes) => {
    expect(await open(new Uint8Array(bytes))).toMatchObject({ text, codes: ['input.encoding'] })
  })
  test('a character across two chunks stays one', async () => {
    const long = 'x'.repeat(65_535) + '€'.repeat(30_000)
    expect((await open(long)).text).toBe(long)
  })
})

describe('gzip', () => {
  test('is unpacked by its first bytes, and progress counts the packed ones', async () => {
    const packed = gzipSync(text)
    expect(await open(packed)).toEqual({ text, isGzip: true, count: packed.length, codes: [] })
  })
  test('cut or damaged: what came before stays, with an issue', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `{"line":${i},"noise":"${(i * 7919) % 10_007}"}`).join('\n')
    const packed = gzipSync(lines)
    const cut = await open(packed.subarray(0, packed.length >> 1))
    expect([cut.codes, cut.text.length > 1000, lines.startsWith(cut.text)]).toEqual([['input.gzip_cut'], true, true])
    const damaged = packed.slice()
    damaged.fill(0x55, packed.length >> 1, (packed.length >> 1) + 64)
    expect((await open(damaged)).codes).toContain('input.gzip_cut')
  })
  test('several members in a row', async () => {
    expect((await open(Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')]))).text).toBe('{"a":1}\n{"a":2}\n')
  })
})

describe('what is no text', () => {
  test.each<[string, number[]]>([
    ['zip', [0x50, 0x4b, 3, 4]],
    ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
    ['PDF', [0x25, 0x50, 0x44, 0x46]],
    ['PNG', [0x89, 0x50, 0x4e, 0x47]],
    ['SQLite', [...Buffer.from('SQLite format 3\0')]],
    ['protobuf', [0x0a, 0x12, 0, 0, 0, 1, 0x0b]],
  ])('%s', async (_, bytes) => {
    await expect(open(new Uint8Array([...bytes, 1, 2, 3]))).rejects.toMatchObject({ code: 'input.binary' })
    await expect(open(gzipSync(new Uint8Array([...bytes, 1, 2, 3])))).rejects.toMatchObject({ code: 'input.binary' })
  })
  test.each(['', gzipSync('')])('an empty file is told', async (bytes) => {
    await expect(open(bytes)).rejects.toMatchObject({ code: 'input.empty' })
  })
})
