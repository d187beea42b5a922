// What a score is on, by a key that spans, traces and sessions share.
import type { Dataset } from '../model/dataset.ts'
import type { Score } from '../model/score.ts'

/** Id of the span a score is on: the second half of its key. */
export const scoreSpanId = ({ target }: Score): string | undefined =>
  target.type === 'span' ? target.key.slice(target.traceId.length + 1) : undefined

/** Key of a span, id of a trace; sessions apart, since their ids are anyone's. */
export const scorePlace = ({ target }: Score): string =>
  target.type === 'span' ? target.key : target.type === 'trace' ? target.traceId : `session ${target.sessionId}`

/** Hands out each score once, to the first span, trace or span of a session that it is on. */
export class ScoreTaker {
  private readonly byPlace = new Map<string, Score[]>()
  private readonly dataset: Dataset

  constructor(dataset: Dataset, scores: readonly Score[]) {
    this.dataset = dataset
    for (const score of scores) {
      const list = this.byPlace.get(scorePlace(score))
      if (list) list.push(score)
      else this.byPlace.set(scorePlace(score), [score])
    }
  }

  ofTrace(traceRow: number): readonly Score[] {
    return this.take(this.dataset.traceIdAt(traceRow))
  }

  ofSpan(row: number): readonly Score[] {
    return this.take(this.dataset.keyAt(row))
  }

  ofSession(row: number): readonly Score[] {
    const session = this.dataset.text('sessionId', row)
    return session === undefined ? NONE : this.take(`session ${session}`)
  }

  /** All that nothing has asked for. */
  rest(): readonly Score[] {
    return [...this.byPlace.values()].flat()
  }

  private take(place: string): readonly Score[] {
    const scores = this.byPlace.get(place) ?? NONE
    this.byPlace.delete(place)
    return scores
  }
}

const NONE: readonly Score[] = []
