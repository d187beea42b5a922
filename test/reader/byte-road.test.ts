// Bytes read into the same model as `JSON.parse` does, and the reader does not care where its window ends.
import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { ByteCursor } from '../../src/json/byte-cursor.ts'
import { JsonError } from '../../src/json/json-error.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { cursorOn } from '../support/bytes.ts'
import { comparable } from '../support/comparable.ts'
import { requests, tree } from '../support/otlp-arbitraries.ts'
import { readParsed } from '../support/parsed-road.ts'
import { seededRandom } from '../support/random.ts'

const SEED = 20261121
vi.setConfig({ testTimeout: 120_000 })

const readBytes = async (text: string): Promise<Dataset> =>
  new Dataset('fixture', (await readAll([{ name: 'fixture', data: text }])).data)

/** Puts a value together by cursor alone. */
function walk(cursor: ByteCursor): unknown {
  switch (cursor.type) {
    case 'object': {
      const object: { [key: string]: unknown } = {}
      cursor.enter()
      while (cursor.next()) {
        const { key = '' } = cursor
        Object.defineProperty(object, key, {
          value: walk(cursor),
          writable: true,
          enumerable: true,
          configurable: true,
        })
      }
      return object
    }
    case 'array': {
      const list: unknown[] = []
      cursor.enter()
      while (cursor.next()) list.push(walk(cursor))
      return list
    }
    case 'string':
      return cursor.string()
    case 'number':
      return cursor.number()
    case 'boolean':
      return cursor.boolean()
    default:
      cursor.skip()
      return null
  }
}

/** The one value of a text, or the kind of trouble; `slice` is how many bytes come at a time. */
function read(text: string, slice: number): { value: unknown } | 'cut' | 'broken' {
  const { cursor } = cursorOn(text, slice)
  try {
    if (!cursor.seek(0)) return 'cut'
    const value = walk(cursor)
    return cursor.seek(cursor.skip()) ? 'broken' : { value }
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    return error.kind
  }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

const json = fc.json({ maxDepth: 4, stringUnit: 'binary' })
const spaced = fc
  .tuple(fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }), fc.integer({ min: 0, max: 3 }))
  .map(([value, indent]) => JSON.stringify(value, null, indent))
const escaped = json.map((text) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
)
const pieces = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00e4"',
      '"',
      '\\',
      '-',
      '1',
      '.5',
      'e3',
      'true',
      'nul',
      ' ',
      '\n',
    ),
    {
      maxLength: 9,
    },
  )
  .map((list) => list.join(''))

describe('one value, byte by byte', () => {
  test('agrees with the engine on 100,000 texts, wherever the window ends', () => {
    const random = seededRandom(SEED)
    let count = 0
    const property = fc.property(fc.oneof(json, spaced, escaped, pieces), (text) => {
      const expected = parse(text)
      // Three sizes of window for each text.
      for (const slice of [1 << 20, 1 + Math.floor(random() * 16), 1 + Math.floor(random() * 64)]) {
        const actual = read(text, slice)
        count++
        const agrees = expected === undefined ? typeof actual === 'string' : isDeepStrictEqual(actual, expected)
        if (!agrees) throw new Error(`slices of ${slice}: ${JSON.stringify(actual)}`)
      }
    })
    fc.assert(property, { seed: SEED, numRuns: 34_000 })
    expect(count).toBeGreaterThanOrEqual(100_000)
  })

  test('a text that is cut is cut, or ends in a number that could have gone on', () => {
    fc.assert(
      fc.property(fc.oneof(json, spaced), fc.nat(), (text, at) => {
        const cut = text.slice(0, at % text.length)
        const actual = read(cut, 7)
        if (actual === 'broken') expect(cut).toMatch(/[-.\w+]$/)
        else if (actual !== 'cut') expect(actual).toEqual(parse(cut))
      }),
      { seed: SEED, numRuns: 3000 },
    )
  })

  test('whole numbers past 2^53, and numbers that JSON does not have', () => {
    const { cursor, file } = cursorOn(
      '[9007199254740993, "9007199254740993", NaN, -Infinity, Infinity, 1e3, -0, 12345678901234567890]',
    )
    cursor.seek(0)
    cursor.enter()
    const seen: unknown[] = []
    while (cursor.next()) seen.push([cursor.type, cursor.string(), cursor.bigint()])
    expect(seen).toEqual([
      ['number', '9007199254740993', 9007199254740993n],
      ['string', '9007199254740993', 9007199254740993n],
      ['null', undefined, undefined],
      ['null', undefined, undefined],
      ['null', undefined, undefined],
      ['number', '1000', 1000n],
      ['number', '0', 0n],
      ['number', '12345678901234567890', 12345678901234567890n],
    ])
    expect(file.nanCount).toBe(3)
  })

  test('an instant is split without losing a digit', () => {
    const { cursor } = cursorOn('["1763719200000000123", 1763719200000000123, "12", "176371920000000012x"]')
    cursor.seek(0)
    cursor.enter()
    const seen: unknown[] = []
    while (cursor.next()) seen.push(cursor.readInstant() ? [cursor.seconds, cursor.nanos] : undefined)
    expect(seen).toEqual([[1763719200, 123], [1763719200, 123], undefined, undefined])
  })
})

describe('the same model as the plain road', () => {
  const folder = new URL('../fixtures/otlp-json/', import.meta.url).pathname
  const names = readdirSync(folder).filter((name) => /\.jsonl?$/.test(name) && !name.endsWith('.summary.json'))

  test.each(names)('%s', async (name) => {
    const text = readFileSync(folder + name, 'utf8')
    const expected = readParsed(text)
    // A time as a number past 2^53 loses digits on the plain road.
    if (!expected || /UnixNano"?:\s*\d|unix_nano"?:\s*\d/.test(text)) return
    expect(comparable(await readBytes(text))).toEqual(comparable(expected))
  })

  test('any spans in a request', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (value) => {
        const text = JSON.stringify(value)
        const expected = readParsed(text)
        if (expected) expect(comparable(await readBytes(text))).toEqual(comparable(expected))
      }),
      { seed: SEED, numRuns: 1500 },
    )
  })

  test('any tree of the keys of OTLP', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (value) => {
        const text = JSON.stringify(value)
        const expected = readParsed(text)
        if (expected) expect(comparable(await readBytes(text)).spans).toEqual(comparable(expected).spans)
      }),
      { seed: SEED, numRuns: 1500 },
    )
  })
})
