import { expect, it } from 'vitest'
import { scoresAt, scoresOfTrace } from '../../src/analysis/trace-scores.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { traceId } from '../../src/model/ids.ts'
import type { Score } from '../../src/model/score.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

const read = async () => {
  const { dataset } = await tracesFromText(`
agent support 0..900 session=chat-7
  llm chat 10..400 score=groundedness:0.82
`)
  const ofTrace = { type: 'trace', traceId: traceId(dataset.traceIdAt(0)) } as const
  const score = (name: string, target: Score['target']): Score => ({
    id: name,
    name,
    value: 1,
    kind: 'numeric',
    target,
  })
  const scores = [
    score('other session', { type: 'session', sessionId: 'chat-8' }),
    score('session', { type: 'session', sessionId: 'chat-7' }),
    score('trace', ofTrace),
  ]
  return new Dataset('scored', { ...dataset.data, scores: [...dataset.scores, ...scores] })
}

const names = (scores: readonly Score[]) => scores.map(({ name }) => name)

it('are those of the trace, of its session, and of its spans', async () => {
  expect(names(scoresOfTrace(await read(), 0))).toEqual(['trace', 'session', 'groundedness'])
})

it('are shown with the span they are on; those of the trace with its root', async () => {
  const dataset = await read()
  expect(names(scoresAt(dataset, 0, 0))).toEqual(['trace', 'session'])
  expect(names(scoresAt(dataset, 0, 1))).toEqual(['groundedness'])
})
