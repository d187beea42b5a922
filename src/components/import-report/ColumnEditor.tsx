// Says column by column what it holds. Applied as a whole; saved and loaded as JSON.
import { type ReactNode, useRef, useState } from 'react'
import type { ColumnMapping } from '../../model/mapping.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { jsonFile, saveFile } from '../save-file/save-file.ts'
import type { ColumnsProps } from './Columns.tsx'
import { columnLabels, importReportLabels } from './labels.ts'
import { parseMapping, ROLES, type Role, roleOf, UNITS, type Unit, withRole } from './roles.ts'

export function ColumnEditor({ table, onApply }: Required<ColumnsProps>): ReactNode {
  const t = useLabels(importReportLabels)
  const words = useLabels(columnLabels)
  const [mapping, setMapping] = useState(table.mapping)
  const [isRefused, setRefused] = useState(false)
  const { columns, timeUnit, durationUnit } = mapping
  return (
    <div className="sg-ir-columns">
      <table>
        <thead>
          <tr>
            <th scope="col">{t['importReport.column']}</th>
            <th scope="col">{t['importReport.means']}</th>
            <th scope="col">{t['importReport.columnExample']}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map(({ name, example }) => (
            <tr key={name} data-unused={roleOf(mapping, name) === '' || undefined}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td>
                <select
                  className="sg-ir-select"
                  value={roleOf(mapping, name)}
                  aria-label={fill(t['importReport.meaningOf'], { column: name })}
                  onChange={({ target }) => setMapping(withRole(mapping, name, target.value as Role))}
                >
                  {ROLES.map((role) => (
                    <option key={role} value={role}>
                      {words[`column.${role}`]}
                    </option>
                  ))}
                </select>
              </td>
              <td className="sg-cut sg-faint" dir="auto" title={example}>
                {example}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="sg-ir-units">
        {(columns.start ?? columns.end) !== undefined && (
          <UnitChoice
            label={t['importReport.timeUnit']}
            value={timeUnit}
            onChange={(unit) => setMapping({ ...mapping, timeUnit: unit })}
          />
        )}
        {columns.duration !== undefined && (
          <UnitChoice
            label={t['importReport.durationUnit']}
            value={durationUnit}
            onChange={(unit) => setMapping({ ...mapping, durationUnit: unit })}
          />
        )}
      </div>
      <div className="sg-ir-actions">
        <button type="button" className="sg-btn" data-kind="primary" onClick={() => onApply(mapping)}>
          {t['importReport.applyColumns']}
        </button>
        <SavedMapping
          mapping={mapping}
          onLoad={(loaded) => {
            setRefused(loaded === undefined)
            if (loaded) setMapping(loaded)
          }}
        />
      </div>
      {isRefused && (
        <p role="alert" className="sg-err">
          {t['importReport.mappingRefused']}
        </p>
      )}
    </div>
  )
}

function UnitChoice({
  label,
  value,
  onChange,
}: {
  label: string
  value: Unit
  onChange: (unit: Unit) => void
}): ReactNode {
  const words = useLabels(columnLabels)
  return (
    <label>
      {label}{' '}
      <select className="sg-ir-select" value={value} onChange={({ target }) => onChange(target.value as Unit)}>
        {UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {words[`unit.${unit}`]}
          </option>
        ))}
      </select>
    </label>
  )
}

function SavedMapping({
  mapping,
  onLoad,
}: {
  mapping: ColumnMapping
  onLoad: (mapping: ColumnMapping | undefined) => void
}): ReactNode {
  const t = useLabels(importReportLabels)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className="sg-btn"
        onClick={({ currentTarget }) =>
          saveFile(currentTarget, 'columns.json', jsonFile(`${JSON.stringify(mapping, undefined, 2)}\n`))
        }
      >
        <Icon name="download" size={14} />
        {t['importReport.saveColumns']}
      </button>
      <button type="button" className="sg-btn" onClick={() => input.current?.click()}>
        {t['importReport.loadColumns']}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t['importReport.loadColumns']}
        onChange={async ({ target }) => {
          const [file] = target.files ?? []
          if (file) onLoad(parseMapping(await file.text()))
          target.value = ''
        }}
      />
    </>
  )
}
