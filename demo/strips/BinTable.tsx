import type { ReactNode } from 'react'
import { Cost, Duration, formatCount } from '../spanglass.ts'
import type { Binning } from './bin.ts'
import { rangeWords } from './time-words.ts'

/** The strips as a table: bins without traces are left out. */
export function BinTable({ binning }: { binning: Binning }): ReactNode {
  const { bins, stepMs } = binning
  return (
    <div className="demo-bins">
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Traces</th>
            <th scope="col">Errors</th>
            <th scope="col">p95</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {bins
            .filter(({ figures }) => figures.count > 0)
            .map(({ startMs, endMs, figures }) => (
              <tr key={startMs}>
                <th scope="row">{rangeWords(startMs, endMs, stepMs)}</th>
                <td>{formatCount(figures.count)}</td>
                <td>{formatCount(figures.errors)}</td>
                <td>
                  <Duration ms={figures.p95Ms} why="no trace has a known end" />
                </td>
                <td>
                  <Cost amount={figures.cost} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}
