import { useCallback } from 'react'
import { frontierOf } from '../../analysis/frontier.ts'
import { datasetIssues } from '../../analysis/issues.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { Issue } from '../../model/issue.ts'
import { type Sliced, useSliced } from '../data-table/use-sliced.ts'

/** Issues met when files were joined and figures added up: those of no single file. Made in slices. */
export function useJoinedIssues(dataset: Dataset): Sliced<readonly Issue[]> {
  const start = useCallback(() => joinedInSteps(dataset), [dataset])
  return useSliced(start, dataset.id)
}

/** Looks at each trace once, which is kept; the list itself is then quick. */
function* joinedInSteps(dataset: Dataset): Generator<number, readonly Issue[]> {
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    frontierOf(dataset, traceRow)
    yield traceRow + 1
  }
  const ofFiles = new Set(dataset.files.flatMap((file) => file.issues.map(({ code }) => code)))
  return datasetIssues(dataset, Array(dataset.traceCount).keys()).filter(({ code }) => !ofFiles.has(code))
}
