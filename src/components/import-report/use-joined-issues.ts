import { useCallback } from 'react'
import { issuesInSteps } from '../../analysis/issues.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { Issue } from '../../model/issue.ts'
import { type InSlices, useInSlices } from '../../react/work.ts'
import type { Steps } from '../../util/steps.ts'

/** Issues met when files were joined and figures added up: those of no single file. Made in slices. */
export function useJoinedIssues(dataset: Dataset): InSlices<readonly Issue[]> {
  const start = useCallback(() => joinedInSteps(dataset), [dataset])
  return useInSlices(start, dataset.id)
}

/** Yields the number of traces done. */
function* joinedInSteps(dataset: Dataset): Steps<readonly Issue[]> {
  const ofFiles = new Set(dataset.files.flatMap((file) => file.issues.map(({ code }) => code)))
  const issues = yield* issuesInSteps(dataset, Array(dataset.traceCount).keys())
  return issues.filter(({ code }) => !ofFiles.has(code))
}
