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
  let done = 0
  function* traceRows() {
    for (; done < dataset.traceCount; done++) yield done
  }
  const steps = issuesInSteps(dataset, traceRows())
  let step = steps.next()
  for (; !step.done; step = steps.next()) yield done
  return step.value.filter(({ code }) => !ofFiles.has(code))
}
