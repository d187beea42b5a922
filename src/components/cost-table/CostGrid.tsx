// Head, virtual rows and totals.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useMemo, useRef } from 'react'
import type { CostGrouping, CostRows } from '../../analysis/cost-rows.ts'
import { amountValue } from '../../model/amount.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount } from '../../util/format.ts'
import { CostHead } from './CostHead.tsx'
import { type CostScale, CostTableRowView, Figures } from './CostRow.tsx'
import { groupingLabel } from './GroupPicker.tsx'
import { costTableLabels } from './labels.ts'
import type { CostTableModel, CostTableRow } from './use-cost-table.ts'

const ROW_PX = 32
const HEAD_AND_FOOT_PX = 28 + 36
/** Rows that are shown without scrolling where the host gives no height. */
const NATURAL_ROWS = 14

export interface CostGridProps {
  readonly table: CostTableModel
  readonly costs: CostRows
  readonly grouping: CostGrouping
}

export function CostGrid({ table, costs, grouping }: CostGridProps): ReactNode {
  const t = useLabels(costTableLabels)
  const scroller = useRef<HTMLElement>(null)
  const rows = table.getRowModel().rows
  const columns = table.getVisibleLeafColumns().map((column) => column.id)
  const scale = useMemo(() => scaleOf(rows), [rows])
  const totalCost = amountValue(costs.total.costUsd) ?? 0
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index].id,
    overscan: 12,
    useFlushSync: false,
  })
  const items = virtualizer.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
  const name = `${t['costTable.title']} ${groupingLabel(grouping, t)}`
  return (
    <section
      className="sg-ct-scroll"
      ref={scroller}
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      style={{ flexBasis: Math.min(rows.length, NATURAL_ROWS) * ROW_PX + HEAD_AND_FOOT_PX }}
    >
      <table className="sg-ct" aria-rowcount={rows.length + 2} aria-label={name}>
        <CostHead table={table} columns={columns} groupLabel={groupingLabel(grouping, t)} />
        <tbody>
          {before > 0 && <Space px={before} columns={columns.length} />}
          {items.map(({ index, key }) => (
            <CostTableRowView
              key={key}
              row={rows[index].original}
              index={index}
              columns={columns.join(' ')}
              scale={scale}
              totalCost={totalCost}
              isModel={grouping === 'model'}
            />
          ))}
          {after > 0 && <Space px={after} columns={columns.length} />}
        </tbody>
        <tfoot>
          <tr aria-rowindex={rows.length + 2}>
            <th scope="row" className="sg-ct-group">
              {rows.length === 1
                ? t['costTable.oneRow']
                : fill(t[grouping === 'model' ? 'costTable.rowsOfModels' : 'costTable.rows'], {
                    count: formatCount(rows.length),
                  })}
            </th>
            <Figures sums={costs.total} columns={columns} />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** Stands for the rows that are not in the page. */
const Space = ({ px, columns }: { px: number; columns: number }): ReactNode => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
  <tr aria-hidden="true" className="sg-ct-space">
    <td colSpan={columns} style={{ blockSize: px }} />
  </tr>
)

/** The largest of each column: what comparison bars are measured against. */
function scaleOf(rows: readonly CostTableRow[]): CostScale {
  const scale = { calls: 0, tokens: 0, part: 0, cost: 0 }
  for (const { original } of rows) {
    scale.calls = Math.max(scale.calls, original.calls)
    scale.tokens = Math.max(scale.tokens, amountValue(original.tokens) ?? 0)
    scale.cost = Math.max(scale.cost, amountValue(original.costUsd) ?? 0)
    for (const amount of Object.values(original.parts)) scale.part = Math.max(scale.part, amountValue(amount) ?? 0)
  }
  return scale
}
