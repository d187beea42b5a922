// Percentiles of durations by span name: the library's query beside the plain loop over the same columns.
import * as spanglass from 'spanglass'
import { groupedPercentiles } from '../limits/grouped-percentiles.mjs'
import { lastRead } from './read.mjs'

const PERCENTILES = [0.5, 0.95, 0.99]

/** The query as the library is expected to take it; this is the one place to change when it takes another. */
const QUERY = {
  groupBy: ['name'],
  measures: ['count', 'durationMs.sum', 'durationMs.p50', 'durationMs.p95', 'durationMs.p99'],
}

/** Both sides in turn, each `rounds` times; undefined while the package has no queries. */
export async function groupByQuery(rounds) {
  if (!('queryTraces' in spanglass)) return undefined
  const { groups, values, names } = columnsOf(lastRead().dataset)
  const loopMs = []
  const queryMs = []
  let plain
  let answer
  for (let round = 0; round < rounds; round++) {
    let startMs = performance.now()
    plain = groupedPercentiles(groups, values, names.length, PERCENTILES)
    loopMs.push(performance.now() - startMs)
    startMs = performance.now()
    answer = await spanglass.queryTraces(lastRead(), QUERY)
    queryMs.push(performance.now() - startMs)
  }
  return { loopMs, queryMs, plain: plain.map((group, at) => ({ name: names[at], ...group })), answer }
}

/** The name of each span as a small number, and its duration in ms. */
function columnsOf(dataset) {
  const rows = dataset.allRows()
  const numbers = new Map()
  const groups = new Uint32Array(rows.length)
  const values = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const name = dataset.nameAt(rows[i])
    if (!numbers.has(name)) numbers.set(name, numbers.size)
    groups[i] = numbers.get(name)
    values[i] = dataset.durationMs(rows[i]) ?? 0
  }
  return { groups, values, names: [...numbers.keys()] }
}
