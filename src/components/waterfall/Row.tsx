// One row of the tree. Plain props only: it is drawn again when one of them changes, and at no other time.
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows in a CSS grid cannot be those of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves over whole rows, not over cells
import { memo, type ReactNode } from 'react'
import { formatDuration, formatUsd } from '../../util/format.ts'
import { FigureCell } from '../figure/FigureCell.tsx'
import { dollars, milliseconds } from '../figure/figure-text.ts'
import { Icon, type IconName, typeIcon } from '../icon/Icon.tsx'
import { Bar } from './Bar.tsx'
import type { Scale } from './bar-layout.ts'
import type { RowData, RowMark, WaterfallLabels } from './row-data.ts'
import { timeTip } from './time-tip.ts'

export interface RowProps {
  readonly row: RowData
  readonly index: number
  /** Distance from the top of the list in px. */
  readonly top: number
  /** Its children are shown. */
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly isHovered: boolean
  readonly isTabStop: boolean
  /** Left out by what is sought. */
  readonly isDimmed: boolean
  /** Text to mark in the name. */
  readonly query: string
  readonly scale: Scale
  readonly traceNs: number
  readonly t: WaterfallLabels
}

/** Levels that are indented; deeper ones say their number. */
const MAX_INDENT = 12

export const Row = memo(function Row(props: RowProps): ReactNode {
  const { row, index, top, isOpen, isSelected, isHovered, isTabStop, isDimmed, query, scale, traceNs, t } = props
  return (
    <div
      role="row"
      className="sg-tr"
      data-type={row.type}
      data-index={index}
      data-hover={isHovered ? '' : undefined}
      data-dim={isDimmed ? '' : undefined}
      aria-rowindex={index + 2}
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblingCount}
      aria-expanded={row.isParent ? isOpen : undefined}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      style={{ top }}
    >
      <div role="gridcell" className="sg-name">
        <Indent depth={row.depth} />
        {row.isParent && (
          <span className="sg-tw" data-open={isOpen}>
            <Icon name="chevron" size={12} />
          </span>
        )}
        <Icon className={row.isParent ? 'sg-ti' : 'sg-ti sg-leaf'} name={typeIcon(row.type)} label={row.type} />
        <bdi className="sg-t sg-cut" data-sg-tip="">
          <Marked text={row.name} query={query} />
        </bdi>
        {row.hint && (
          <bdi className="sg-h sg-cut" data-kind={row.hintKind}>
            {row.hint}
          </bdi>
        )}
        {row.marks.length > 0 && (
          <span className="sg-marks">
            {row.marks.map(({ mark, why }) => (
              <span key={mark} className="sg-mark" data-mark={mark} data-sg-tip={why}>
                <Icon name={MARK_ICONS[mark]} size={14} />
                <span className="sg-sr">{MARK_WORDS(t)[mark]}</span>
              </span>
            ))}
          </span>
        )}
      </div>

      <FigureCell
        className="sg-num sg-c-duration"
        amount={row.duration}
        t={t}
        format={formatDuration}
        exact={milliseconds}
        isExplained={isHovered}
      />
      <FigureCell className="sg-num sg-c-tokens" amount={row.tokens} t={t} isExplained={isHovered} />
      <FigureCell
        className="sg-num sg-c-cost"
        amount={row.cost}
        t={t}
        format={rowUsd}
        exact={dollars}
        isExplained={isHovered}
      />
      <div role="gridcell" className="sg-track">
        <Bar row={row} isOpen={isOpen} scale={scale} tip={isHovered ? timeTip(row, traceNs, t) : ''} />
      </div>
    </div>
  )
})

/** Six decimals at most, so that digits line up; the exact value is in the tip. */
const rowUsd = (usd: number): string =>
  usd === 0 || usd >= 1e-5 ? formatUsd(usd) : usd >= 5e-7 ? `$${usd.toFixed(6)}` : '<$0.000001'

const MARK_ICONS: { readonly [M in RowMark]: IconName } = {
  error: 'error',
  warning: 'warning',
  unfinished: 'unfinished',
  orphan: 'orphan',
}
const MARK_WORDS = (t: WaterfallLabels): { readonly [M in RowMark]: string } => ({
  error: t['waterfall.error'],
  warning: t['waterfall.warning'],
  unfinished: t['waterfall.unfinished'],
  orphan: t['waterfall.orphan'],
})

function Indent({ depth }: { readonly depth: number }): ReactNode {
  if (depth === 0) return null
  return (
    <span
      className="sg-guides"
      data-deep={depth > MAX_INDENT ? '' : undefined}
      aria-hidden="true"
      style={{ inlineSize: `calc(${Math.min(depth, MAX_INDENT)} * var(--_indent))` }}
    >
      {depth > MAX_INDENT && <em>{depth}</em>}
    </span>
  )
}

function Marked({ text, query }: { readonly text: string; readonly query: string }): ReactNode {
  const at = query === '' ? -1 : text.toLowerCase().indexOf(query)
  if (at < 0) return text
  const end = at + query.length
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  )
}
