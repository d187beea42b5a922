// Grouping, the table and its tools, in a chunk of its own.
import { type ReactNode, useCallback, useState } from 'react'
import { type CostGrouping, type CostRow, costRowsInSteps } from '../../analysis/cost-rows.ts'
import { useCostOf, useTraceSet } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { useInSlices } from '../../react/work.ts'
import { formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { CopyButton } from '../long-text/CopyButton.tsx'
import { CostGrid } from './CostGrid.tsx'
import { CostLegend } from './CostLegend.tsx'
import { costCsv } from './cost-csv.ts'
import { GroupPicker, groupingLabel } from './GroupPicker.tsx'
import { LazyColumnMenu } from './LazyColumnMenu.tsx'
import { costTableLabels } from './labels.ts'
import { useCostTable } from './use-cost-table.ts'

const NO_ROWS: readonly CostRow[] = []

export default function CostTableBody(): ReactNode {
  const t = useLabels(costTableLabels)
  const { dataset } = useTraceSet()
  const costOf = useCostOf()
  const [grouping, setGrouping] = useState<CostGrouping>('model')
  const start = useCallback(() => costRowsInSteps(dataset, grouping, costOf), [dataset, grouping, costOf])
  const { value: costs, done = 0 } = useInSlices(start, `${dataset.id} ${grouping}`)
  const table = useCostTable(costs?.rows ?? NO_ROWS)
  const all = dataset.traceCount
  return (
    <>
      <div className="sg-ct-head">
        <h2>{t['costTable.title']}</h2>
        <GroupPicker value={grouping} onChange={setGrouping} />
        <p className="sg-cut" dir="auto">
          {all === 1 ? t['costTable.oneTrace'] : fill(t['costTable.traces'], { count: formatCount(all) })}
        </p>
        <span className="sg-grow" />
        {costs && costs.rows.length > 0 && (
          <>
            <CopyButton
              label={t['costTable.csv']}
              text={() =>
                costCsv(
                  table.getRowModel().rows.map((row) => row.original),
                  groupingLabel(grouping, t),
                  t,
                )
              }
            />
            <LazyColumnMenu table={table} />
          </>
        )}
      </div>
      {!costs && (
        <p className="sg-ct-loading" role="status" aria-busy="true">
          {fill(t['costTable.loading'], { done: formatCount(done), all: formatCount(all) })}
        </p>
      )}
      {costs?.rows.length === 0 && (
        <div className="sg-state">
          <Icon name="llm" size={20} className="sg-faint" />
          <b>{t['costTable.emptyTitle']}</b>
          <p>{t['costTable.empty']}</p>
        </div>
      )}
      {costs && costs.rows.length > 0 && (
        <>
          <CostGrid table={table} costs={costs} grouping={grouping} />
          <CostLegend costs={costs} />
        </>
      )}
    </>
  )
}
