// `spanglass summary FILE… [--json]`: what files hold.
import { type FileSummary, type Summary, summarize, summarizeFile } from '../analysis/summary.ts'
import type { Amount } from '../model/amount.ts'
import { Dataset } from '../model/dataset.ts'
import type { FormatGuess } from '../model/issue.ts'
import { loadPrices } from '../pricing/index.ts'
import type { NamedInput } from '../reader/input.ts'
import { readAll } from '../reader/read-all.ts'
import { formatBytes, formatCount, formatUsd } from '../util/format.ts'

export interface FailedFile {
  readonly name: string
  readonly error: { readonly code: string; readonly message: string }
  /** What it may be, likeliest first, where no format claims it. */
  readonly guesses?: readonly FormatGuess[]
}

export interface SummaryOutput {
  readonly files: readonly (FileSummary | FailedFile)[]
  /** Over the joined data set; `files` is the number of files read. */
  readonly total: Summary & { readonly files: number }
}

/** Reads each file by itself for its own entry, and all of them together for the total. */
export async function summarizeInputs(inputs: readonly (NamedInput | FailedFile)[]): Promise<SummaryOutput> {
  const { costOf } = await loadPrices()
  const files: (FileSummary | FailedFile)[] = []
  const readable: NamedInput[] = []
  for (const input of inputs) {
    if (!('data' in input)) {
      files.push(input)
      continue
    }
    const { data } = await readAll([input])
    const [report] = data.files
    if (report.error) {
      files.push({ name: report.name, error: report.error, guesses: report.guesses })
      continue
    }
    files.push(summarizeFile(report, new Dataset(report.name, data), costOf))
    readable.push(input)
  }
  const { data } = await readAll(readable)
  const total = summarize(new Dataset('total', data), costOf)
  return { files, total: { files: files.filter((file) => !('error' in file)).length, ...total } }
}

/** For people: why a file could not be read, and what it may be. */
export const printFailure = ({ name, error, guesses = [] }: FailedFile): string =>
  [
    `${name}: ${error.message} (${error.code})`,
    ...guesses.map(({ id, because }) => `  it may be ${id}, because ${because}`),
  ].join('\n')

/** For people: a few lines a file. */
export function printSummary(output: SummaryOutput): string {
  const lines: string[] = []
  for (const file of output.files) {
    if ('error' in file) continue
    const size = formatBytes(file.bytes)
    lines.push(`${file.name}  ${size.text} ${size.unit}`)
    lines.push(`  read as ${file.adapter.id} because ${file.adapter.because}`)
    lines.push(...describe(file), '')
  }
  if (output.files.length > 1) lines.push(`all ${output.total.files} files together`, ...describe(output.total), '')
  return lines.join('\n')
}

function describe(summary: Summary): string[] {
  const { observations, tokens, cost } = summary
  const types = Object.entries(observations).filter(([, count]) => count > 0)
  const lines = [
    `  ${summary.traces ?? '–'} traces, ${formatCount(summary.spans)} spans, ${summary.roots} roots, ${summary.orphans} orphans, ${summary.errors} errors, ${summary.sessions} sessions, ${summary.scores} scores`,
  ]
  if (types.length > 0) lines.push(`  ${types.map(([type, count]) => `${type} ${count}`).join(', ')}`)
  if (summary.conventions.length > 0) {
    lines.push(`  conventions: ${summary.conventions.map(({ id, spans }) => `${id} ${spans}`).join(', ')}`)
  }
  if (tokens.state !== null) {
    const parts = [
      `in ${figure(tokens.inputTotal)}`,
      tokens.cacheRead === null ? '' : `(cached ${formatCount(tokens.cacheRead)})`,
      `out ${figure(tokens.outputTotal)}`,
    ]
    lines.push(`  tokens: ${parts.filter(Boolean).join(' ')}  ${tokens.state}`)
  }
  if (cost.state !== null) {
    const missing = cost.missing > 0 ? `, ${cost.missing} calls without a cost` : ''
    lines.push(`  cost: ${markOf(cost.state)}${cost.usd === null ? '–' : formatUsd(cost.usd)}  ${cost.state}${missing}`)
  }
  for (const issue of summary.issues) lines.push(`  ! ${issue.code} × ${issue.count}: ${issue.example}`)
  return lines
}

const figure = (value: number | null): string => (value === null ? '–' : formatCount(value))

const markOf = (state: Amount['state'] | null): string =>
  state === 'estimated' ? '~' : state === 'partial' ? '≥ ' : ''
