import type { FileReport } from '../../model/issue.ts'

/** Counts of several files together. Spans and traces that several files share are counted in each: see the dataset for distinct ones. */
export function sumCounts(files: readonly FileReport[]): Pick<FileReport, 'counts' | 'elapsedMs'> {
  const counts = { records: 0, spans: 0, traces: 0, logs: 0, scores: 0, notRead: 0 }
  let elapsedMs = 0
  for (const file of files) {
    for (const key of Object.keys(counts) as (keyof typeof counts)[]) counts[key] += file.counts[key]
    elapsedMs += file.elapsedMs
  }
  return { counts, elapsedMs }
}
