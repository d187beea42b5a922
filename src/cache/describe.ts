// What the list says about a data set.
import type { Issue } from '../model/issue.ts'
import type { TraceSet } from '../model/trace-set.ts'
import type { LibraryEntry } from './cache.ts'

/** Everything of an entry that does not depend on where it is kept. */
export function describeTraces(
  { dataset }: TraceSet,
  issues: readonly Issue[] = [...dataset.files.flatMap((file) => file.issues), ...dataset.issues],
): Omit<LibraryEntry, 'storedBytes' | 'contentState'> {
  const nowMs = Date.now()
  return {
    id: dataset.id,
    names: dataset.files.map(({ name }) => name),
    sizeBytes: dataset.files.reduce((sum, file) => sum + file.sizeBytes, 0),
    keptAtMs: nowMs,
    openedAtMs: nowMs,
    traceCount: dataset.traceCount,
    spanCount: dataset.spanCount,
    worstIssue: worstOf(issues, dataset.files.filter(({ error }) => error).length),
    modelVersion: dataset.data.modelVersion,
  }
}

function worstOf(issues: readonly Issue[], failedFiles: number): LibraryEntry['worstIssue'] {
  const codes = { error: new Set<string>(), warning: new Set<string>(), info: new Set<string>() }
  for (const { severity, code } of issues) codes[severity].add(code)
  for (const severity of ['error', 'warning', 'info'] as const) {
    const count = codes[severity].size + (severity === 'error' ? failedFiles : 0)
    if (count > 0) return { severity, count }
  }
  return undefined
}
