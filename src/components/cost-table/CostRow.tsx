// One group, and the cells that it shares with the totals.
import { memo, type ReactNode } from 'react'
import { COST_PARTS, type CostPart, type CostRow, type CostSums } from '../../analysis/cost-rows.ts'
import { type Amount, amountValue, computed, unknown } from '../../model/amount.ts'
import { useLabels } from '../../react/labels.ts'
import { formatCount, formatDuration } from '../../util/format.ts'
import { oneLine } from '../../util/printable.ts'
import { Cost, Figure } from '../figure/Figure.tsx'
import { Icon, typeIcon } from '../icon/Icon.tsx'
import { costTableLabels } from './labels.ts'

/** The largest value of each kind of column. */
export interface CostScale {
  readonly calls: number
  readonly tokens: number
  readonly part: number
  readonly cost: number
}

export interface CostTableRowProps {
  readonly row: CostRow
  readonly index: number
  /** Ids of the visible columns, joined by spaces: a plain value, so that rows stay as they are. */
  readonly columns: string
  readonly scale: CostScale
  readonly totalCost: number
  readonly isModel: boolean
}

export const CostTableRowView = memo(function CostTableRowView(props: CostTableRowProps): ReactNode {
  const { row, index, columns, scale, totalCost, isModel } = props
  const t = useLabels(costTableLabels)
  const { observationType } = row
  const none = isModel ? t['costTable.noModel'] : t['costTable.none']
  const isEmbedding = observationType === 'embedding' || observationType === 'reranker'
  const detail = row.detail ?? (isEmbedding && !isModel ? observationType : undefined)
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className="sg-ct-group">
        <span data-type={observationType}>
          <span className="sg-ti">
            <Icon name={typeIcon(observationType)} />
            <span className="sg-sr">{observationType}</span>
          </span>
          <span className={row.label === undefined ? 'sg-cut sg-faint' : 'sg-cut'} dir="auto" data-sg-tip="">
            {row.label === undefined ? none : oneLine(row.label)}
          </span>
          {detail !== undefined && <small>{oneLine(detail)}</small>}
        </span>
      </th>
      <Figures sums={row} columns={columns.split(' ')} scale={scale} totalCost={totalCost} />
    </tr>
  )
})

interface FiguresProps {
  readonly sums: CostSums
  readonly columns: readonly string[]
  /** Bars to compare rows by; none in the totals. */
  readonly scale?: CostScale
  readonly totalCost?: number
}

/** The cells after the first. */
export function Figures({ sums, columns, scale, totalCost }: FiguresProps): ReactNode {
  return columns.slice(1).map((id) => (
    <td key={id} className={`sg-ct-${id}`}>
      <FigureCell id={id} sums={sums} scale={scale} totalCost={totalCost} />
    </td>
  ))
}

function FigureCell({ id, sums, scale, totalCost }: Omit<FiguresProps, 'columns'> & { id: string }): ReactNode {
  const t = useLabels(costTableLabels)
  const isTabStop = !scale
  if (id === 'calls') {
    return (
      <>
        {formatCount(sums.calls)}
        <Bar value={sums.calls} max={scale?.calls} />
      </>
    )
  }
  if (id === 'mix') return scale ? <Mix sums={sums} max={scale.tokens} /> : null
  if (id === 'p50') {
    const { p50Ms } = sums
    if (!scale) return null
    const amount = p50Ms === undefined ? unknown(t['costTable.p50Why']) : computed(p50Ms, t['costTable.p50Basis'])
    return <Figure amount={amount} format={formatDuration} label={t['costTable.col.p50']} isTabStop={isTabStop} />
  }
  if (id === 'cost') {
    return (
      <>
        <Cost amount={sums.costUsd} label={t['costTable.col.cost']} isTabStop={isTabStop} />
        <Bar value={amountValue(sums.costUsd)} max={scale?.cost} />
      </>
    )
  }
  if (id === 'share') {
    if (totalCost === undefined) return null
    const cost = amountValue(sums.costUsd)
    const amount: Amount =
      cost === undefined || totalCost <= 0
        ? unknown(t['costTable.shareWhy'])
        : computed((cost / totalCost) * 100, t['costTable.shareBasis'])
    return <Figure amount={amount} format={formatShare} label={t['costTable.col.share']} isTabStop={isTabStop} />
  }
  const amount = sums.parts[id as CostPart]
  return (
    <>
      {amount.state !== 'unknown' && amount.value === 0 ? (
        <span className="sg-faint">0</span>
      ) : (
        <Figure amount={amount} label={t[`costTable.col.${id as CostPart}`]} isTabStop={isTabStop} />
      )}
      <Bar value={amountValue(amount)} max={scale?.part} />
    </>
  )
}

/** Percent without decimals; what is there is never shown as none of it. */
const formatShare = (percent: number): { text: string; unit: string } => ({
  text: percent > 0 && percent < 1 ? '<1' : percent.toFixed(0),
  unit: '%',
})

function Bar({ value, max }: { value: number | undefined; max: number | undefined }): ReactNode {
  if (!value || !max) return null
  return (
    <span className="sg-ct-bar" aria-hidden="true">
      <i style={{ inlineSize: `${(value / max) * 100}%` }} />
    </span>
  )
}

/** All tokens as one bar, its parts in turn; as long as they are many beside the other rows. */
function Mix({ sums, max }: { sums: CostSums; max: number }): ReactNode {
  const t = useLabels(costTableLabels)
  const tokens = amountValue(sums.tokens)
  if (tokens === undefined || tokens === 0 || max === 0) return <Figure amount={sums.tokens} isTabStop={false} />
  const parts = COST_PARTS.flatMap((part) => {
    const value = amountValue(sums.parts[part])
    return value ? [{ part, value, text: `${t[`costTable.col.${part}`]} ${formatCount(value)}` }] : []
  })
  const text = parts.map((part) => part.text).join(', ')
  return (
    <span
      className="sg-ct-mix"
      role="img"
      aria-label={text}
      data-sg-tip={parts.map((part) => part.text).join('\n')}
      style={{ inlineSize: `${Math.max(3, (tokens / max) * 100)}%` }}
    >
      {parts.map(({ part, value }) => (
        <i key={part} data-part={part} style={{ flexGrow: value }} />
      ))}
    </span>
  )
}
