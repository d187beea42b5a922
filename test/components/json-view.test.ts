import { describe, expect, it } from 'vitest'
import { jsonPath, jsonRows } from '../../src/components/json-view/json-rows.ts'
import { compactTokens, jsonInText, jsonText } from '../../src/components/json-view/json-text.ts'

const deep = (levels: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = { a: value }
  return value
}
const compact = (value: unknown, budget?: number) =>
  compactTokens(value, budget)
    .map(({ text }) => text)
    .join('')
const folded = { open: new Map(), limits: new Map() }

describe('jsonText', () => {
  it('writes what JSON.stringify writes', () => {
    const value = { a: [1, 'two', null, true, [], {}], 'b c': { d: 'quote " and \n' }, e: -1.5e30 }
    expect(jsonText(value)).toBe(JSON.stringify(value, undefined, 2))
  })

  it('writes bigints as digits', () => {
    expect(jsonText({ ns: 1795211351231000000n })).toBe('{\n  "ns": 1795211351231000000\n}')
  })

  it('writes a value 20,000 levels deep', () => {
    const text = jsonText(deep(20_000))
    expect(text.match(/"a"/g)).toHaveLength(20_000)
  })
})

describe('compactTokens', () => {
  it('writes a value on one line', () => {
    expect(compact({ id: 'VL-1', n: [1, 2], none: {} })).toBe('{ id: "VL-1", n: [ 1, 2 ], none: {} }')
  })

  it('ends with an ellipsis past the budget', () => {
    expect(compact([100, 200, 300, 400], 10)).toBe('[ 100, 200, … ]')
  })

  it('does not go deep', () => {
    expect(compact(deep(10_000))).toBe('{ a: { a: { a: { a: { … } } } } }')
  })

  it('cuts long strings', () => {
    expect(compact('x'.repeat(200))).toBe(`"${'x'.repeat(80)}…"`)
  })
})

describe('jsonInText', () => {
  it('finds objects and arrays, and nothing else', () => {
    expect(jsonInText(' {"a":1}')).toEqual({ a: 1 })
    expect(jsonInText('[1]')).toEqual([1])
    expect(jsonInText('[doc-17] says')).toBeUndefined()
    expect(jsonInText('"text"')).toBeUndefined()
    expect(jsonInText('12')).toBeUndefined()
  })
})

describe('jsonRows', () => {
  const outline = (value: unknown, open: [string, boolean][] = [], limits: [string, number][] = []) =>
    jsonRows(value, { open: new Map(open), limits: new Map(limits) }).map(
      ({ level, key, type, size, isOpen }) =>
        `${' '.repeat(level - 1)}${type === 'more' ? `+${size}` : key}${size > 0 && type === 'value' ? (isOpen ? ' open' : ' shut') : ''}`,
    )

  it('opens small values and keeps large ones folded', () => {
    expect(outline({ a: 1, b: { c: [2] } })).toEqual(['a', 'b open', ' c open', '  0'])
    expect(outline({ big: Array.from({ length: 30 }, () => 0) })).toEqual(['big shut'])
    expect(outline({ long: { text: 'x'.repeat(5000) } })).toEqual(['long shut'])
  })

  it('shows the first fifty members, and more when asked', () => {
    const list = Array.from({ length: 60 }, (_, index) => index)
    expect(outline(list)).toHaveLength(51)
    expect(outline(list).at(-1)).toBe('+10')
    expect(outline(list, [], [['', 550]])).toHaveLength(60)
  })

  it('folds what the reader folded', () => {
    expect(outline({ b: { c: 1 } }, [['.0', false]])).toEqual(['b shut'])
  })

  it('opens JSON in a text on request only', () => {
    const value = { body: '{"ok":true}' }
    expect(outline(value)).toEqual(['body shut'])
    expect(outline(value, [['.0', true]])).toEqual(['body open', ' ok'])
    expect(jsonRows(value, folded)[0].isText).toBe(true)
  })

  it('takes a value 10,000 levels deep, opened to the end', () => {
    const open = new Map<string, boolean>()
    for (let id = '.0', level = 0; level < 2000; level++, id += '.0') open.set(id, true)
    expect(jsonRows(deep(10_000), { open, limits: new Map() })).toHaveLength(2001)
  })
})

describe('jsonPath', () => {
  const value = { items: [{ 'odd key': { name: 1 } }], text: '{"inner":2}' }

  it('is what one would write in code', () => {
    expect(jsonPath(value, '.0')).toBe('items')
    expect(jsonPath(value, '.0.0.0')).toBe('items[0]["odd key"]')
    expect(jsonPath(value, '.0.0.0.0')).toBe('items[0]["odd key"].name')
    expect(jsonPath(value, '.1.0')).toBe('text.inner')
    expect(jsonPath([[5]], '.0.0')).toBe('[0][0]')
  })
})
