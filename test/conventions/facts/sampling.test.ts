import { expect, test } from 'vitest'
import { samplingWeightOf } from '../../../src/conventions/facts/sampling.ts'
import { recordView } from '../../support/record-view.ts'

test.each([
  ['ot=th:0', 1],
  ['ot=th:8', 2],
  ['ot=th:c', 4],
  ['vendor=a,ot=rv:01;th:c', 4],
  ['ot=th:c;rv:01 , vendor=b', 4],
])('%s stands for %d', (traceState, weight) =>
  expect(samplingWeightOf(recordView({}, { traceState }))).toBeCloseTo(weight, 10),
)

test('nine of ten dropped', () => {
  expect(samplingWeightOf(recordView({}, { traceState: 'ot=th:e6666666666668' }))).toBeCloseTo(10, 6)
})

test.each(['', 'other=th:8', 'ot=rv:8', 'ot=th:', 'ot=th:xyz', 'notot=th:8'])('%j says nothing', (traceState) => {
  expect(samplingWeightOf(recordView({}, { traceState }))).toBeUndefined()
})

test.each([
  [{ 'logfire.sample_rate': 0.25 }, 4],
  [{ 'logfire.sample_rate': '0.5' }, 2],
  [{ SampleRate: 20 }, 20],
  [{ 'logfire.sample_rate': 0 }, undefined],
  [{ 'logfire.sample_rate': 7 }, undefined],
  [{ SampleRate: 0.5 }, undefined],
])('%o', (attributes, weight) => expect(samplingWeightOf(recordView(attributes))).toBe(weight))
