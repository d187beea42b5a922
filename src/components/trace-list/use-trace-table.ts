// Row model and sorting of the list, by TanStack Table.
import {
  createColumnHelper,
  createSortedRowModel,
  type ReactTable,
  type Row,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import type { TraceSummary } from '../../analysis/trace-summary.ts'
import { amountValue } from '../../model/amount.ts'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })
const helper = createColumnHelper<typeof features, TraceSummary>()
const { compare: compareNames } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

const number = (id: string, read: (summary: TraceSummary) => number | undefined) =>
  helper.accessor(read, {
    id,
    // Undefined values are put last before this is asked.
    sortFn: (a, b) => (read(a.original) ?? 0) - (read(b.original) ?? 0),
    sortUndefined: 'last',
    sortDescFirst: true,
  })

/** Keys that a list can be sorted by, in the order they are offered. */
export const SORT_KEYS = ['start', 'name', 'duration', 'tokens', 'cost', 'errors', 'spans'] as const
export type SortKey = (typeof SORT_KEYS)[number]

const columns = helper.columns([
  number('start', (summary) => summary.startMs),
  helper.accessor((summary) => summary.name, {
    id: 'name',
    sortFn: (a, b) => compareNames(a.original.name, b.original.name),
    sortDescFirst: false,
  }),
  number('duration', (summary) => summary.durationMs),
  number('tokens', (summary) => amountValue(summary.tokens)),
  number('cost', (summary) => amountValue(summary.cost)),
  number('errors', (summary) => summary.errorCount),
  number('spans', (summary) => summary.spanCount),
])

export type TraceTable = ReactTable<typeof features, TraceSummary>
export type TraceTableRow = Row<typeof features, TraceSummary>

/** Newest first until the reader sorts; unknown figures stand last either way. */
export function useTraceTable(found: readonly TraceSummary[]): TraceTable {
  return useTable({
    features,
    columns,
    data: found as TraceSummary[],
    getRowId: (summary) => summary.traceId,
    enableSortingRemoval: false,
    enableMultiSort: false,
    initialState: { sorting: [{ id: 'start', desc: true }] },
  })
}

/** What the list is sorted by. */
export const sortingOf = (table: TraceTable): { key: SortKey; isDescending: boolean } => {
  const [sort] = table.state.sorting
  return { key: (sort?.id as SortKey | undefined) ?? 'start', isDescending: sort?.desc ?? true }
}
