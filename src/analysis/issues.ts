// All that was odd about a dataset: what reading met, what joining met, and what the figures met.
import type { Dataset } from '../model/dataset.ts'
import type { Issue } from '../model/issue.ts'
import { IssueLog } from '../model/issue-log.ts'
import { frontierOf } from './frontier.ts'
import { usageOf } from './usage.ts'

/** Issues of the given traces and of every file, by code; orphans and cut loops are found here. */
export function datasetIssues(dataset: Dataset, traceRows: Iterable<number>): Issue[] {
  const log = new IssueLog()
  const add = (issues: readonly Issue[]) => {
    for (const { severity, code, example, place, count } of issues) log.add(severity, code, example, place, count)
  }
  for (const file of dataset.files) add(file.issues)
  add(dataset.issues)
  add(usageOf(dataset).issues)
  for (const traceRow of traceRows) {
    const tree = dataset.tree(traceRow)
    if (tree.orphanCount > 0) {
      const place = tree.isOrphan.indexOf(1)
      log.add('warning', 'span.orphan', describe(dataset, tree.rows[place]), undefined, tree.orphanCount)
    }
    const cut = tree.isCut.indexOf(1)
    if (cut >= 0) log.add('warning', 'span.cycle', describe(dataset, tree.rows[cut]))
    addTimes(dataset, tree.rows, log)
    add(frontierOf(dataset, traceRow).issues)
  }
  return log.list()
}

/** Asked of spans, not of records: a start and an end that came apart are one whole span. */
function addTimes(dataset: Dataset, rows: Uint32Array, log: IssueLog): void {
  for (const row of rows) {
    const start = dataset.startTime(row)
    const end = dataset.endTime(row)
    if (start === undefined) log.add('info', 'time.missing_start', dataset.nameAt(row))
    else if (start < IMPLAUSIBLE_BEFORE) log.add('warning', 'time.implausible', dataset.nameAt(row))
    else if (end === undefined) log.add('info', 'span.unfinished', dataset.nameAt(row))
    else if (end < start) log.add('warning', 'time.end_before_start', dataset.nameAt(row))
  }
}

/** 1980 in ns since 1970: what lies before it was counted in another unit, or from another day. */
const IMPLAUSIBLE_BEFORE = 315_532_800_000_000_000n

const describe = (dataset: Dataset, row: number): string => {
  const { columns } = dataset.data
  return `${dataset.nameAt(row)} ${dataset.idAt(row)} in trace ${dataset.traceIdAt(columns.trace[row])}`
}
