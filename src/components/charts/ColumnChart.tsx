// Bars side by side over a numeric axis, drawn with visx. Each bar is an option that can be chosen.
import { AxisBottom, AxisLeft } from '@visx/axis'
import { scaleLinear } from '@visx/scale'
import { Bar, Line } from '@visx/shape'
import { type ReactNode, useState } from 'react'
import { formatCount } from '../../util/format.ts'
import { useBarKeys } from './use-bar-keys.ts'
import { useWidth } from './use-width.ts'

export interface Column {
  /** Edges on the axis. Where bars have a whole number each, half a step to both sides of it. */
  readonly from: number
  readonly to: number
  readonly count: number
  /** What it is, for screen readers. */
  readonly label: string
}

export interface ColumnChartProps {
  readonly label: string
  /** In ascending order, edge to edge. */
  readonly columns: readonly Column[]
  readonly formatTick: (value: number) => string
  /** Ticks of the axis; default: round ones. */
  readonly ticks?: readonly number[]
  readonly range: readonly [from: number, to: number] | undefined
  select(range: readonly [from: number, to: number] | undefined): void
}

const HEIGHT_PX = 156
const TOP_PX = 14
const BOTTOM_PX = 20
const LEFT_PX = 30
/** Half of the last tick's text. */
const RIGHT_PX = 10
/** A few bars do not become walls. */
const MAX_BAR_PX = 56

export function ColumnChart({ label, columns, formatTick, ticks, range, select }: ColumnChartProps): ReactNode {
  const { ref, widthPx } = useWidth<HTMLDivElement>()
  const [hovered, setHovered] = useState<number>()
  const { listProps, optionProps } = useBarKeys<SVGSVGElement>({
    count: columns.length,
    range,
    select,
    canExtend: true,
    orientation: 'horizontal',
  })
  const max = columns.reduce((most, column) => Math.max(most, column.count), 0)
  const x = scaleLinear({
    domain: [columns[0].from, columns[columns.length - 1].to],
    range: [LEFT_PX, Math.max(LEFT_PX + 1, widthPx - RIGHT_PX)],
  })
  const y = scaleLinear({ domain: [0, max], range: [HEIGHT_PX - BOTTOM_PX, TOP_PX], nice: 3 })
  const countTicks = y.ticks(3).filter(Number.isInteger)
  const shown = hovered ?? (range && range[1] - range[0] === 1 ? range[0] : undefined)
  return (
    <div className="sg-ch" ref={ref} dir="ltr">
      {widthPx > 0 && (
        <svg className="sg-ch-svg" width={widthPx} height={HEIGHT_PX} aria-label={label} {...listProps}>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: axes and grid take no focus */}
          <g aria-hidden="true">
            {countTicks.map((tick) => (
              <Line
                key={tick}
                className="sg-ch-grid"
                from={{ x: LEFT_PX, y: y(tick) }}
                to={{ x: widthPx - RIGHT_PX, y: y(tick) }}
                stroke=""
              />
            ))}
            <AxisLeft
              scale={y}
              left={LEFT_PX}
              tickValues={countTicks}
              hideAxisLine
              hideTicks
              tickComponent={countLabel}
              tickFormat={(tick) => formatCount(Number(tick))}
            />
            <AxisBottom
              scale={x}
              top={HEIGHT_PX - BOTTOM_PX}
              {...(ticks ? { tickValues: [...ticks] } : { numTicks: widthPx < 320 ? 4 : 6 })}
              tickLength={4}
              axisLineClassName="sg-ch-axis"
              hideTicks
              tickComponent={valueLabel}
              tickFormat={(tick) => formatTick(Number(tick))}
            />
          </g>
          {columns.map(({ from, to, count, label: name }, index) => {
            const left = x(from)
            const width = Math.max(1, x(to) - left)
            const barWidth = Math.min(MAX_BAR_PX, Math.max(1, width - Math.min(2, width / 2)))
            return (
              <g
                key={from}
                {...optionProps(index)}
                aria-label={name}
                className="sg-ch-bar"
                onPointerEnter={() => setHovered(index)}
                onPointerLeave={() => setHovered(undefined)}
              >
                <rect x={left} y={TOP_PX} width={width} height={HEIGHT_PX - BOTTOM_PX - TOP_PX} className="sg-ch-hit" />
                <Bar
                  x={left + (width - barWidth) / 2}
                  y={y(count)}
                  width={barWidth}
                  height={Math.max(0, HEIGHT_PX - BOTTOM_PX - y(count))}
                  rx={1}
                />
                {shown === index && (
                  <text x={left + width / 2} y={y(count) - 4} className="sg-ch-count">
                    {formatCount(count)}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}

interface TickProps {
  readonly x: number
  readonly y: number
  readonly formattedValue?: string | undefined
}

// Plain texts: visx's own measure themselves in an element that they put into the host's page.
const countLabel = ({ y, formattedValue }: TickProps): ReactNode => (
  <text x={-6} y={y} dy="0.32em" className="sg-ch-tick" textAnchor="end">
    {formattedValue}
  </text>
)
const valueLabel = ({ x, y, formattedValue }: TickProps): ReactNode => (
  <text x={x} y={y} className="sg-ch-tick" textAnchor="middle">
    {formattedValue}
  </text>
)
