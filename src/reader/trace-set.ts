import type { Dataset } from '../model/dataset.ts'
import type { ContentSources } from './content.ts'

/** What was opened: the structure of the traces, and where their content lies. What panels are given. */
export interface TraceSet {
  readonly dataset: Dataset
  readonly content: ContentSources
}
