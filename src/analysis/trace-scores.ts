// The scores that a trace and each of its spans are read with.
import type { Dataset } from '../model/dataset.ts'
import type { Score } from '../model/score.ts'
import { firstText } from './fact-cursor.ts'
import { rootPlaceOf, scoresByTrace } from './trace-summary.ts'

/** Those on the trace itself first, then those of its session, then those of its spans. */
export function scoresOfTrace(dataset: Dataset, traceRow: number): readonly Score[] {
  const own = scoresByTrace(dataset).get(dataset.traceIdAt(traceRow)) ?? []
  return [
    ...own.filter(({ target }) => target.type === 'trace'),
    ...sessionScores(dataset, traceRow),
    ...own.filter(({ target }) => target.type === 'span'),
  ]
}

/** Those on the span at a place; with the span that stands for its trace also those of the trace and its session. */
export function scoresAt(dataset: Dataset, traceRow: number, place: number): readonly Score[] {
  const tree = dataset.tree(traceRow)
  const key = dataset.keyAt(tree.rows[place])
  const isRoot = place === rootPlaceOf(tree)
  return scoresOfTrace(dataset, traceRow).filter(({ target }) => (target.type === 'span' ? target.key === key : isRoot))
}

function sessionScores(dataset: Dataset, traceRow: number): readonly Score[] {
  const scores = dataset.scores.filter(({ target }) => target.type === 'session')
  if (scores.length === 0) return scores
  const sessionId = firstText(dataset, dataset.tree(traceRow), 'sessionId')
  return scores.filter(({ target }) => target.type === 'session' && target.sessionId === sessionId)
}
