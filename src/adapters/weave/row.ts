// Rows of the CSV and TSV export, whose columns are named by path: `inputs.question`, `summary.weave.latency_ms`.
import { recordOfRow } from '../plain-rows.ts'
import type { PlainObject } from '../plain-values.ts'

const HEADS = new Set(['attributes', 'inputs', 'output', 'summary'])

/** Names of models may hold dots; what is counted does not. */
const BY_MODEL = /^(summary\.(?:usage|weave\.costs))\.(.+?)\.((?:\w+_details\.)?\w+)$/

/** The call that a row is; a call as it is. */
export const callOfRow = (row: PlainObject): PlainObject =>
  recordOfRow(row, HEADS, (column) => {
    const [, head, model, count] = BY_MODEL.exec(column) ?? []
    return head === undefined ? undefined : [...head.split('.'), model, ...count.split('.')]
  })
