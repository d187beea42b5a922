import { describe, expect, it, vi } from 'vitest'
import { createMemoryCache } from '../../src/cache/memory-cache.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

describe('the in-memory library', () => {
  it('gives back the very data set, and says that its content is not kept', async () => {
    const traces = await tracesFromText('llm answer 0..10')
    const cache = createMemoryCache()
    const entry = await cache.keep(traces)
    expect(entry).toMatchObject({ id: 'test', contentState: 'not-kept', spanCount: 1, storedBytes: 0 })
    expect(await cache.open('test')).toBe(traces)
    expect(await cache.usage()).toEqual({ usedBytes: 0, quotaBytes: undefined })
  })

  it('forgets, tells of it, and misses what is gone', async () => {
    const cache = createMemoryCache()
    await cache.keep(await tracesFromText('llm answer 0..10'))
    const listener = vi.fn()
    const stop = cache.subscribe(listener)
    await cache.remove('test')
    expect(listener).toHaveBeenCalledExactlyOnceWith({ type: 'changed' })
    stop()
    await cache.clear()
    expect(listener).toHaveBeenCalledTimes(1)
    await expect(cache.open('test')).rejects.toMatchObject({ code: 'cache.missing' })
  })

  it('takes no data set once cancelled', async () => {
    const cache = createMemoryCache()
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(cache.keep(await tracesFromText('llm answer 0..10'), { signal })).rejects.toThrow('enough')
    expect(await cache.list()).toEqual([])
  })
})
