// Column heads: a press sorts, the edge sets the width by pointer or arrow keys.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { fill, useLabels } from '../../react/labels.ts'
import { costTableLabels } from './labels.ts'
import type { CostColumn, CostTableModel } from './use-cost-table.ts'

export interface CostHeadProps {
  readonly table: CostTableModel
  readonly columns: readonly string[]
  readonly groupLabel: string
}

export function CostHead({ table, columns, groupLabel }: CostHeadProps): ReactNode {
  const t = useLabels(costTableLabels)
  const [sort] = table.state.sorting
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((id) => {
          const label = id === 'group' ? groupLabel : t[`costTable.col.${id as CostColumn}`]
          const tip = `costTable.tip.${id}` as keyof typeof t
          const isSorted = sort?.id === id
          return (
            <th
              key={id}
              scope="col"
              className={`sg-ct-${id}`}
              aria-sort={isSorted ? (sort.desc ? 'descending' : 'ascending') : 'none'}
              style={{
                minInlineSize: id === 'group' ? table.state.columnSizing.group : table.getColumn(id)?.getSize(),
              }}
            >
              <button
                type="button"
                data-sg-tip={t[tip]}
                onClick={() => table.setSorting([{ id, desc: isSorted ? !sort.desc : id !== 'group' }])}
              >
                {label}
                {isSorted && <span aria-hidden="true"> {sort.desc ? '↓' : '↑'}</span>}
              </button>
              <Edge table={table} id={id} label={fill(t['costTable.resize'], { column: label })} />
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

const STEP_PX = 16

/** The edge of a column, at its end. */
function Edge({ table, id, label }: { table: CostTableModel; id: string; label: string }): ReactNode {
  const drag = useRef<{ x: number; size: number; sign: 1 | -1 }>(undefined)
  const column = table.getColumn(id)
  if (!column) return null
  const size = column.getSize()
  const minSize = column.columnDef.minSize ?? 40
  const setSize = (next: number) =>
    table.setColumnSizing({ ...table.state.columnSizing, [id]: Math.max(minSize, Math.round(next)) })
  const isRtl = (element: Element) => element.ownerDocument.defaultView?.getComputedStyle(element).direction === 'rtl'
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    const head = event.currentTarget.parentElement as HTMLElement
    drag.current = { x: event.clientX, size: head.offsetWidth, sign: isRtl(head) ? -1 : 1 }
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!drag.current) return
    setSize(drag.current.size + (event.clientX - drag.current.x) * drag.current.sign)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const isWider = (event.key === 'ArrowRight') !== isRtl(event.currentTarget)
    setSize(size + (isWider ? STEP_PX : -STEP_PX))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a movable separator takes the focus, which <hr> does not
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={size}
      aria-valuemin={minSize}
      tabIndex={0}
      className="sg-ct-edge"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        drag.current = undefined
      }}
      onDoubleClick={() => column.resetSize()}
      onKeyDown={onKeyDown}
    />
  )
}
