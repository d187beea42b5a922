import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { structureIn } from '../../src/adapters/plain-values.ts'
import { parseFields, parsePython } from '../../src/json/literal.ts'

describe('what Python prints', () => {
  test.each<[string, unknown]>([
    ["{'a': None, 'b': True, 'c': False}", { a: null, b: true, c: false }],
    ["[1, -2.5, 1e3, 'x', \"it's\"]", [1, -2.5, 1000, 'x', "it's"]],
    ["{'t': (1, 2), 's': {1, 2}, 'e': {}, 'f': []}", { t: [1, 2], s: [1, 2], e: {}, f: [] }],
    ["['a\\n\\t\\'\\xfc\\u20ac\\U0001f600\\\\']", ["a\n\t'ü€😀\\"]],
    ["[b'raw']", ['raw']],
    ["{'id': UUID('5eed'), 'n': Decimal('1.5')}", { id: '5eed', n: '1.5' }],
    ['[datetime.datetime(2026, 3, 4, 8, 5, tzinfo=datetime.timezone.utc)]', ['2026-03-04T08:05:00.000000Z']],
    [
      '[datetime.datetime(2026, 3, 4, 8, 5, 6, 7, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=66600)))]',
      ['2026-03-04T08:05:06.000007-05:30'],
    ],
    ['[datetime.date(2026, 3, 4)]', ['2026-03-04T00:00:00.000000Z']],
    ['[nan, -inf, np.float64(0.5), Point(x=1, y=2)]', [null, null, 0.5, { x: 1, y: 2 }]],
    ['[12345678901234567890]', [12345678901234567890n]],
    ['[1,]', [1]],
  ])('%s', (text, value) => expect(parsePython(text)).toEqual(value))

  test.each(['{', '[1', "['a'", '[a]', '[1 2]', "{'a': }", '[1] x', '[<object at 0x7f>]', '', '[Note] hello'])(
    'not %s',
    (text) => expect(parsePython(text)).toBeUndefined(),
  )

  test('any value is read back', () => {
    const unit = fc.constantFrom('x', 'y', 'ü', "'", ' ')
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: unit }), (value) => {
        const text = JSON.stringify(value)
        const python = text.replaceAll('true', 'True').replaceAll('false', 'False').replaceAll('null', 'None')
        expect(parsePython(python)).toEqual(JSON.parse(text))
      }),
      { seed: 20261121 },
    )
  })

  test('nested without end is no value, and no fault', () => {
    expect(parsePython('['.repeat(100_000))).toBeUndefined()
  })
})

test('cells of tables are structures in either spelling, and texts otherwise', () => {
  expect(structureIn('{"a": 1}')).toEqual({ a: 1 })
  expect(structureIn("{'a': 1}")).toEqual({ a: 1 })
  expect(structureIn('[see below]')).toBe('[see below]')
})

test('fields of a model, as Pydantic prints them', () => {
  expect(parseFields("role='user' content=\"it's\" tags=['a'] at=Point(x=1)\n")).toEqual({
    role: 'user',
    content: "it's",
    tags: ['a'],
    at: { x: 1 },
  })
  for (const text of ["role='user", "role='user' and more", 'role=user', 'role=', "'user'"])
    expect([text, parseFields(text)]).toEqual([text, undefined])
})
