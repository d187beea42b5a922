import { type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { expandInputs } from '../../src/reader/expand-inputs.ts'
import type { NamedInput } from '../../src/reader/input.ts'
import { isZip } from '../../src/reader/kind.ts'
import { unpackZip } from '../../src/reader/zip.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const zipOf = (files: Zippable) => zipSync(files)

const outlineOf = (inputs: readonly NamedInput[]) =>
  Promise.all(inputs.map(async ({ name, data, error }) => [name, error?.code ?? (await (data as Blob).text())]))

describe('an archive', () => {
  const archive = zipOf({
    'a.json': bytesOf('{"a":1}'),
    'deep/er/b.jsonl': bytesOf('{"b":2}'.repeat(1000)),
    'deep/empty.json': new Uint8Array(),
    'stored.json': [bytesOf('{"c":3}'), { level: 0 }],
    '__MACOSX/._a.json': bytesOf('x'),
    '.DS_Store': bytesOf('x'),
  })
  const whole = [
    ['a.json', '{"a":1}'],
    ['deep/er/b.jsonl', '{"b":2}'.repeat(1000)],
    ['deep/empty.json', ''],
    ['stored.json', '{"c":3}'],
  ]

  test.each([
    ['bytes', archive],
    ['a Blob', new Blob([archive as Uint8Array<ArrayBuffer>])],
    [
      'what a command opens',
      {
        size: archive.length,
        stream: () => new Blob([archive as Uint8Array<ArrayBuffer>]).stream(),
        readSync: (offset: number, length: number) => archive.subarray(offset, offset + length),
      },
    ],
  ])('from %s', async (_, data) => {
    expect(isZip(archive)).toBe(true)
    expect(await outlineOf(await unpackZip({ name: 'x.zip', data: data as NamedInput['data'] }))).toEqual(whole)
  })

  test('with more files than are unpacked at a time', async () => {
    const names = Array.from({ length: 600 }, (_, at) => `folder/${at}.json`)
    const inputs = await unpackZip({
      name: 'x.zip',
      data: zipOf(Object.fromEntries(names.map((name) => [name, bytesOf(name)]))),
    })
    expect(await outlineOf(inputs)).toEqual(names.map((name) => [name, name]))
  })

  test('with a damaged file gives the others, and says which', async () => {
    const damaged = archive.slice()
    const at = Buffer.from(damaged).indexOf('deep/er/b.jsonl') + 'deep/er/b.jsonl'.length
    damaged.fill(0xff, at, at + 8)
    const inputs = await unpackZip({ name: 'x.zip', data: damaged })
    expect(await outlineOf(inputs)).toEqual(whole.map(([name, text], i) => [name, i === 1 ? 'zip.entry' : text]))
    const files = await expandInputs([
      new File([damaged as Uint8Array<ArrayBuffer>], 'x.zip'),
      new File(['y'], 'y.json'),
    ])
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['a.json', 7],
      ['deep/er/b.jsonl', 0],
      ['deep/empty.json', 0],
      ['stored.json', 7],
      ['y.json', 1],
    ])
  })

  test('cut at any byte says so and stays itself', async () => {
    for (let at = 4; at < archive.length - 1; at += 7) {
      const inputs = await unpackZip({ name: 'x.zip', data: archive.subarray(0, at) })
      expect(inputs.map(({ name, error }) => [name, error?.code])).toEqual([['x.zip', 'zip.broken']])
    }
    const [file] = await expandInputs([new File([archive.slice(0, 50) as Uint8Array<ArrayBuffer>], 'x.zip')])
    expect([file.name, file.size]).toEqual(['x.zip', 50])
  })

  test('without files', async () => {
    const empty = zipOf({})
    expect(isZip(empty)).toBe(true)
    expect(await unpackZip({ name: 'x.zip', data: empty })).toEqual([])
  })
})
