import type { ReactNode } from 'react'
import { formatBytes, formatCount, Icon } from '../spanglass.ts'
import type { Reading } from '../state/store.ts'
import { titleOf } from './entry-words.ts'

/** A data set that is being read, with the way to stop. */
export function ReadingRow({ reading }: { reading: Reading }): ReactNode {
  const { names, sizeBytes, bytesRead, spans, cancel } = reading
  const title = titleOf(names)
  const { text, unit } = formatBytes(sizeBytes)
  const share = sizeBytes > 0 ? Math.min(1, bytesRead / sizeBytes) : 0
  return (
    <li className="demo-file" data-reading>
      <div>
        <Icon name="file" />
        <b className="sg-cut">{title}</b>
        <span />
        <span className="sg-cut">
          reading {Math.floor(share * 100)} % of {text} {unit} · {formatCount(spans)} spans
        </span>
        <progress className="demo-progress" max={1} value={share} aria-label={`Reading ${title}`} />
      </div>
      <button type="button" className="sg-btn" data-kind="line" aria-label={`Stop reading ${title}`} onClick={cancel}>
        Cancel
      </button>
    </li>
  )
}
