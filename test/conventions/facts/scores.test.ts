import { describe, expect, test } from 'vitest'
import { annotationScores, evaluationScore } from '../../../src/conventions/facts/scores.ts'
import type { AttributeValue } from '../../../src/model/span.ts'

const target = { traceId: 't1', spanId: 's1' }
const evaluation = (
  attributes: { [key: string]: AttributeValue },
  about: { traceId: string; spanId?: string } = target,
) => evaluationScore(new Map(Object.entries(attributes)), about)
const annotations = (attributes: { [key: string]: AttributeValue }, about = target) =>
  annotationScores(new Map(Object.entries(attributes)), about)

describe('evaluation events', () => {
  test('numeric, with its explanation', () => {
    expect(
      evaluation({
        'gen_ai.evaluation.name': 'Tone',
        'gen_ai.evaluation.score.value': 0.5,
        'gen_ai.evaluation.explanation': 'dry',
      }),
    ).toMatchObject({
      name: 'Tone',
      value: 0.5,
      kind: 'numeric',
      comment: 'dry',
      target: { type: 'span', traceId: 't1', key: 't1\u001fs1' },
    })
  })
  test.each<[string, AttributeValue, unknown, string]>([
    ['gen_ai.evaluation.score.label', 'pass', 'pass', 'categorical'],
    ['gen_ai.evaluation.score.label', 'True', true, 'boolean'],
    ['gen_ai.evaluation.score.value', false, false, 'boolean'],
    ['gen_ai.evaluation.score.value', '0.25', 0.25, 'numeric'],
    ['gen_ai.evaluation.score.value', 0, 0, 'numeric'],
  ])('%s = %o is %o, %s', (key, given, value, kind) => {
    expect(evaluation({ 'gen_ai.evaluation.name': 'x', [key]: given })).toMatchObject({ value, kind })
  })
  test('without a span they are of the trace', () => {
    expect(
      evaluation({ 'gen_ai.evaluation.name': 'x', 'gen_ai.evaluation.score.value': 1 }, { traceId: 't1' })?.target,
    ).toEqual({
      type: 'trace',
      traceId: 't1',
    })
  })
  test('none without a name, none without a value', () => {
    expect(evaluation({ 'gen_ai.evaluation.score.value': 1 })).toBeUndefined()
    expect(evaluation({ 'gen_ai.evaluation.name': 'x' })).toBeUndefined()
    expect(evaluation({ 'gen_ai.evaluation.name': 'x', 'gen_ai.evaluation.score.value': Number.NaN })).toBeUndefined()
  })
  test('the same one twice has one id; another value, span or explanation has another', () => {
    const base = { 'gen_ai.evaluation.name': 'x', 'gen_ai.evaluation.score.value': 1 }
    const id = evaluation(base)?.id
    expect(evaluation({ ...base })?.id).toBe(id)
    const others = [
      evaluation({ ...base, 'gen_ai.evaluation.score.value': 2 }),
      evaluation({ ...base, 'gen_ai.evaluation.explanation': 'y' }),
      evaluation(base, { traceId: 't1', spanId: 's2' }),
      evaluation(base, { traceId: 't2', spanId: 's1' }),
    ]
    expect(new Set([id, ...others.map((score) => score?.id)]).size).toBe(5)
  })
})

describe('annotations', () => {
  test('of two annotators are two scores, although they agree', () => {
    const scores = annotations({
      'annotations.0.annotation.name': 'ok',
      'annotations.0.annotation.label': 'true',
      'annotations.0.annotation.annotator_kind': 'HUMAN',
      'annotations.1.annotation.name': 'ok',
      'annotations.1.annotation.label': 'true',
      'annotations.1.annotation.annotator_kind': 'LLM',
    })
    expect(scores.map(({ source, value }) => [source, value])).toEqual([
      ['human', true],
      ['model', true],
    ])
    expect(new Set(scores.map(({ id }) => id)).size).toBe(2)
  })
  test('of the trace and of the session; the session’s is one score in every trace of it', () => {
    const attributes = {
      'session.id': 'visit-7',
      'trace.annotations.0.annotation.name': 'a',
      'trace.annotations.0.annotation.score': 1,
      'session.annotations.0.annotation.name': 'b',
      'session.annotations.0.annotation.score': '2',
    }
    const first = annotations(attributes)
    const second = annotations(attributes, { traceId: 't2', spanId: 's9' })
    expect(first.map((score) => score.target)).toEqual([
      { type: 'trace', traceId: 't1' },
      { type: 'session', sessionId: 'visit-7' },
    ])
    expect([first[0].id === second[0].id, first[1].id === second[1].id]).toEqual([false, true])
  })
  test('score 0 is a value, and unfinished ones are none', () => {
    expect(
      annotations({
        'annotations.0.annotation.name': 'a',
        'annotations.0.annotation.score': 0,
        'annotations.0.annotation.label': 'bad',
        'annotations.1.annotation.name': 'no value',
        'annotations.2.annotation.score': 1,
      }).map(({ name, value }) => [name, value]),
    ).toEqual([['a', 0]])
  })
})
