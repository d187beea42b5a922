import type { ContentSource } from './content-store.ts'
import type { Dataset } from './dataset.ts'

/** Where a dataset's content lies, by store. */
export type ContentSources = readonly (ContentSource | undefined)[]

/** What was opened: the structure of the traces, and where their content lies. What panels are given. */
export interface TraceSet {
  readonly dataset: Dataset
  readonly content: ContentSources
}
