import { describe, expect, it } from 'vitest'
import { findItems, type PaletteItem } from '../../demo/dialogs/palette-items.ts'
import { titleOf, whenOf } from '../../demo/shell/entry-words.ts'
import { rangeAfterKey } from '../../demo/strips/Brush.tsx'

describe('words about a data set', () => {
  it('names the first file and counts the rest', () => {
    expect(titleOf(['a.json'])).toBe('a.json')
    expect(titleOf(['a.json', 'b.json', 'c.json'])).toBe('a.json + 2 more')
  })

  it('says when in the day, then in the year', () => {
    const now = Date.UTC(2026, 10, 21, 10, 0)
    expect(whenOf(Date.UTC(2026, 10, 21, 0, 0), now)).toBe('today 00:00')
    expect(whenOf(Date.UTC(2026, 10, 20, 23, 59), now)).toBe('yesterday')
    expect(whenOf(Date.UTC(2026, 10, 19, 23, 59), now)).toMatch(/19/)
    expect(whenOf(Date.UTC(2025, 10, 19), now)).toMatch(/2025/)
  })
})

describe('the palette', () => {
  const item = (group: PaletteItem['group'], title: string): PaletteItem => ({
    id: title,
    group,
    icon: 'file',
    title,
    hint: 'gpt-5',
    run: () => {},
  })

  it('finds items that hold every word, in title or hint', () => {
    const items = [item('Traces', 'support agent'), item('Files', 'support.json')]
    expect(findItems(items, 'GPT agent')).toEqual([items[0]])
    expect(findItems(items, 'support')).toEqual(items)
    expect(findItems(items, 'nothing')).toEqual([])
  })

  it('does not let one group bury the others', () => {
    const items = [...Array.from({ length: 50 }, (_, n) => item('Traces', `a${n}`)), item('Files', 'a file')]
    const found = findItems(items, 'a')
    expect(found).toHaveLength(9)
    expect(found.at(-1)?.group).toBe('Files')
  })
})

describe('keys of the time range', () => {
  it('begin at an end, move by one and stop at the edges', () => {
    expect(rangeAfterKey('ArrowRight', false, undefined, 10)).toEqual([0, 1])
    expect(rangeAfterKey('ArrowLeft', false, undefined, 10)).toEqual([9, 10])
    expect(rangeAfterKey('ArrowRight', false, [2, 4], 10)).toEqual([3, 5])
    expect(rangeAfterKey('ArrowRight', false, [8, 10], 10)).toEqual([8, 10])
    expect(rangeAfterKey('ArrowLeft', false, [0, 2], 10)).toEqual([0, 2])
  })

  it('widen with Shift and let go with Escape', () => {
    expect(rangeAfterKey('ArrowRight', true, [2, 4], 10)).toEqual([2, 5])
    expect(rangeAfterKey('ArrowLeft', true, [0, 4], 10)).toEqual([0, 4])
    expect(rangeAfterKey('Escape', false, [2, 4], 10)).toBeUndefined()
    expect(rangeAfterKey('Escape', false, undefined, 10)).toBe('other')
    expect(rangeAfterKey('Enter', false, [2, 4], 10)).toBe('other')
  })
})
