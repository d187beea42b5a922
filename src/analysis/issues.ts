// All that was odd about a dataset: what reading met, what joining met, and what the figures met.
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { Issue } from '../model/issue.ts'
import { IssueLog } from '../model/issue-log.ts'
import { finish, STEP_MASK, type Steps, within } from '../util/steps.ts'
import { frontierInSteps } from './frontier.ts'
import { usageInSteps } from './usage.ts'

/** Issues of the given traces and of every file, by code; orphans and cut loops are found here. */
export const datasetIssues = (dataset: Dataset, traceRows: Iterable<number>): Issue[] =>
  finish(issuesInSteps(dataset, traceRows))

/** The same, for a caller that lets other work run in between. Yields the number of traces done. */
export function* issuesInSteps(dataset: Dataset, traceRows: Iterable<number>): Steps<Issue[]> {
  const log = new IssueLog()
  const add = (issues: readonly Issue[]) => {
    for (const { severity, code, example, place, count } of issues) log.add(severity, code, example, place, count)
  }
  for (const file of dataset.files) add(file.issues)
  add(dataset.issues)
  add((yield* within(usageInSteps(dataset), 0)).issues)
  let done = 0
  for (const traceRow of traceRows) {
    const tree = yield* within(dataset.treeInSteps(traceRow), done)
    if (tree.orphanCount > 0) {
      const place = tree.isOrphan.indexOf(1)
      log.add('warning', 'span.orphan', describe(dataset, tree.rows[place]), undefined, tree.orphanCount)
    }
    const cut = tree.isCut.indexOf(1)
    if (cut >= 0) log.add('warning', 'span.cycle', describe(dataset, tree.rows[cut]))
    yield* within(addTimes(dataset, traceRow, log), done)
    add((yield* within(frontierInSteps(dataset, traceRow), done)).issues)
    yield ++done
  }
  return log.list()
}

/** Asked of spans, not of records: a start and an end that came apart are one whole span. */
function* addTimes(dataset: Dataset, traceRow: number, log: IssueLog): Steps<void> {
  const { rows } = yield* dataset.treeInSteps(traceRow)
  const { columns, traces, wideTimes } = dataset.data
  // Offsets lie within 2^53 ns of the base, so a limit further away than that compares right though it is rounded.
  const limit = Number(IMPLAUSIBLE_BEFORE - traces.base[traceRow])
  for (let place = 0; place < rows.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const row = rows[place]
    const flags = columns.flags[row]
    // A record of a trace says of no span when it ran.
    if (flags & FLAG.traceRecord) continue
    const wide = wideTimes.size > 0 ? wideTimes.get(row) : undefined
    const start = wide?.[0] ?? columns.start[row]
    const end = wide?.[1] ?? columns.end[row]
    if (!(flags & FLAG.hasStart)) log.add('info', 'time.missing_start', dataset.nameAt(row))
    else if (start < limit) log.add('warning', 'time.implausible', dataset.nameAt(row))
    else if (!(flags & FLAG.hasEnd)) log.add('info', 'span.unfinished', dataset.nameAt(row))
    else if (end < start) log.add('warning', 'time.end_before_start', dataset.nameAt(row))
  }
}

/** 1980 in ns since 1970: what lies before it was counted in another unit, or from another day. */
const IMPLAUSIBLE_BEFORE = 315_532_800_000_000_000n

const describe = (dataset: Dataset, row: number): string => {
  const { columns } = dataset.data
  return `${dataset.nameAt(row)} ${dataset.idAt(row)} in trace ${dataset.traceIdAt(columns.trace[row])}`
}
