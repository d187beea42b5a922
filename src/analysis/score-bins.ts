// Scores by name and type, and how their values are spread. Source: docs/definitions.md, "Score".
import type { Dataset } from '../model/dataset.ts'
import type { Score } from '../model/score.ts'
import { percentileOfSorted } from './percentile.ts'

/** All scores of one name and type: means and histograms are made of these. */
export interface ScoreGroup {
  readonly name: string
  readonly kind: Score['kind']
  /** Who scored: model, human, code, user; empty where the source did not say. */
  readonly sources: readonly string[]
  readonly scores: readonly Score[]
  /** Traces that have no such score. */
  readonly tracesWithout: number
}

export interface Bin {
  /** Half-open: [from, to), but for the last one, which includes its end. A bin of one value has from = to. */
  readonly from: number
  readonly to: number
  readonly scores: readonly Score[]
}

export interface NumericSpread {
  readonly count: number
  readonly mean: number
  readonly median: number
  readonly min: number
  readonly max: number
  readonly bins: readonly Bin[]
  /** True where values are whole numbers with a bin each: `from` names the bin. */
  readonly isDiscrete: boolean
}

export interface Share {
  readonly value: string | boolean
  readonly scores: readonly Score[]
  /** Of all scores of the group, 0 to 1. */
  readonly share: number
}

/** Every name and type of score in a dataset, by name. */
export function scoreGroups(dataset: Dataset): ScoreGroup[] {
  const groups = new Map<string, { name: string; kind: Score['kind']; sources: Set<string>; scores: Score[] }>()
  for (const score of dataset.scores) {
    const key = `${score.kind} ${score.name}`
    let group = groups.get(key)
    if (!group) {
      group = { name: score.name, kind: score.kind, sources: new Set(), scores: [] }
      groups.set(key, group)
    }
    group.scores.push(score)
    if (score.source !== undefined) group.sources.add(score.source)
  }
  const tracesOf = tracesOfScores(dataset)
  return [...groups.values()]
    .map(({ sources, ...group }) => ({
      ...group,
      sources: [...sources],
      tracesWithout: dataset.traceCount - tracesOf(group.scores).size,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.kind < b.kind ? -1 : 1))
}

const sessionTraces = new WeakMap<Dataset, ReadonlyMap<string, ReadonlySet<string>>>()

/** Which traces scores speak of: a session's score speaks of all its traces. */
export const tracesOfScores =
  (dataset: Dataset) =>
  (scores: readonly Score[]): Set<string> => {
    const traceIds = new Set<string>()
    for (const { target } of scores) {
      if (target.type !== 'session') traceIds.add(target.traceId)
      else for (const traceId of sessionsOf(dataset).get(target.sessionId) ?? []) traceIds.add(traceId)
    }
    return traceIds
  }

function sessionsOf(dataset: Dataset): ReadonlyMap<string, ReadonlySet<string>> {
  const known = sessionTraces.get(dataset)
  if (known) return known
  const sessions = new Map<string, Set<string>>()
  for (const row of dataset.allRows()) {
    const session = dataset.text('sessionId', row)
    if (session === undefined) continue
    const traces = sessions.get(session) ?? new Set()
    traces.add(dataset.traceIdAt(dataset.data.columns.trace[row]))
    sessions.set(session, traces)
  }
  sessionTraces.set(dataset, sessions)
  return sessions
}

/** Number of bins aimed at. */
const MAX_BINS = 20

/** Mean, median and bins of numeric scores; undefined when none is a finite number. */
export function spreadOf(scores: readonly Score[]): NumericSpread | undefined {
  const finite = scores.filter((score) => Number.isFinite(score.value))
  if (finite.length === 0) return undefined
  const values = Float64Array.from(finite, (score) => score.value as number).sort()
  const count = values.length
  const min = values[0]
  const max = values[count - 1]
  const { edges, isDiscrete } = edgesOf(values, min, max)
  const lists: Score[][] = edges.map(() => [])
  const step = edges.length > 1 ? edges[1] - edges[0] : 1
  const last = isDiscrete ? edges.length - 1 : edges.length - 2
  for (const score of finite) {
    // The sum of steps is not exact: a value on an edge belongs to the bin it begins.
    const at = Math.floor(((score.value as number) - edges[0]) / step + 1e-9)
    lists[Math.min(last, Math.max(0, at))].push(score)
  }
  const bins = isDiscrete
    ? edges.map((edge, at) => ({ from: edge, to: edge, scores: lists[at] }))
    : edges.slice(0, -1).map((edge, at) => ({ from: edge, to: edges[at + 1], scores: lists[at] }))
  return { count, mean: meanOf(values), median: percentileOfSorted(values, 0.5) as number, min, max, bins, isDiscrete }
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** 0 to 1 where values lie in it, a bin for each whole number where there are few, else round steps. */
function edgesOf(values: Float64Array, min: number, max: number): { edges: number[]; isDiscrete: boolean } {
  if (values.every(Number.isInteger) && max - min <= MAX_BINS && max > 1) {
    return { edges: Array.from({ length: max - min + 1 }, (_, at) => min + at), isDiscrete: true }
  }
  if (min >= 0 && max <= 1) return { edges: roundSteps(0, 1, 1 / MAX_BINS), isDiscrete: false }
  if (min === max) return { edges: [min], isDiscrete: true }
  return { edges: roundSteps(min, max, roundUp((max - min) / MAX_BINS)), isDiscrete: false }
}

/** Multiples of a step from at or below `min` to at or above `max`, rid of the dust of floating point. */
function roundSteps(min: number, max: number, step: number): number[] {
  const first = Math.floor(min / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(max / step - 1e-9))
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
}

/** The next of 1, 2, 2.5, 5, 10 times a power of ten. */
function roundUp(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  return power * ([1, 2, 2.5, 5].find((factor) => factor * power >= step * (1 - 1e-9)) ?? 10)
}

/** How often each label or truth value was given: true before false, labels by frequency. */
export function sharesOf({ kind, scores }: Pick<ScoreGroup, 'kind' | 'scores'>): Share[] {
  const byValue = new Map<string | boolean, Score[]>(
    kind === 'boolean'
      ? [
          [true, []],
          [false, []],
        ]
      : [],
  )
  for (const score of scores) {
    const value = typeof score.value === 'number' ? String(score.value) : score.value
    const list = byValue.get(value)
    if (list) list.push(score)
    else byValue.set(value, [score])
  }
  const shares = Array.from(byValue, ([value, list]) => ({ value, scores: list, share: list.length / scores.length }))
  return kind === 'boolean' ? shares : shares.sort((a, b) => b.scores.length - a.scores.length)
}
