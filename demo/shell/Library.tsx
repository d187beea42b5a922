// What was opened before, what is being read, and the place to drop more.
import type { ReactNode } from 'react'
import { formatBytes } from '../spanglass.ts'
import { useDemo, useDemoStore } from '../state/use-demo.ts'
import { ChooseFiles } from './ChooseFiles.tsx'
import { LibraryRow } from './LibraryRow.tsx'
import { ReadingRow } from './ReadingRow.tsx'
import { StorageNote } from './StorageNote.tsx'

export function Library(): ReactNode {
  const entries = useDemo((state) => state.entries)
  const readings = useDemo((state) => state.readings)
  const openId = useDemo((state) => state.open?.traces.dataset.id)
  const shown = entries.filter(({ id }) => !readings.some((reading) => reading.id === id))
  return (
    <aside className="demo-library" aria-label="Library">
      <h2 className="demo-cap">
        Library <em>{entries.length}</em>
      </h2>
      <ul className="sg-scroll" aria-label="Opened files">
        {readings.map((reading) => (
          <ReadingRow key={reading.id} reading={reading} />
        ))}
        {shown.map((entry) => (
          <LibraryRow key={entry.id} entry={entry} isOpen={entry.id === openId} />
        ))}
      </ul>
      <div className="demo-drop">
        Drop trace files here, or <ChooseFiles />
      </div>
      <StorageNote />
      <Store />
    </aside>
  )
}

function Store(): ReactNode {
  const store = useDemoStore()
  const { usedBytes, quotaBytes } = useDemo((state) => state.usage)
  const isKept = useDemo((state) => state.cache?.kind === 'indexeddb')
  const isEmpty = useDemo((state) => state.entries.length === 0)
  return (
    <div className="demo-store">
      {isKept && (
        <>
          <p className="demo-store-line">
            <span>{size(usedBytes)} kept</span>
            {quotaBytes !== undefined && <span>of {size(quotaBytes)}</span>}
          </p>
          {quotaBytes !== undefined && (
            <meter className="sg-sr" min={0} max={quotaBytes} value={usedBytes} aria-label="Storage used" />
          )}
          {quotaBytes !== undefined && (
            <div className="demo-meter" aria-hidden="true">
              <i style={{ inlineSize: `${Math.min(100, (usedBytes / quotaBytes) * 100)}%` }} />
            </div>
          )}
        </>
      )}
      <p>
        {isKept ? 'On this machine only.' : 'Nothing is kept when the page closes.'}{' '}
        {!isEmpty && (
          <button
            type="button"
            className="sg-link"
            aria-haspopup="dialog"
            onClick={() => store.setState({ dialog: 'forget' })}
          >
            Forget all
          </button>
        )}
      </p>
    </div>
  )
}

const size = (bytes: number): string => {
  const { text, unit } = formatBytes(bytes)
  return `${text} ${unit}`
}
