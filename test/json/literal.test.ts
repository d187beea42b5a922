import { describe, expect, test } from 'vitest'
import { parseLiteral } from '../../src/json/literal.ts'

const printed = (text: string) => parseLiteral(text)?.value

describe('what a console prints', () => {
  test.each([
    ["{'a': None, 'b': [True, False], 'c': (1, 2.5, -3e2)}", { a: null, b: [true, false], c: [1, 2.5, -300] }],
    [`{'text': "it's", 'more': 'say "rye"\\n\\u00fc\\x41\\U0001F950'}`, { text: "it's", more: 'say "rye"\nüA🥐' }],
    [
      "[{'at': datetime.datetime(2026, 11, 21, 12, 0, 1, 500, tzinfo=datetime.timezone.utc)}]",
      [{ at: '2026-11-21T12:00:01.000500Z' }],
    ],
    ["array([{'k': np.float64(0.5)}], dtype=object)", [{ k: 0.5 }]],
    ["Timestamp('2026-11-21 12:00:00')", '2026-11-21 12:00:00'],
    [
      '{ id: 1795262400000000003, gone: undefined, nested: [Object] }',
      { id: 1795262400000000003n, gone: undefined, nested: [undefined] },
    ],
    [
      "{\n  text: 'one\\n' +\n    'two',\n  resource: Resource { attributes: { 'a.b': 1 } },\n  time: [ 1, 2 ],\n}",
      { text: 'one\ntwo', resource: { attributes: { 'a.b': 1 } }, time: [1, 2] },
    ],
    ["[ 'a', 'b', ... 3 more items ]", ['a', 'b', undefined]],
  ])('%s', (text, value) => expect(printed(text)).toEqual(value))

  test('the place behind a value is told', () => {
    expect(parseLiteral("{'a': 1}\n{'b': 2}")).toEqual({ value: { a: 1 }, end: 8 })
  })

  test.each(['', '{', "{'a'", "{'a': }", "'open", '[1', 'a: b', '['.repeat(10_000)])('%s is none', (text) => {
    expect(printed(text)).toBeUndefined()
  })

  test('names that every object has are keys like any other', () => {
    expect(Object.keys(printed("{'__proto__': 1, 'constructor': 2}") as object)).toEqual(['__proto__', 'constructor'])
  })
})
