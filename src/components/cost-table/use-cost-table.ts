// Sorting, hiding and widths of the table's columns, by TanStack Table.
import {
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  type ReactTable,
  type Row,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { COST_PARTS, type CostRow } from '../../analysis/cost-rows.ts'
import { amountValue } from '../../model/amount.ts'

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  sortedRowModel: createSortedRowModel(),
})
const helper = createColumnHelper<typeof features, CostRow>()
const { compare: compareLabels } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Columns after the group itself, in their order. */
export const COST_COLUMNS = ['calls', 'mix', ...COST_PARTS, 'p50', 'cost', 'share'] as const
export type CostColumn = (typeof COST_COLUMNS)[number]

const number = (id: CostColumn, size: number, read: (row: CostRow) => number | undefined) =>
  helper.accessor(read, { id, size, minSize: 40, sortFn: sortFn_basic, sortUndefined: 'last', sortDescFirst: true })

const columns = helper.columns([
  helper.accessor((row) => row.label, {
    id: 'group',
    size: 160,
    minSize: 96,
    enableHiding: false,
    sortUndefined: 'last',
    sortDescFirst: false,
    sortFn: (a, b) => compareLabels(a.original.label ?? '', b.original.label ?? ''),
  }),
  number('calls', 64, (row) => row.calls),
  number('mix', 156, (row) => amountValue(row.tokens)),
  ...COST_PARTS.map((part) => number(part, 86, (row) => amountValue(row.parts[part]))),
  number('p50', 76, (row) => row.p50Ms),
  number('cost', 92, (row) => amountValue(row.costUsd)),
  number('share', 64, (row) => amountValue(row.costUsd)),
])

export type CostTableModel = ReactTable<typeof features, CostRow>
export type CostTableRow = Row<typeof features, CostRow>

/** Dearest first until the reader sorts. */
export const useCostTable = (rows: readonly CostRow[]): CostTableModel =>
  useTable({
    features,
    columns,
    data: rows as CostRow[],
    getRowId: (row) => row.id,
    enableSortingRemoval: false,
    enableMultiSort: false,
    initialState: { sorting: [{ id: 'cost', desc: true }] },
  })
