// Exported tables have a column a score name beside their own: a list, for several scores may share a name.
import { makeScore } from '../../conventions/facts/scores.ts'
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
  if ('latencyMs' in row && spanId !== undefined) rememberScores(said, traceId, spanId, sink)
  else for (const [name, value] of said) sink.addScore(makeScore(name, value, { traceId, spanId }, {}))
}

function scoresIn(row: PlainObject): Said[] {
  const said: Said[] = []
  for (const name of Object.keys(row)) {
    const cell = row[name]
    const isList = Array.isArray(cell) || (typeof cell === 'string' && cell.startsWith('['))
    if (!isList || OWN_LISTS.has(name)) continue
    for (const value of listIn(cell)) if (isValue(value)) said.push([name, value])
  }
  return said
}

const isValue = (value: unknown): value is Value =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '')

interface TraceRows {
  count: number
  /** Spans that have a score, by what it says. */
  readonly scores: Map<string, { readonly said: Said; readonly spanIds: string[] }>
}

const newMemory = (): Map<string, TraceRows> => new Map()

/** The table of version 4 repeats the scores of a trace on each of its rows, beside those of the row itself. */
function rememberScores(said: readonly Said[], traceId: string, spanId: string, sink: RecordSink): void {
  const memory = sink.memory(newMemory)
  const rows = memory.get(traceId) ?? { count: 0, scores: new Map() }
  memory.set(traceId, rows)
  rows.count++
  for (const score of said) {
    const key = JSON.stringify(score)
    const known = rows.scores.get(key)
    if (!known) rows.scores.set(key, { said: score, spanIds: [spanId] })
    else if (known.spanIds.at(-1) !== spanId) known.spanIds.push(spanId)
  }
  sink.atEnd(putRemembered)
}

/** A score that all rows of a trace have is the trace's. */
function putRemembered(sink: RecordSink): void {
  for (const [traceId, { count, scores }] of sink.memory(newMemory)) {
    for (const { said, spanIds } of scores.values()) {
      const targets = count > 1 && spanIds.length === count ? [undefined] : spanIds
      for (const spanId of targets) sink.addScore(makeScore(...said, { traceId, spanId }, {}))
    }
  }
}
