// Usage of every span of a dataset in exclusive parts, after each group of emitters has been read as a whole.
import type { Dataset } from '../model/dataset.ts'
import { USAGE_FACTS } from '../model/facts.ts'
import type { Issue } from '../model/issue.ts'
import { IssueLog } from '../model/issue-log.ts'
import type { RawUsage } from '../model/usage.ts'
import { finish, joinSteps, type SharedSteps, STEP_MASK, type Steps, sharedSteps } from '../util/steps.ts'
import { type CursorRead, numberReader, textReader } from './fact-cursor.ts'
import { UsageColumns } from './usage-columns.ts'
import { groupKey, ReadingGroup, readUsage, type UsageContext } from './usage-reading.ts'

export interface DatasetUsage {
  /** Exclusive parts by row; no entry where a span recorded no usage or its counts contradict each other. */
  readonly byRow: UsageColumns
  /** Rows whose counts fit no reading: shown raw, never summed. */
  readonly contradictory: ReadonlySet<number>
  readonly issues: readonly Issue[]
}

const cache = new WeakMap<Dataset, SharedSteps<DatasetUsage>>()

/** Memoised per snapshot. Cost: two passes over the spans that carry usage. */
export const usageOf = (dataset: Dataset): DatasetUsage => finish(usageInSteps(dataset))

/** The same, for a caller that lets other work run in between. */
export function* usageInSteps(dataset: Dataset): Steps<DatasetUsage> {
  let usage = cache.get(dataset)
  if (!usage) {
    usage = sharedSteps(readAllUsage(dataset))
    cache.set(dataset, usage)
  }
  return usage.result ? usage.result.value : yield* joinSteps(usage)
}

/** Counts as the source wrote them. */
export const rawUsageAt = (dataset: Dataset, row: number): RawUsage | undefined => rawUsageReader(dataset)(row)

/** The same for many rows, best in ascending order. */
export function rawUsageReader(dataset: Dataset): CursorRead<RawUsage> {
  let reader = rawReaders.get(dataset)
  if (!reader) {
    reader = readRawUsage(dataset)
    rawReaders.set(dataset, reader)
  }
  return reader
}

const rawReaders = new WeakMap<Dataset, CursorRead<RawUsage>>()

function readRawUsage(dataset: Dataset): CursorRead<RawUsage> {
  const shapeAt = textReader(dataset, 'usageShape')
  const facts = USAGE_FACTS.map((fact) => ({ fact, at: numberReader(dataset, `usage.${fact}`) }))
  return (row) => {
    const shape = shapeAt(row)
    if (shape === undefined) return undefined
    const raw: { -readonly [K in keyof RawUsage]: RawUsage[K] } = { shape }
    for (const { fact, at } of facts) raw[fact] = at(row)
    return raw
  }
}

/** Only counts with details can be read in more than one way. */
const hasDetails = ({ cacheRead, cacheWrite, reasoning }: RawUsage): boolean =>
  Boolean(cacheRead || cacheWrite || reasoning)

function contextReader(dataset: Dataset): (row: number) => UsageContext {
  const provider = textReader(dataset, 'provider')
  const responseModel = textReader(dataset, 'responseModel')
  const requestModel = textReader(dataset, 'requestModel')
  const { origins, columns } = dataset.data
  return (row) => {
    const { scope } = origins[columns.origin[row]]
    return {
      scopeName: scope.name,
      scopeVersion: scope.version,
      provider: provider(row) ?? '',
      model: responseModel(row) ?? requestModel(row) ?? '',
    }
  }
}

function* readAllUsage(dataset: Dataset): Steps<DatasetUsage> {
  yield* dataset.listInSteps()
  const groups = new Map<string, ReadingGroup>()
  const rawAt = rawUsageReader(dataset)
  const contextAt = contextReader(dataset)
  const rows = dataset.allRows()
  const groupOf: ReadingGroup[] = []
  const found: number[] = []
  for (let i = 0; i < rows.length; i++) {
    if ((i & STEP_MASK) === STEP_MASK) yield i
    const row = rows[i]
    const raw = rawAt(row)
    if (!raw) continue
    const context = contextAt(row)
    const key = groupKey(raw, context)
    let group = groups.get(key)
    if (!group) {
      group = new ReadingGroup(raw, context)
      groups.set(key, group)
    }
    group.add(raw, context)
    found.push(row)
    groupOf.push(group)
  }
  const issues = new IssueLog()
  const byRow = new UsageColumns(dataset.data.columns.trace.length, found.length)
  const contradictory = new Set<number>()
  const readings = new Map([...groups.values()].map((group) => [group, group.reading]))
  for (let i = 0; i < found.length; i++) {
    if ((i & STEP_MASK) === STEP_MASK) yield i
    const row = found[i]
    const group = groupOf[i]
    // Read once more: kept, the counts of very many calls would be moved about by every collection of garbage.
    const raw = rawAt(row)
    if (!raw) continue
    const read = readUsage(raw, readings.get(group) ?? group.reading)
    if (!read) {
      contradictory.add(row)
      issues.add(
        'warning',
        'usage.contradictory',
        `${dataset.nameAt(row)}: input ${raw.input}, cached ${raw.cacheRead}, output ${raw.output}`,
      )
      continue
    }
    byRow.set(row, read.usage)
    if (read.isOther)
      issues.add(
        'warning',
        'usage.inclusive_mismatch',
        `${dataset.nameAt(row)}: input ${raw.input}, cached ${raw.cacheRead}`,
      )
    else if (group.isUnusual && hasDetails(raw))
      issues.add('info', 'usage.reading_proved', `${dataset.nameAt(row)}: input ${raw.input}, cached ${raw.cacheRead}`)
  }
  return { byRow, contradictory, issues: issues.list() }
}
