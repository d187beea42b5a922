// Early states of a reading, as a page gets them.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { paced } from '../../src/reader/paced.ts'

describe('one after another', () => {
  let frames: (() => void)[] = []
  const frame = async () => {
    for (const draw of frames.splice(0)) draw()
    await vi.advanceTimersByTimeAsync(0)
  }
  beforeEach(() => {
    vi.useFakeTimers()
    frames = []
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw))
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  test('the first is given at once, the latest of the others when it has been drawn', async () => {
    const given: number[] = []
    const onDrawn = vi.fn()
    const give = paced((value: number) => given.push(value), onDrawn)
    give(1)
    give(2)
    give(3)
    await frame()
    expect(given).toEqual([1])
    expect(onDrawn).not.toHaveBeenCalled()
    await frame()
    expect(given).toEqual([1, 3])
    expect(onDrawn).toHaveBeenCalledTimes(1)
    await frame()
    await frame()
    give(4)
    expect(given).toEqual([1, 3, 4])
  })

  test('a page that draws nothing gets them all the same', async () => {
    const given: number[] = []
    const give = paced((value: number) => given.push(value), vi.fn())
    give(1)
    give(2)
    await vi.advanceTimersByTimeAsync(500)
    expect(given).toEqual([1, 2])
  })
})

test('where there are no frames each is given at once', () => {
  const given: number[] = []
  const onDrawn = vi.fn()
  const give = paced((value: number) => given.push(value), onDrawn)
  give(1)
  give(2)
  expect(given).toEqual([1, 2])
  expect(onDrawn).toHaveBeenCalledTimes(2)
})
