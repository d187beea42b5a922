import { describe, expect, it } from 'vitest'
import { MAX_HEIGHT_PX, scrollScale } from '../../src/components/virtual-rows/scroll-scale.ts'

const ROOM = 800

describe('the scale of a scroller', () => {
  it('is one to one while the list is no higher than the element may be', () => {
    const scale = scrollScale(MAX_HEIGHT_PX, ROOM)
    expect(scale.isExact).toBe(true)
    expect([0, 123, MAX_HEIGHT_PX].map(scale.offsetAt)).toEqual([0, 123, MAX_HEIGHT_PX - ROOM])
    expect([0, 123, MAX_HEIGHT_PX].map(scale.positionAt)).toEqual([0, 123, MAX_HEIGHT_PX - ROOM])
  })

  it('reaches the last px of a list of any height, and the middle in the middle', () => {
    for (const listPx of [MAX_HEIGHT_PX + 28, 42_000_000, 44_000_000_000]) {
      const scale = scrollScale(listPx, ROOM)
      expect(scale.isExact).toBe(false)
      expect(scale.lastPosition).toBe(MAX_HEIGHT_PX - ROOM)
      expect(scale.offsetAt(0)).toBe(0)
      expect(scale.offsetAt(scale.lastPosition)).toBe(listPx - ROOM)
      expect(scale.offsetAt(scale.lastPosition / 2)).toBeCloseTo((listPx - ROOM) / 2, 2)
    }
  })

  it('is one to one at both ends', () => {
    const scale = scrollScale(42_000_000, ROOM)
    expect(scale.offsetAt(5000)).toBe(5000)
    expect(scale.offsetAt(scale.lastPosition - 5000)).toBe(scale.lastOffset - 5000)
  })

  it('goes there and back, ever upwards', () => {
    const scale = scrollScale(42_000_000, ROOM)
    let last = -1
    for (let step = 0; step <= 1000; step++) {
      const position = (scale.lastPosition * step) / 1000
      const offset = scale.offsetAt(position)
      expect(offset).toBeGreaterThan(last)
      expect(scale.positionAt(offset)).toBeCloseTo(position, 3)
      last = offset
    }
  })

  it('has nowhere to go where all fits', () => {
    const scale = scrollScale(500, 800)
    expect([scale.lastOffset, scale.lastPosition, scale.offsetAt(10), scale.positionAt(10)]).toEqual([0, 0, 0, 0])
  })
})
