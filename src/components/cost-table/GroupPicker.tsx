// What the table is grouped by: a button until it is pressed, then a list to search, loaded on demand.
import { type ReactNode, useMemo, useState } from 'react'
import { COST_GROUPINGS, type CostGrouping } from '../../analysis/cost-rows.ts'
import { useTraceSet } from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import type { Choice } from '../data-table/ChoicePopover.tsx'
import { Icon } from '../icon/Icon.tsx'
import { Later, later } from '../later/Later.tsx'
import { costTableLabels } from './labels.ts'

const loadPopover = () => import('../data-table/ChoicePopover.tsx')
const ChoicePopover = later(loadPopover)

export type CostWords = { readonly [K in keyof typeof costTableLabels]: string }

/** A grouping in words; an attribute by its key. */
export const groupingLabel = (grouping: CostGrouping, t: CostWords): string =>
  isAttribute(grouping) ? grouping.slice('attribute:'.length) : t[`costTable.by.${grouping}`]

const isAttribute = (grouping: CostGrouping): grouping is `attribute:${string}` => grouping.startsWith('attribute:')

export interface GroupPickerProps {
  readonly value: CostGrouping
  readonly onChange: (grouping: CostGrouping) => void
}

export function GroupPicker({ value, onChange }: GroupPickerProps): ReactNode {
  const t = useLabels(costTableLabels)
  const [isWanted, setWanted] = useState(false)
  const valueLabel = groupingLabel(value, t)
  const button = (
    <button
      type="button"
      className="sg-btn"
      data-kind="line"
      aria-label={`${t['costTable.groupBy']}: ${valueLabel}`}
      aria-haspopup="dialog"
      aria-expanded={isWanted}
      onPointerEnter={loadPopover}
      onFocus={loadPopover}
      onClick={() => setWanted(true)}
    >
      <span className="sg-cut">{valueLabel}</span>
      <Icon name="chevron" size={12} className="sg-dt-down" />
    </button>
  )
  if (!isWanted) return button
  return (
    <Later fallback={button}>
      <LoadedPicker value={value} valueLabel={valueLabel} onChange={onChange} />
    </Later>
  )
}

function LoadedPicker({ value, valueLabel, onChange }: GroupPickerProps & { valueLabel: string }): ReactNode {
  const t = useLabels(costTableLabels)
  const { dataset } = useTraceSet()
  const choices = useMemo(
    (): Choice[] => [
      ...COST_GROUPINGS.map((id, index) => ({
        id,
        label: t[`costTable.by.${id}`],
        group: index < 3 ? t['costTable.groupCommon'] : t['costTable.groupFacts'],
      })),
      ...dataset
        .attributeKeys()
        .map((key) => ({ id: `attribute:${key}`, label: key, group: t['costTable.groupAttributes'] })),
    ],
    [dataset, t],
  )
  return (
    <ChoicePopover
      label={t['costTable.groupBy']}
      value={value}
      valueLabel={valueLabel}
      choices={choices}
      searchLabel={t['costTable.search']}
      noneLabel={t['costTable.noChoice']}
      onChoose={(id) => onChange(id as CostGrouping)}
    />
  )
}
