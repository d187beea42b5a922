// Scores that name a span and no trace.
import { expect, test } from 'vitest'
import { makeScore } from '../../src/conventions/facts/scores.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { settleLate } from '../../src/model/late.ts'
import { newBuilder, spanFacts } from '../support/builder.ts'
import { expectIntegrity } from '../support/integrity.ts'

test('find the trace of their span once all records are there, whatever came first', () => {
  for (const isFirst of [true, false]) {
    const builder = newBuilder()
    const addScore = () => builder.addScore(makeScore('helpful', 1, { spanId: 'a' }, {}))
    if (isFirst) addScore()
    builder.add(spanFacts({ id: 'a', start: 0, end: 1 }))
    if (!isFirst) addScore()
    settleLate(builder.takeLate())
    const dataset = new Dataset('d', builder.snapshot())
    expectIntegrity(dataset)
    expect(dataset.traceCount).toBe(1)
    expect(dataset.scores[0].target).toEqual({
      type: 'span',
      key: dataset.keyAt(dataset.allRows()[0]),
      traceId: dataset.traceIdAt(0),
    })
  }
})

test('stay, where their span is not there', () => {
  const builder = newBuilder()
  builder.addScore(makeScore('helpful', 1, { spanId: 'nowhere' }, {}))
  settleLate(builder.takeLate())
  const dataset = new Dataset('d', builder.snapshot())
  expect(dataset.scores).toHaveLength(1)
  expect(dataset.spanCount).toBe(0)
})
