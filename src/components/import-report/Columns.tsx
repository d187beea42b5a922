// What the columns of records of no known format were taken for, and where that can be changed.
import { type ReactNode, useState } from 'react'
import type { FileReport } from '../../model/issue.ts'
import type { ColumnMapping } from '../../model/mapping.ts'
import { useLabels } from '../../react/labels.ts'
import { Later, later } from '../later/Later.tsx'
import { columnLabels, importReportLabels } from './labels.ts'
import { roleOf } from './roles.ts'

const load = () => import('./ColumnEditor.tsx')
const ColumnEditor = later(async () => ({ default: (await load()).ColumnEditor }))

export interface ColumnsProps {
  readonly table: NonNullable<FileReport['table']>
  readonly onApply?: (mapping: ColumnMapping) => void
}

export function Columns({ table, onApply }: ColumnsProps): ReactNode {
  const t = useLabels(importReportLabels)
  const words = useLabels(columnLabels)
  const [isOpen, setOpen] = useState(false)
  const used = table.columns.filter(({ name }) => roleOf(table.mapping, name) !== '')
  return (
    <>
      <ul className="sg-ir-line">
        {used.map(({ name }) => (
          <li key={name}>
            <span dir="auto">{name}</span>{' '}
            <span className="sg-faint">{words[`column.${roleOf(table.mapping, name)}`]}</span>
          </li>
        ))}
      </ul>
      {used.length === 0 && <span className="sg-muted">{t['importReport.noColumns']}</span>}{' '}
      {onApply && (
        <button
          type="button"
          className="sg-link"
          aria-expanded={isOpen}
          onPointerEnter={load}
          onClick={() => setOpen(!isOpen)}
        >
          {t['importReport.changeColumns']}
        </button>
      )}
      {isOpen && onApply && (
        <Later>
          <ColumnEditor table={table} onApply={onApply} />
        </Later>
      )}
    </>
  )
}
