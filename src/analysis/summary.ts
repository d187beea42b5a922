// What a file holds, as `spanglass summary --json` prints it. Unknown figures are null, never 0.
import type { Amount } from '../model/amount.ts'
import type { Dataset } from '../model/dataset.ts'
import type { FileReport, Issue } from '../model/issue.ts'
import type { CostOf } from '../model/price.ts'
import { inputTotal, outputTotal } from '../model/usage.ts'
import { datasetIssues } from './issues.ts'
import { type Totals, totalsOf } from './totals.ts'

export type SummaryState = 'unknown' | 'partial' | 'estimated' | 'computed' | 'supplied' | null

export interface Summary {
  readonly conventions: readonly { readonly id: string; readonly spans: number }[]
  /** Null where the source has no trace ids. */
  readonly traces: number | null
  readonly spans: number
  readonly roots: number
  readonly orphans: number
  /** By type: every known one, and those that files name besides. */
  readonly observations: { readonly [type: string]: number }
  /** Distinct spans in error. */
  readonly errors: number
  /** Of model calls, inclusive; embeddings stand apart. */
  readonly tokens: {
    readonly inputTotal: number | null
    readonly cacheRead: number | null
    readonly cacheWrite: number | null
    readonly outputTotal: number | null
    readonly reasoning: number | null
    readonly embedding: number | null
    readonly state: SummaryState
  }
  readonly cost: {
    readonly usd: number | null
    readonly embeddingUsd: number | null
    readonly state: SummaryState
    readonly missing: number
  }
  readonly scores: number
  readonly sessions: number
  readonly issues: readonly Pick<Issue, 'code' | 'count' | 'example'>[]
}

export interface FileSummary extends Summary {
  readonly name: string
  readonly bytes: number
  readonly adapter: { readonly id: string; readonly because: string }
}

/** Figures of a whole dataset. */
export function summarize(dataset: Dataset, costOf?: CostOf): Summary {
  const traceRows = Array.from({ length: dataset.traceCount }, (_, row) => row)
  const totals = totalsOf(dataset, traceRows, { costOf })
  const known = traceRows.some((row) => !dataset.data.traces.isMadeUp[row])
  const hasSpans = totals.spans > 0
  return {
    conventions: conventionsOf(dataset),
    traces: known || !hasSpans ? totals.traces : null,
    spans: totals.spans,
    roots: totals.roots,
    orphans: totals.orphans,
    observations: totals.observations,
    errors: totals.errors,
    tokens: tokensOf(totals),
    cost: costsOf(totals),
    scores: dataset.scores.length,
    sessions: countSessions(dataset),
    issues: datasetIssues(dataset, traceRows).map(({ code, count, example }) => ({ code, count, example })),
  }
}

export function summarizeFile(report: FileReport, dataset: Dataset, costOf?: CostOf): FileSummary {
  return {
    name: report.name,
    bytes: report.sizeBytes,
    adapter: { id: report.adapter?.id ?? '', because: report.adapter?.because ?? '' },
    ...summarize(dataset, costOf),
  }
}

function tokensOf({ usage, tokens, callsWithUsage, embeddingTokens }: Totals): Summary['tokens'] {
  const hasUsage = callsWithUsage > 0
  return {
    inputTotal: hasUsage ? (inputTotal(usage) ?? null) : null,
    cacheRead: usage.cacheRead ?? null,
    cacheWrite: usage.cacheWrite ?? null,
    outputTotal: hasUsage ? (outputTotal(usage) ?? null) : null,
    reasoning: usage.reasoning ?? null,
    embedding: valueOrNull(embeddingTokens),
    state: tokens?.state ?? null,
  }
}

function costsOf({ costUsd, embeddingCostUsd }: Totals): Summary['cost'] {
  return {
    usd: valueOrNull(costUsd),
    embeddingUsd: valueOrNull(embeddingCostUsd),
    state: costUsd?.state ?? null,
    missing: missingOf(costUsd),
  }
}

const valueOrNull = (amount: Amount | undefined): number | null =>
  amount === undefined || amount.state === 'unknown' ? null : amount.value

const missingOf = (amount: Amount | undefined): number =>
  amount?.state === 'partial' || amount?.state === 'unknown' ? amount.missing : 0

function conventionsOf(dataset: Dataset): Summary['conventions'] {
  const spans = new Map<string, number>()
  for (const row of dataset.allRows()) {
    for (const id of dataset.text('conventions', row)?.split('\n') ?? []) spans.set(id, (spans.get(id) ?? 0) + 1)
  }
  return [...spans]
    .map(([id, count]) => ({ id, spans: count }))
    .sort((a, b) => b.spans - a.spans || (a.id < b.id ? -1 : 1))
}

function countSessions(dataset: Dataset): number {
  const sessions = new Set<string>()
  for (const row of dataset.allRows()) {
    const session = dataset.text('sessionId', row)
    if (session !== undefined) sessions.add(session)
  }
  return sessions.size
}
