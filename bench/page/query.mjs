// Percentiles of durations by span name: the library's query beside the plain loop over the same columns.
import * as spanglass from 'spanglass'
import { groupedPercentiles } from '../limits/grouped-percentiles.mjs'
import { lastRead } from './read.mjs'

const PERCENTILES = [0.5, 0.95, 0.99]
const QUERY = { measure: 'durationMs', groupBy: ['name'], percentiles: PERCENTILES }

/** Both sides in turn over what was read last; undefined while the package has no queries. */
export async function groupByName(rounds) {
  if (!('queryTraces' in spanglass)) return undefined
  const { dataset } = lastRead()
  const { groups, values, names } = columnsOf(dataset)
  const sides = { queryMs: [], loopMs: [] }
  let answer
  let plain
  // The first time lays out what later ones keep; it is told apart.
  for (let round = 0; round <= rounds; round++) {
    let startMs = performance.now()
    answer = await spanglass.queryTraces(dataset, QUERY)
    sides.queryMs.push(performance.now() - startMs)
    startMs = performance.now()
    plain = groupedPercentiles(groups, values, names.length, PERCENTILES)
    sides.loopMs.push(performance.now() - startMs)
  }
  const byName = new Map(answer.rows.map((row) => [row.keys[0], row]))
  const agreeing = plain.filter((group, at) => isSame(byName.get(names[at]), group)).length
  const [firstMs, ...queryMs] = sides.queryMs
  return { firstMs, queryMs, loopMs: sides.loopMs.slice(1), groups: answer.groupCount, names: names.length, agreeing }
}

const isNear = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

const isSame = (row, { count, sum, percentiles }) =>
  row?.measured === count &&
  isNear(row.sum, sum) &&
  percentiles.every((value, at) => isNear(row.percentiles[at], value))

/** The name of each span as a small number, and its duration in ms; without those that have none. */
function columnsOf(dataset) {
  const rows = dataset.allRows().filter((row) => dataset.durationMs(row) !== undefined)
  const numbers = new Map()
  const groups = new Uint32Array(rows.length)
  const values = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const name = dataset.nameAt(rows[i])
    if (!numbers.has(name)) numbers.set(name, numbers.size)
    groups[i] = numbers.get(name)
    values[i] = dataset.durationMs(rows[i])
  }
  return { groups, values, names: [...numbers.keys()] }
}
