// Nothing is lost in silence: every scalar of a file is found again in the model, decoded, or it is counted in an issue.
import { datasetIssues } from '../../src/analysis/issues.ts'
import type { Dataset } from '../../src/model/dataset.ts'
import type { ContentSources } from '../../src/model/trace-set.ts'
import { loadContent } from '../../src/reader/content.ts'

interface Leaf {
  /** `spans[].attributes.model`. */
  readonly path: string
  readonly value: string | number | bigint
}

/** All texts and numbers under a value; what tells nothing apart (null, booleans, empty texts) is left out. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ path, value }]
  if (typeof value === 'number' || typeof value === 'bigint') return [{ path, value }]
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, `${path}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, path === '' ? key : `${path}.${key}`))
}

/** Names of all fields under a value. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(keysOf)
  return Object.entries(value).flatMap(([key, item]) => [key, ...keysOf(item)])
}

/** Everything a reader of the model can see, raw spans aside. */
async function seenIn(dataset: Dataset, content: ContentSources): Promise<unknown[]> {
  const seen: unknown[] = [
    dataset.scores,
    datasetIssues(
      dataset,
      Array.from({ length: dataset.traceCount }, (_, i) => i),
    ),
  ]
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    seen.push(dataset.traceIdAt(traceRow))
    for (const row of dataset.tree(traceRow).rows) {
      const { records, ...said } = await loadContent(dataset, row, content)
      // Log records become messages and events of the span, and are listed as they are.
      seen.push(
        dataset.span(row),
        said,
        records.filter(({ kind }) => kind === 'log'),
      )
    }
  }
  return seen
}

const UNITS = [1n, 1_000n, 1_000_000n, 1_000_000_000n]

/** Paths of what cannot be found again. */
export async function missingScalars(
  records: readonly unknown[],
  dataset: Dataset,
  content: ContentSources,
): Promise<string[]> {
  const seen = await seenIn(dataset, content)
  const known = new Set([...leavesOf(seen).map(({ value }) => value), ...keysOf(seen)].map(normal))
  const text = [...known].join('\n')
  const instants = instantsOf(dataset)
  const isKnown = (value: string | number | bigint): boolean => {
    const folded = normal(value)
    if (known.has(folded)) return true
    if (typeof value === 'string' && isStructure(value))
      return leavesOf(JSON.parse(value)).every((leaf) => isKnown(leaf.value))
    if (folded.length > 8 && text.includes(folded)) return true
    return isInstant(value, instants)
  }
  return records
    .flatMap((record) => leavesOf(record))
    .filter(({ value }) => !isKnown(value))
    .map(({ path, value }) => `${path} = ${String(value).slice(0, 60)}`)
}

const normal = (value: string | number | bigint): string => {
  const text = String(value).trim().toLowerCase()
  return text !== '' && Number.isFinite(Number(text)) && text.length < 16 ? String(Number(text)) : text
}

const isStructure = (text: string): boolean => {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

/** Starts and ends in ns since 1970, and the durations between them. */
function instantsOf(dataset: Dataset): { times: ReadonlySet<bigint>; durations: ReadonlySet<bigint> } {
  const times = new Set<bigint>()
  const durations = new Set<bigint>()
  for (const row of dataset.allRows()) {
    const start = dataset.startTime(row)
    const [startNs, endNs] = [dataset.startNs(row), dataset.endNs(row)]
    if (start !== undefined) times.add(start)
    if (endNs === undefined) continue
    const base = start === undefined || startNs === undefined ? 0n : start - BigInt(startNs)
    times.add(base + BigInt(endNs))
    if (startNs !== undefined) durations.add(BigInt(endNs) - BigInt(startNs))
  }
  return { times, durations }
}

/** A time or a duration in whatever unit, told to the last digit that is written. */
function isInstant(value: string | number | bigint, { times, durations }: ReturnType<typeof instantsOf>): boolean {
  const date = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(isoOf(value)) : Number.NaN
  if (!Number.isNaN(date)) return [...times].some((time) => time / 1_000_000n === BigInt(date))
  const number = Number(value)
  if (!Number.isFinite(number)) return false
  for (const unit of UNITS) {
    const near = (ns: bigint) => Math.abs(Number(ns) / Number(unit) - number) <= Math.abs(number) * 1e-6
    if ([...times].some(near) || [...durations].some(near)) return true
  }
  return false
}

/** Milliseconds are compared; a time without a zone is UTC. */
const isoOf = (text: string): string => {
  const [, date, time = '00:00:00', ms = '', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)[T ]?(\d\d:\d\d:\d\d)?(\.\d{1,3})?\d*\s*(Z|[+-]\d\d:?\d\d)?/.exec(text) ?? []
  return `${date}T${time}${ms}${zone}`
}
