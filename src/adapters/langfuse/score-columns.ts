// Exported tables have a column a score name beside their own: a list, for several scores may share a name.
import { makeScore, type ScoreTarget } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import { listIn, type PlainObject, textIn } from '../plain-values.ts'
import type { RecordSink } from '../record-sink.ts'

type Value = string | number | boolean
type Said = readonly [name: string, value: Value]

/** Columns of the tables themselves that may hold lists of texts. */
const OWN_LISTS = new Set([
  ...['tags', 'traceTags', 'toolCalls', 'toolCallNames', 'input', 'output', 'metadata', 'scores', 'observations'],
])

/** Adds the scores of a row of an exported table, which is told by its column of comments. */
export function putScoreColumns(row: PlainObject, shape: 'observation' | 'trace', sink: RecordSink): void {
  if (!('comments' in row)) return
  const said = scoresIn(row)
  const spanId = shape === 'observation' ? textIn(row.id) : undefined
  const traceId = textIn(shape === 'observation' ? row.traceId : row.id)
  if (traceId === undefined) return
  if ('latencyMs' in row && spanId !== undefined) putSharedScores(said, traceId, spanId, sink)
  else for (const [name, value] of said) sink.addScore(makeScore(name, value, { traceId, spanId }, {}))
}

const scoresIn = (row: PlainObject): Said[] =>
  Object.entries(row).flatMap(([name, cell]) =>
    OWN_LISTS.has(name) ? [] : listIn(cell).flatMap((value): Said[] => (isValue(value) ? [[name, value]] : [])),
  )

const isValue = (value: unknown): value is Value =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '')

interface TraceRows {
  count: number
  readonly scores: Map<string, SharedScore>
}

interface SharedScore {
  readonly said: Said
  readonly spanIds: string[]
  /** Some row of the trace lacks it. */
  isOfSpans: boolean
}

const newMemory = (): Map<string, TraceRows> => new Map()

/**
 * The table of version 4 repeats the scores of a trace on each of its rows, beside those of the row itself: a score that all rows
 * of a trace have is the trace's. What has been read so far decides, and is decided again with the next row.
 */
function putSharedScores(said: readonly Said[], traceId: string, spanId: string, sink: RecordSink): void {
  const memory = sink.memory(newMemory)
  const rows = memory.get(traceId) ?? { count: 0, scores: new Map() }
  memory.set(traceId, rows)
  rows.count++
  const here = new Map(said.map((score) => [JSON.stringify(score), score]))
  for (const [key, score] of here) {
    const known = rows.scores.get(key)
    if (known) known.spanIds.push(spanId)
    else rows.scores.set(key, { said: score, spanIds: [spanId], isOfSpans: rows.count > 1 })
    if (!known) sink.addScore(scoreOn(score, { traceId, spanId }, traceId))
    else if (known.isOfSpans) sink.addScore(scoreOn(score, { traceId, spanId }))
    else sink.replaceScore(scoreOn(score, { traceId }, traceId))
  }
  for (const [key, score] of rows.scores) {
    if (score.isOfSpans || here.has(key)) continue
    score.isOfSpans = true
    const [first, ...others] = score.spanIds
    sink.replaceScore(scoreOn(score.said, { traceId, spanId: first }, traceId))
    for (const other of others) sink.addScore(scoreOn(score.said, { traceId, spanId: other }))
  }
}

/** `sharedBy`: the trace whose rows may turn out to share it, so that it keeps its id when its target changes. */
const scoreOn = ([name, value]: Said, target: ScoreTarget, sharedBy?: string): Score =>
  makeScore(name, value, target, sharedBy === undefined ? {} : { id: JSON.stringify([sharedBy, name, value]) })
