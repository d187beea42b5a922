import type { ReactNode } from 'react'
import { type Amount, supplied } from '../../model/amount.ts'
import type { Span, SpanFigures } from '../../model/span.ts'
import { tokenTotal } from '../../model/usage.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { type Formatted, formatDuration } from '../../util/format.ts'
import { Cost, Duration, Figure } from '../figure/Figure.tsx'
import { fullCount } from '../long-text/cut-text.ts'
import { spanDetailsLabels } from './labels.ts'
import { outputSpeed } from './output-speed.ts'

/** The figures of a span: those that its kind has, unknown ones with their reason. */
export function Metrics({ span, figures }: { span: Span; figures: SpanFigures }): ReactNode {
  const t = useLabels(spanDetailsLabels)
  const { usage, cost, subtreeTokens, subtreeCost } = figures
  const why =
    span.startNs === undefined
      ? t['details.noTime']
      : t[span.isUnfinished ? 'details.unfinished' : 'details.endBeforeStart']
  const speed = outputSpeed(span, usage, (tokens, generatingMs, isWholeCall) =>
    fill(t[isWholeCall ? 'details.speedWholeBasis' : 'details.speedBasis'], {
      tokens: fullCount(tokens),
      time: durationText(generatingMs),
    }),
  )
  const own = usage && tokenTotal(usage)
  const tokens: Amount | undefined = own === undefined ? subtreeTokens : supplied(own)
  const metrics: [label: string, value: ReactNode][] = [
    [t['details.duration'], <Duration key="duration" ms={span.durationMs} why={why} />],
  ]
  if (span.ttftMs !== undefined) metrics.push([t['details.firstToken'], <Duration key="first" ms={span.ttftMs} />])
  else if (!speed && span.startNs !== undefined) {
    const startMs = span.startNs / 1e6
    metrics.push([t['details.starts'], <Duration key="start" ms={startMs} />])
  }
  if (speed) {
    const format = (value: number): Formatted => ({ text: speedText(value), unit: t['details.speedUnit'] })
    metrics.push([
      t[speed.isWholeCall ? 'details.speedWhole' : 'details.speed'],
      <Figure key="speed" amount={speed.amount} format={format} />,
    ])
  }
  if (tokens) metrics.push([t['details.tokens'], <Figure key="tokens" amount={tokens} />])
  const shownCost = cost ?? subtreeCost
  if (shownCost) metrics.push([t['details.cost'], <Cost key="cost" amount={shownCost} />])
  return (
    <dl className="sg-metrics" data-count={metrics.length}>
      {metrics.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const durationText = (ms: number): string => {
  const { text, unit } = formatDuration(ms)
  return `${text} ${unit}`
}

const speedText = (perSecond: number): string =>
  perSecond < 9.95 ? perSecond.toFixed(2) : perSecond < 99.5 ? perSecond.toFixed(1) : fullCount(Math.round(perSecond))
