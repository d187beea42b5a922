// Count, errors, 95th percentile and cost of the traces over time; a brush selects a stretch for the list.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  amountValue,
  Cost,
  type Dataset,
  Duration,
  Figure,
  formatCount,
  formatDuration,
  formatUsd,
  Icon,
  useInSlices,
  usePanel,
  usePanelStore,
  useTraceFigures,
} from '../spanglass.ts'
import { BinTable } from './BinTable.tsx'
import { Brush } from './Brush.tsx'
import { type Binning, type BinRange, binTraces, figuresOfRows, rowsInRange, type TraceTable } from './bin.ts'
import { Strip } from './Strip.tsx'
import { TimeAxis } from './TimeAxis.tsx'
import { windowWords, zoneOffsetAt } from './time-words.ts'

const MAX_BINS = 40
/** Fewer traces are seen at a glance in the list. */
const MIN_TRACES = 5

export default function Strips(): ReactNode {
  const { dataset, times, amounts } = useTraceFigures()
  const table = useMemo(() => times && { ...times, cost: amounts?.cost }, [times, amounts])
  const start = useCallback(() => binTraces(table as TraceTable, MAX_BINS, zoneOffsetAt), [table])
  const { value: binning } = useInSlices(table && start, dataset.id)
  if (!table || !binning || binning.rows.length < MIN_TRACES || binning.bins.length < 3) return null
  return <TimedStrips dataset={dataset} table={table} binning={binning} />
}

interface TimedStripsProps {
  readonly dataset: Dataset
  readonly table: TraceTable
  readonly binning: Binning
}

function TimedStrips({ dataset, table, binning }: TimedStripsProps): ReactNode {
  const [isTable, setIsTable] = useState(false)
  const [range, setRange] = useBrushedTraces(dataset, binning)
  const start = useCallback(
    () => figuresOfRows(table, rowsInRange(binning, range as BinRange)),
    [table, binning, range],
  )
  const { value: brushed } = useInSlices(range && start, `${dataset.id} ${range}`)
  const figures = (range && brushed) ?? binning.figures
  const { bins, startMs, endMs, stepMs } = binning
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
  dataset: Dataset,
  binning: Binning,
): [BinRange | undefined, (range: BinRange | undefined) => void] {
  const store = usePanelStore()
  const selected = usePanel((state) => state.selectedTraces)
  const [range, setRange] = useState<BinRange>()
  const own = useRef<ReadonlySet<string>>(undefined)
  useEffect(() => {
    if (selected !== own.current) setRange(undefined)
  }, [selected])
  const start = useCallback(() => traceIds(dataset, rowsInRange(binning, range as BinRange)), [dataset, binning, range])
  // A stretch may hold very many traces: the list follows once their ids are there.
  const { value: ids } = useInSlices(range && start, `${dataset.id} ${range}`)
  useEffect(() => {
    if (!range || !ids || ids === own.current) return
    own.current = ids
    store.getState().selectTraces(ids)
  }, [store, range, ids])
  const change = (next: BinRange | undefined) => {
    setRange(next)
    if (next) return
    own.current = undefined
    store.getState().selectTraces(undefined)
  }
  return [range, change]
}

function* traceIds(dataset: Dataset, rows: Uint32Array): Generator<number, ReadonlySet<string>> {
  const ids = new Set<string>()
  for (let i = 0; i < rows.length; i++) {
    if (i % 1000 === 999) yield i
    ids.add(dataset.traceIdAt(rows[i]))
  }
  return ids
}
