// One row of the strips: name and figure, bars or a line, the largest value.
import { scaleLinear } from '@visx/scale'
import { Bar, LinePath } from '@visx/shape'
import type { ReactNode } from 'react'
import type { BinRange } from './bin.ts'

export interface StripProps {
  readonly name: string
  /** Of the selected stretch, or of all. */
  readonly figure: ReactNode
  /** By bin; undefined leaves a gap. */
  readonly values: readonly (number | undefined)[]
  readonly format: (value: number) => string
  readonly range: BinRange | undefined
  readonly kind?: 'count' | 'error' | 'line'
}

const WIDTH = 1000
const HEIGHT = 43
const TOP = 8

export function Strip({ name, figure, values, format, range, kind = 'count' }: StripProps): ReactNode {
  const max = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0)
  const x = scaleLinear<number>({ domain: [0, values.length], range: [0, WIDTH] })
  const y = scaleLinear<number>({ domain: [0, max || 1], range: [HEIGHT - 1, TOP] })
  const isInside = (n: number) => range === undefined || (n >= range[0] && n < range[1])
  const points = values.map((value, n) => ({ n, value }))
  const known = values.filter((value) => value !== undefined).length
  const summary =
    max === 0
      ? `${name}: none`
      : `${name} over time: ${known} of ${values.length} bins have a value, at most ${format(max)}`
  return (
    <div className="demo-strip">
      <dl>
        <dt>{name}</dt>
        <dd>{figure}</dd>
      </dl>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
        data-kind={kind}
      >
        {kind === 'line' ? (
          <>
            <LinePath
              data={points}
              x={({ n }) => x(n + 0.5)}
              y={({ value }) => y(value ?? 0)}
              defined={({ value }) => value !== undefined}
            />
            {points
              .filter(
                ({ n, value }) => value !== undefined && values[n - 1] === undefined && values[n + 1] === undefined,
              )
              .map(({ n, value }) => (
                // A value between two gaps has no line to lie on.
                <line key={n} x1={x(n + 0.25)} x2={x(n + 0.75)} y1={y(value as number)} y2={y(value as number)} />
              ))}
          </>
        ) : (
          points.map(
            ({ n, value }) =>
              value !== undefined &&
              value > 0 && (
                <Bar
                  key={n}
                  x={x(n + 0.08)}
                  width={x(0.84)}
                  y={y(value)}
                  height={HEIGHT - 1 - y(value)}
                  data-inside={isInside(n) || undefined}
                />
              ),
          )
        )}
      </svg>
      <span className="demo-strip-max">{max > 0 && format(max)}</span>
    </div>
  )
}
