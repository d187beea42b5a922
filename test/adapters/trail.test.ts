import { describe, expect, test } from 'vitest'
import { scoresOf } from '../../src/adapters/trail/annotations.ts'
import { trail } from '../../src/adapters/trail/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(trail, 'trail', {
  recordLists: ['spans', 'child_spans', 'logs', 'errors'],
  // A level stands in the comment of its score; durations are told by start and end.
  leftOut: [/impact = LOW$/, /duration = PT/, /^(trace|labels) = /],
})

describe('annotations of TRAIL', () => {
  const trace = '9c'.repeat(16)

  test('an error is a score of the span it lies in, a rating one of the trace', () => {
    const scores = scoresOf(
      {
        errors: [{ category: 'Tool Misuse', location: 'f3'.repeat(8), impact: 'HIGH', description: 'Baked twice.' }],
        scores: [{ security_score: 5, security_reasoning: 'The cellar was locked.', overall: 4 }],
      },
      trace,
    )
    expect(scores).toMatchObject([
      { name: 'error', value: 'Tool Misuse', comment: 'Impact: HIGH\n\nBaked twice.', target: { type: 'span' } },
      { name: 'security', value: 5, comment: 'The cellar was locked.', target: { type: 'trace', traceId: trace } },
      { name: 'overall', value: 4, target: { type: 'trace' } },
    ])
  })

  test('annotations that name no trace have no place', () => {
    expect(scoresOf({ errors: [{ category: 'Tool Misuse' }] }, undefined)).toBeUndefined()
    expect(scoresOf({}, undefined)).toEqual([])
  })
})
