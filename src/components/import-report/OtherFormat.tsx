// Has the file read as any format, whatever was found in it.
import type { ReactNode } from 'react'
import { ADAPTERS, FALLBACK } from '../../adapters/registry.ts'
import { useLabels } from '../../react/labels.ts'
import { importReportLabels } from './labels.ts'

export function OtherFormat({
  current,
  onChoose,
}: {
  current?: string
  onChoose: (adapter: string) => void
}): ReactNode {
  const t = useLabels(importReportLabels)
  const formats = [...ADAPTERS].sort((a, b) => (a.label < b.label ? -1 : 1))
  return (
    <select
      className="sg-ir-select"
      value=""
      aria-label={t['importReport.readAsOther']}
      onChange={({ target }) => onChoose(target.value)}
    >
      <option value="">{t['importReport.readAsOther']}</option>
      {[...formats, FALLBACK]
        .filter(({ id }) => id !== current)
        .map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
    </select>
  )
}
