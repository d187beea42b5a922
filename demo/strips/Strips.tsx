// Count, errors, 95th percentile and cost of the traces over time; a brush selects a stretch for the list.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import {
  amountValue,
  Cost,
  Duration,
  Figure,
  formatCount,
  formatDuration,
  formatUsd,
  Icon,
  type TraceSummary,
  usePanel,
  usePanelStore,
  useTraceSummaries,
} from '../spanglass.ts'
import { BinTable } from './BinTable.tsx'
import { Brush } from './Brush.tsx'
import { type Binning, type BinRange, binTraces, figuresOfPoints, pointsInRange } from './bin.ts'
import { Strip } from './Strip.tsx'
import { TimeAxis } from './TimeAxis.tsx'
import { windowWords, zoneOffsetAt } from './time-words.ts'

const MAX_BINS = 40
/** Fewer traces are seen at a glance in the list. */
const MIN_TRACES = 5

export default function Strips(): ReactNode {
  const { value: summaries } = useTraceSummaries()
  const binning = useMemo(() => {
    const first = summaries?.find(({ startMs }) => startMs !== undefined)?.startMs
    return summaries && first !== undefined ? binTraces(summaries, MAX_BINS, zoneOffsetAt(first)) : undefined
  }, [summaries])
  if (!summaries || summaries.length < MIN_TRACES || !binning || binning.bins.length < 3) return null
  return <TimedStrips summaries={summaries} binning={binning} />
}

function TimedStrips({ summaries, binning }: { summaries: readonly TraceSummary[]; binning: Binning }): ReactNode {
  const [isTable, setIsTable] = useState(false)
  const [range, setRange] = useBrushedTraces(summaries, binning)
  const { bins, startMs, endMs, stepMs } = binning
  const figures = useMemo(
    () => figuresOfPoints(range ? pointsInRange(summaries, binning, range) : summaries),
    [summaries, binning, range],
  )
  const share = figures.count === 0 ? 0 : (100 * figures.errors) / figures.count
  return (
    <section className="demo-strips" aria-label="Traces over time">
      <header>
        <span className="sg-cut">{windowWords(startMs, endMs, stepMs)}</span>
        <button
          type="button"
          className="sg-btn"
          data-kind="icon"
          aria-pressed={isTable}
          aria-label={isTable ? 'Show as charts' : 'Show as table'}
          onClick={() => setIsTable(!isTable)}
        >
          <Icon name={isTable ? 'chart' : 'table'} />
        </button>
      </header>
      {isTable ? (
        <BinTable binning={binning} />
      ) : (
        <div className="demo-strips-in">
          <Strip
            name="Traces"
            figure={<Figure amount={{ state: 'supplied', value: figures.count }} />}
            values={bins.map((bin) => bin.figures.count)}
            format={formatCount}
            range={range}
          />
          <Strip
            name="Errors"
            figure={
              <span className="sg-fig" data-sg-tip={`${figures.errors} of ${figures.count} traces have an error`}>
                {share.toFixed(share > 0 && share < 10 ? 1 : 0)}
                <i>%</i>
              </span>
            }
            values={bins.map((bin) => bin.figures.errors)}
            format={formatCount}
            range={range}
            kind="error"
          />
          <Strip
            name="p95"
            figure={<Duration ms={figures.p95Ms} why="no trace has a known end" />}
            values={bins.map((bin) => bin.figures.p95Ms)}
            format={(value) => {
              const { text, unit } = formatDuration(value)
              return `${text} ${unit}`
            }}
            range={range}
            kind="line"
          />
          <Strip
            name="Cost"
            figure={<Cost amount={figures.cost} />}
            values={bins.map((bin) => amountValue(bin.figures.cost))}
            format={formatUsd}
            range={range}
          />
          <TimeAxis binning={binning} range={range} />
          <Brush binning={binning} range={range} onRange={setRange} />
        </div>
      )}
    </section>
  )
}

/** The brushed stretch, in step with the traces that the panel's other parts select. */
function useBrushedTraces(
  summaries: readonly TraceSummary[],
  binning: Binning,
): [BinRange | undefined, (range: BinRange | undefined) => void] {
  const store = usePanelStore()
  const selected = usePanel((state) => state.selectedTraces)
  const [range, setRange] = useState<BinRange>()
  const own = useRef<ReadonlySet<string>>(undefined)
  useEffect(() => {
    if (selected !== own.current) setRange(undefined)
  }, [selected])
  const select = (next: BinRange | undefined) => {
    setRange(next)
    own.current = next && new Set(pointsInRange(summaries, binning, next).map(({ traceId }) => traceId))
    store.getState().selectTraces(own.current)
  }
  return [range, select]
}
