// A dataset in a form that is read by eye and compared by a test: its figures, and each trace as an indented list.

import { frontierOf } from '../../src/analysis/frontier.ts'
import { datasetIssues } from '../../src/analysis/issues.ts'
import { totalsOf } from '../../src/analysis/totals.ts'
import { usageOf } from '../../src/analysis/usage.ts'
import type { Amount } from '../../src/model/amount.ts'
import type { Dataset } from '../../src/model/dataset.ts'
import type { Span } from '../../src/model/span.ts'
import { inputTotal, outputTotal, type Usage } from '../../src/model/usage.ts'

/** Figures that are 0 or empty are left out. */
export interface Outline {
  readonly [figure: string]: unknown
}

/** What a dataset holds. Two readings of the same records have equal outlines, in whatever order the records came. */
export function outlineOf(dataset: Dataset): Outline {
  const traceRows = Array.from({ length: dataset.traceCount }, (_, row) => row)
  const totals = totalsOf(dataset, traceRows)
  const { usage, tokens, embeddingTokens, costUsd, embeddingCostUsd } = totals
  return withoutEmpty({
    traces: totals.traces,
    spans: totals.spans,
    roots: totals.roots,
    orphans: totals.orphans,
    errors: totals.errors,
    handledExceptions: totals.handledExceptions,
    silentFailures: totals.silentFailures,
    unfinished: totals.unfinished,
    observations: withoutEmpty(totals.observations),
    input: inputTotal(usage),
    output: outputTotal(usage),
    parts: usage,
    tokens: describeAmount(tokens),
    embeddingTokens: describeAmount(embeddingTokens),
    suppliedCost: costUsd?.state === 'unknown' ? undefined : describeAmount(costUsd),
    suppliedEmbeddingCost: embeddingCostUsd?.state === 'unknown' ? undefined : describeAmount(embeddingCostUsd),
    conventions: conventionsOf(dataset),
    scores: dataset.scores.map((score) => describeScore(score)).sort(),
    issues: datasetIssues(dataset, traceRows)
      // Where content lies is another in each wrapping, and no part of what the records say.
      .filter(({ code }) => code !== 'content.in_memory')
      .map(({ code, count }) => `${code} × ${count}`)
      .sort(),
    traceList: traceRows.map((row) => outlineTrace(dataset, row)).sort(byText),
  })
}

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

const describeAmount = (amount: Amount | undefined): string | undefined => {
  if (!amount) return undefined
  if (amount.state === 'unknown') return `unknown, ${amount.missing} missing`
  return amount.state === 'partial'
    ? `${amount.value} partial, ${amount.missing} missing`
    : `${amount.value} ${amount.state}`
}

const describeScore = ({ name, kind, value, source, target }: Dataset['scores'][number]): string =>
  [`${name} = ${value} (${kind}${source ? ` by ${source}` : ''})`, 'on', target.type].join(' ')

function conventionsOf(dataset: Dataset): { [id: string]: number } {
  const spans: { [id: string]: number } = {}
  for (const row of dataset.allRows()) {
    for (const id of dataset.text('conventions', row)?.split('\n') ?? []) spans[id] = (spans[id] ?? 0) + 1
  }
  return Object.fromEntries(Object.entries(spans).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function outlineTrace(dataset: Dataset, traceRow: number): { id: string; spans: string[] } {
  const tree = dataset.tree(traceRow)
  const { roles } = frontierOf(dataset, traceRow)
  const { byRow } = usageOf(dataset)
  const starts = Array.from(tree.rows, (row) => dataset.startNs(row)).filter((start) => start !== undefined)
  const originNs = starts.length > 0 ? starts.reduce((a, b) => Math.min(a, b)) : 0
  const spans = Array.from(tree.rows, (row, place) => {
    const span = dataset.span(row, { originNs, isOrphan: tree.isOrphan[place] === 1 })
    const counts = byRow.get(row) ?? {}
    const usage = PARTS.flatMap((part) => (counts[part] === undefined ? [] : [`${part}=${counts[part]}`]))
    const role = roles[place] === 'none' ? [] : [`(${roles[place]})`]
    return (
      '  '.repeat(tree.depth[place]) + [...describeSpan(span, tree.isCut[place] === 1), ...usage, ...role].join(' ')
    )
  })
  return { id: dataset.data.traces.isMadeUp[traceRow] ? '(none)' : dataset.traceIdAt(traceRow), spans }
}

/** In the order in which people name them. */
const PARTS = [
  'input',
  'output',
  'cacheRead',
  'cacheWrite',
  'cacheWrite5m',
  'cacheWrite1h',
  'inputAudio',
  'inputImage',
  'reasoning',
  'outputAudio',
] as const satisfies readonly (keyof Usage)[]

function describeSpan(span: Span, isCut: boolean): string[] {
  const ms = (ns: number | undefined) => (ns === undefined ? '' : String(ns / 1e6))
  const facts = [
    span.isOrphan && 'orphan',
    isCut && 'cut',
    span.hasError && `error${span.errorType ? `=${span.errorType}` : ''}`,
    span.hasHandledException && 'handled',
    span.hasSilentFailure && 'silent',
    span.variantCount > 0 && `variants=${span.variantCount}`,
    span.provider && `provider=${span.provider}`,
    (span.responseModel ?? span.requestModel) && `model=${span.responseModel ?? span.requestModel}`,
    span.toolName && `tool=${span.toolName}`,
    span.sessionId && `session=${span.sessionId}`,
    span.ttftMs !== undefined && `ttft=${span.ttftMs}`,
    span.finishReasons.length > 0 && `finish=${span.finishReasons.join(',')}`,
    span.samplingWeight !== 1 && `weight=${span.samplingWeight}`,
  ]
  return [
    span.observationType,
    JSON.stringify(span.name),
    `${ms(span.startNs)}..${ms(span.endNs)}`,
    ...facts.filter((fact) => typeof fact === 'string'),
  ]
}

const withoutEmpty = (figures: { readonly [figure: string]: unknown }): { [figure: string]: unknown } =>
  Object.fromEntries(
    Object.entries(figures).filter(([, value]) => {
      if (value === undefined || value === 0) return false
      return typeof value !== 'object' || value === null || Object.keys(value).length > 0
    }),
  )
