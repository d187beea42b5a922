import { type ReactNode, useState } from 'react'
import { useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { Later, later } from '../later/Later.tsx'
import { costTableLabels } from './labels.ts'
import { COST_COLUMNS, type CostTableModel } from './use-cost-table.ts'

const loadMenu = () => import('../data-table/ColumnMenu.tsx')
const ColumnMenu = later(loadMenu)

/** Shows and hides columns. A plain button until the first press. */
export function LazyColumnMenu({ table }: { table: CostTableModel }): ReactNode {
  const t = useLabels(costTableLabels)
  const [isWanted, setWanted] = useState(false)
  const button = (
    <button
      type="button"
      className="sg-btn"
      data-kind="icon"
      aria-label={t['costTable.columns']}
      data-sg-tip={t['costTable.columns']}
      aria-haspopup="menu"
      aria-expanded={isWanted}
      onPointerEnter={loadMenu}
      onFocus={loadMenu}
      onClick={() => setWanted(true)}
    >
      <Icon name="table" />
    </button>
  )
  if (!isWanted) return button
  const { columnVisibility } = table.state
  return (
    <Later fallback={button}>
      <ColumnMenu
        label={t['costTable.columns']}
        resetLabel={t['costTable.resetColumns']}
        columns={COST_COLUMNS.map((id) => ({
          id,
          label: t[`costTable.col.${id}`],
          isShown: columnVisibility[id] !== false,
        }))}
        onToggle={(id, isShown) => table.setColumnVisibility({ ...columnVisibility, [id]: isShown })}
        onReset={() => {
          table.setColumnVisibility({})
          table.setColumnSizing({})
        }}
      />
    </Later>
  )
}
