import { describe, expect, it } from 'vitest'
import { formatPlace, parsePlace } from '../../demo/state/url.ts'
import { spanKey } from '../../src/model/ids.ts'

describe('the address of a place', () => {
  it('names data set, trace and span, and reads them back', () => {
    const place = { datasetId: '0a1b', traceId: 't&1', spanKey: spanKey('t&1', 's 2'), view: 'traces' } as const
    expect(formatPlace(place)).toBe('?d=0a1b&t=t%261&s=s+2')
    expect(parsePlace(formatPlace(place))).toEqual(place)
  })

  it('names a view other than the list', () => {
    expect(formatPlace({ datasetId: 'd', view: 'costs' })).toBe('?d=d&v=costs')
    expect(parsePlace('?d=d&v=costs').view).toBe('costs')
    expect(parsePlace('?d=d&v=nonsense').view).toBe('traces')
  })

  it('is empty where nothing is open', () => {
    expect(formatPlace({ view: 'report' })).toBe('')
    expect(parsePlace('')).toEqual({ view: 'traces' })
  })

  it('leaves out a span of another trace', () => {
    expect(formatPlace({ datasetId: 'd', traceId: 'a', spanKey: spanKey('b', 's'), view: 'traces' })).toBe('?d=d&t=a')
  })
})
