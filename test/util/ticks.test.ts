import { describe, expect, it } from 'vitest'
import { countStep, ticks, timeStep, timeTickLabel } from '../../src/util/ticks.ts'

const S = 1e9
const labels = (fromNs: number, toNs: number, count: number) => {
  const step = timeStep(toNs - fromNs, count)
  return ticks(fromNs, toNs, step).map((ns) => timeTickLabel(ns, step, toNs))
}

describe('time axis', () => {
  it('has round marks in one unit', () => {
    expect(labels(0, 13.2 * S, 8)).toEqual(['0', '2 s', '4 s', '6 s', '8 s', '10 s', '12 s'])
    expect(labels(0, 1.2 * S, 6)).toEqual(['0', '0.2 s', '0.4 s', '0.6 s', '0.8 s', '1.0 s', '1.2 s'])
    expect(labels(0, 842e6, 5)).toEqual(['0', '200 ms', '400 ms', '600 ms', '800 ms'])
    expect(labels(0, 4200, 5)).toEqual(['0', '1 µs', '2 µs', '3 µs', '4 µs'])
    expect(labels(0, 3, 10)).toEqual(['0', '1 ns', '2 ns', '3 ns'])
  })

  it('counts minutes and hours as clocks do', () => {
    expect(labels(0, 100 * S, 4)).toEqual(['0', '30 s', '1 m', '1 m 30 s'])
    expect(labels(0, 3 * 3600 * S, 4)).toEqual(['0', '1 h', '2 h', '3 h'])
    expect(labels(0, 2 * 3600 * S, 4)).toEqual(['0', '30 m', '1 h', '1 h 30 m', '2 h'])
    expect(labels(0, 100 * 3600 * S, 5)).toEqual(['0', '20 h', '40 h', '60 h', '80 h', '100 h'])
  })

  it('tells the marks of a zoomed window apart', () => {
    expect(labels(2.74 * S, 6.87 * S, 4)).toEqual(['4 s', '6 s'])
    expect(labels(10.001 * S, 10.0042 * S, 4)).toEqual(['10.001 s', '10.002 s', '10.003 s', '10.004 s'])
    expect(labels(90.2 * S, 91.3 * S, 3)).toEqual(['1 m 30.5 s', '1 m 31.0 s'])
  })
})

describe('marks', () => {
  it('are multiples of the step within the window, ends included', () => {
    expect(ticks(3, 10, 2)).toEqual([4, 6, 8, 10])
    expect(ticks(0, 0.3, 0.1)).toHaveLength(4)
    expect(ticks(5, 4, 1)).toEqual([])
    expect(ticks(0, 1, 0)).toEqual([])
  })

  it('lie 1, 2 or 5 times a power of ten apart', () => {
    expect([countStep(11800, 6), countStep(7, 7), countStep(0.0164, 5), countStep(3, 10)]).toEqual([
      2000, 1, 0.005, 0.5,
    ])
  })
})
