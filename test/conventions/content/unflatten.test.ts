import { describe, expect, it } from 'vitest'
import { unflattenList } from '../../../src/conventions/content/unflatten.ts'

describe('unflattenList', () => {
  it('rebuilds lists in lists and keeps members that are no list', () => {
    expect(
      unflattenList(
        {
          'a.0.m.calls.0.f.name': 'x',
          'a.0.m.calls.1.f.name': 'y',
          'a.0.m.role': 'user',
          'a.1.m.tags': ['t'],
          'ab.0.m.role': 'no',
        },
        'a',
      ),
    ).toEqual([{ m: { calls: [{ f: { name: 'x' } }, { f: { name: 'y' } }], role: 'user' } }, { m: { tags: ['t'] } }])
  })

  it('orders by number and closes gaps, huge ones too', () => {
    expect(unflattenList({ 'a.900000000.n': 3, 'a.10.n': 2, 'a.9.n': 1 }, 'a')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  })

  it('makes no list of numbered scalars', () => {
    expect(unflattenList({ 'a.0.tags.0': 'x', 'a.0.tags.1': 'y', 'a.1': 'scalar' }, 'a')).toEqual([
      { tags: { 0: 'x', 1: 'y' } },
    ])
  })

  it('lets the scalar stand where a key is both', () => {
    expect(unflattenList({ 'a.0.content': 'text', 'a.0.content.0.text': 'part' }, 'a')).toEqual([{ content: 'text' }])
  })

  it('refuses keys that reach for the prototype', () => {
    const list = unflattenList(
      {
        'a.0.__proto__.polluted': 'yes',
        'a.0.constructor.prototype.polluted': 'yes',
        'a.0.prototype.x': 'yes',
        'a.0.n': 1,
      },
      'a',
    )
    expect(list).toEqual([{ n: 1 }])
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
  })

  it('passes over members that are no number, and over depths and numbers nobody writes', () => {
    const deep = `a.0.${Array.from({ length: 40 }, () => 'x').join('.')}`
    expect(unflattenList({ 'a.name': 'x', 'a.-1.n': 1, 'a.01.n': 1, 'a.1e3.n': 1, [deep]: 1 }, 'a')).toEqual([])
  })

  it('keeps ten thousand entries at most', () => {
    const attributes = Object.fromEntries(Array.from({ length: 10_050 }, (_, index) => [`a.${index}.n`, index]))
    expect(unflattenList(attributes, 'a')).toHaveLength(10_000)
  })

  it('takes a structured value when no numbered key exists', () => {
    expect(unflattenList({ a: [{ n: 1 }, 'x', { n: 2 }] }, 'a')).toEqual([{ n: 1 }, { n: 2 }])
  })
})
