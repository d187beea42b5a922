import { COST_PARTS, type CostRow } from '../../analysis/cost-rows.ts'
import { type Amount, amountValue } from '../../model/amount.ts'
import { fill } from '../../react/labels.ts'
import { type CsvCell, toCsv } from '../../util/csv.ts'
import type { CostWords } from './GroupPicker.tsx'

/** The rows as CSV, in the order they are shown: full numbers, unknown ones empty, each with its state beside it. */
export function costCsv(rows: readonly CostRow[], groupLabel: string, t: CostWords): string {
  const withState = (column: string) => [column, fill(t['costTable.state'], { column })]
  const cells = (amount: Amount): CsvCell[] => [amountValue(amount), amount.state]
  return toCsv([
    [
      groupLabel,
      t['costTable.type'],
      t['costTable.provider'],
      t['costTable.col.calls'],
      ...COST_PARTS.flatMap((part) => withState(t[`costTable.col.${part}`])),
      t['costTable.p50Ms'],
      ...withState(t['costTable.costUsd']),
    ],
    ...rows.map((row): CsvCell[] => [
      row.label,
      row.observationType,
      row.detail,
      row.calls,
      ...COST_PARTS.flatMap((part) => cells(row.parts[part])),
      row.p50Ms,
      ...cells(row.costUsd),
    ]),
  ])
}
