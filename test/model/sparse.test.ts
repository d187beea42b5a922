import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SparseBuilder } from '../../src/model/sparse.ts'
import { Forecast } from '../../src/util/growable.ts'

test('a growing column finds its values, however its rows are spread', () => {
  const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 100_000 })), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (gaps, share) => {
      const forecast = new Forecast()
      forecast.share = share
      const column = new SparseBuilder(forecast).column('number', 'key')
      const values = new Map<number, number>()
      let row = -1
      for (const gap of gaps) {
        row += gap
        values.set(row, row * 2)
        expect(column.add(row, row * 2)).toBe(true)
        expect(column.add(row, 7)).toBe(false)
        expect(column.last).toBe(row * 2)
      }
      for (const known of values.keys())
        for (const near of [known - 1, known, known + 1]) expect(column.at(near)).toBe(values.get(near))
      expect([...column.snapshot().rows]).toEqual([...values.keys()])
    }),
    { seed: 20261121, numRuns: 500 },
  )
})

test('room grows to what is expected, by an eighth at least and sixteen times at most', () => {
  const forecast = new Forecast()
  expect(forecast.room(1000)).toBe(2000)
  forecast.share = 0.5
  expect(forecast.room(1000)).toBe(2060)
  forecast.share = 0.999
  expect(forecast.room(1000)).toBe(1125)
  forecast.share = 0.0001
  expect(forecast.room(1000)).toBe(16_000)
  expect(forecast.room(1000, 50_000)).toBe(50_000)
  expect(forecast.room(0)).toBe(1)
})
