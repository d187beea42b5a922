// What all charts of scores have in common: name, figures, notes, the table behind a toggle, the selection.
import { type ReactNode, useId, useState } from 'react'
import type { ScoreGroup } from '../../analysis/score-bins.ts'
import { useTraceSet } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount } from '../../util/format.ts'
import { formatPercent } from '../charts/ShareBars.tsx'
import { Icon } from '../icon/Icon.tsx'
import { scoreHistogramLabels } from './labels.ts'

export interface ScoreFigure {
  readonly label: string
  readonly text: string
}

export interface ScoreTableRow {
  readonly value: string
  readonly count: number
  readonly share: number
}

export interface ScoreCardProps {
  readonly group: ScoreGroup
  readonly figures: readonly ScoreFigure[]
  /** The chart in one sentence. */
  readonly summary: string
  readonly table: readonly ScoreTableRow[]
  /** More to say under the chart. */
  readonly note?: string
  /** What is selected, in words. */
  readonly selected: string | undefined
  onClear(): void
  readonly children: ReactNode
}

export function ScoreCard(props: ScoreCardProps): ReactNode {
  const { group, figures, summary, table, note, selected, onClear, children } = props
  const t = useLabels(scoreHistogramLabels)
  const { dataset } = useTraceSet()
  const id = useId()
  const [isTable, setTable] = useState(false)
  const toggle = t[isTable ? 'scoreHistogram.asChart' : 'scoreHistogram.asTable']
  return (
    <figure className="sg-sh-card" aria-labelledby={id}>
      <div className="sg-sh-head">
        <h3 id={id} className="sg-cut" dir="auto" data-sg-tip="">
          {group.name}
        </h3>
        <p className="sg-cut">{[t[`scoreHistogram.kind.${group.kind}`], ...group.sources].join(' · ')}</p>
        <span className="sg-grow" />
        <button
          type="button"
          className="sg-btn"
          data-kind="icon"
          aria-label={toggle}
          data-sg-tip={toggle}
          onClick={() => setTable(!isTable)}
        >
          <Icon name={isTable ? 'chart' : 'table'} />
        </button>
      </div>
      <div className="sg-sh-body">
        <p className="sg-sr">{summary}</p>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: the sentence above says the same */}
        <dl className="sg-sh-figs" aria-hidden="true">
          {figures.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {isTable ? <ScoreTable rows={table} name={group.name} /> : children}
        {note !== undefined && <p className="sg-sh-note">{note}</p>}
        {group.tracesWithout > 0 && (
          <p className="sg-sh-note">
            {fill(t['scoreHistogram.without'], {
              count: formatCount(group.tracesWithout),
              all: formatCount(dataset.traceCount),
            })}
          </p>
        )}
      </div>
      <div role="status">
        {selected !== undefined && (
          <div className="sg-selnote">
            <span className="sg-grow">{selected}</span>
            <button type="button" className="sg-btn" onClick={onClear}>
              {t['scoreHistogram.clear']}
            </button>
          </div>
        )}
      </div>
    </figure>
  )
}

function ScoreTable({ rows, name }: { readonly rows: readonly ScoreTableRow[]; readonly name: string }): ReactNode {
  const t = useLabels(scoreHistogramLabels)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="sg-sh-table" aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t['scoreHistogram.value']}</th>
            <th scope="col">{t['scoreHistogram.count']}</th>
            <th scope="col">{t['scoreHistogram.share']}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ value, count, share }) => (
            <tr key={value}>
              <th scope="row" dir="auto">
                {value}
              </th>
              <td>{formatCount(count)}</td>
              <td>{formatPercent(share)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** "0.15 – 0.35 selected: 18 scores". */
export const selectedText = (
  value: string,
  count: number,
  t: { readonly [K in keyof typeof scoreHistogramLabels]: string },
): string =>
  count === 1
    ? fill(t['scoreHistogram.selectedOne'], { value })
    : fill(t['scoreHistogram.selected'], { value, count: formatCount(count) })
