// Usage of every span of a dataset in exclusive parts, after each group of emitters has been read as a whole.
import type { Dataset } from '../model/dataset.ts'
import { USAGE_FACTS } from '../model/facts.ts'
import type { Issue } from '../model/issue.ts'
import { IssueLog } from '../model/issue-log.ts'
import type { RawUsage, Usage } from '../model/usage.ts'
import { groupKey, ReadingGroup, readUsage, type UsageContext } from './usage-reading.ts'

export interface DatasetUsage {
  /** Exclusive parts by row; no entry where a span recorded no usage or its counts contradict each other. */
  readonly byRow: ReadonlyMap<number, Usage>
  /** Rows whose counts fit no reading: shown raw, never summed. */
  readonly contradictory: ReadonlySet<number>
  readonly issues: readonly Issue[]
}

const cache = new WeakMap<Dataset, DatasetUsage>()

/** Memoised per snapshot. Cost: two passes over the spans that carry usage. */
export function usageOf(dataset: Dataset): DatasetUsage {
  const steps = usageInSteps(dataset)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** Rows between two pauses: some milliseconds of work. */
const STEP = 1024

/** The same, some rows a step, for a caller that lets other work run in between. */
export function* usageInSteps(dataset: Dataset): Generator<void, DatasetUsage> {
  const known = cache.get(dataset)
  if (known) return known
  const usage = yield* readAllUsage(dataset)
  cache.set(dataset, usage)
  return usage
}

/** Counts as the source wrote them. */
export function rawUsageAt(dataset: Dataset, row: number): RawUsage | undefined {
  const shape = dataset.text('usageShape', row)
  if (shape === undefined) return undefined
  const raw: { -readonly [K in keyof RawUsage]: RawUsage[K] } = { shape }
  for (const fact of USAGE_FACTS) raw[fact] = dataset.number(`usage.${fact}`, row)
  return raw
}

/** Only counts with details can be read in more than one way. */
const hasDetails = ({ cacheRead, cacheWrite, reasoning }: RawUsage): boolean =>
  Boolean(cacheRead || cacheWrite || reasoning)

const contextAt = (dataset: Dataset, row: number): UsageContext => {
  const { scope } = dataset.data.origins[dataset.data.columns.origin[row]]
  return {
    scopeName: scope.name,
    scopeVersion: scope.version,
    provider: dataset.text('provider', row) ?? '',
    model: dataset.text('responseModel', row) ?? dataset.text('requestModel', row) ?? '',
  }
}

function* readAllUsage(dataset: Dataset): Generator<void, DatasetUsage> {
  const groups = new Map<string, ReadingGroup>()
  const found: { row: number; raw: RawUsage; group: ReadingGroup; name: string }[] = []
  let seen = 0
  for (const row of dataset.allRows()) {
    if (++seen % STEP === 0) yield
    const raw = rawUsageAt(dataset, row)
    if (!raw) continue
    const context = contextAt(dataset, row)
    const key = groupKey(raw, context)
    let group = groups.get(key)
    if (!group) {
      group = new ReadingGroup(raw, context)
      groups.set(key, group)
    }
    group.add(raw, context)
    found.push({ row, raw, group, name: dataset.nameAt(row) })
  }
  const issues = new IssueLog()
  const byRow = new Map<number, Usage>()
  const contradictory = new Set<number>()
  for (const { row, raw, group, name } of found) {
    if (++seen % STEP === 0) yield
    const read = readUsage(raw, group.reading)
    if (!read) {
      contradictory.add(row)
      issues.add(
        'warning',
        'usage.contradictory',
        `${name}: input ${raw.input}, cached ${raw.cacheRead}, output ${raw.output}`,
      )
      continue
    }
    byRow.set(row, read.usage)
    if (read.isOther)
      issues.add('warning', 'usage.inclusive_mismatch', `${name}: input ${raw.input}, cached ${raw.cacheRead}`)
    else if (group.isUnusual && hasDetails(raw))
      issues.add('info', 'usage.reading_proved', `${name}: input ${raw.input}, cached ${raw.cacheRead}`)
  }
  return { byRow, contradictory, issues: issues.list() }
}
