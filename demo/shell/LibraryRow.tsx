// One data set of the library.
import type { ReactNode } from 'react'
import { formatBytes, formatCount, Icon, type LibraryEntry, MODEL_VERSION } from '../spanglass.ts'
import { forget } from '../state/library.ts'
import { openEntry } from '../state/open.ts'
import { useDemo, useDemoStore } from '../state/use-demo.ts'
import { titleOf, whenOf } from './entry-words.ts'

export function LibraryRow({ entry, isOpen }: { entry: LibraryEntry; isOpen: boolean }): ReactNode {
  const store = useDemoStore()
  const title = titleOf(entry.names)
  const share = useDemo((state) => state.copying.get(entry.id))
  const keepError = useDemo((state) => state.keepErrors.get(entry.id))
  const { text, unit } = formatBytes(entry.sizeBytes)
  const kept = keptWords(entry, share, keepError)
  return (
    <li className="demo-file" data-open={isOpen || undefined}>
      <button type="button" aria-current={isOpen || undefined} onClick={() => void openEntry(store, entry.id)}>
        <Icon name={entry.names.length > 1 ? 'stack' : 'file'} />
        <b className="sg-cut">{title}</b>
        <IssueBadge issue={entry.worstIssue} />
        <span className="sg-cut">{foundWords(entry)}</span>
        <span className="sg-cut">
          {text} {unit} · {whenOf(entry.openedAtMs, Date.now())}
        </span>
        {kept && <span className={keepError ? 'sg-warn' : undefined}>{kept}</span>}
      </button>
      <button
        type="button"
        className="sg-btn demo-forget"
        data-kind="icon"
        aria-label={`Forget ${title}`}
        onClick={() => void forget(store, entry.id)}
      >
        <Icon name="trash" size={14} />
      </button>
    </li>
  )
}

function IssueBadge({ issue }: { issue: LibraryEntry['worstIssue'] }): ReactNode {
  if (!issue || issue.severity === 'info') return <span />
  const words = issue.severity === 'error' ? 'errors in the file' : 'warnings'
  return (
    <span className="sg-badge" data-kind={issue.severity}>
      <Icon name={issue.severity} size={12} />
      {issue.count}
      <span className="sg-sr"> {words}</span>
    </span>
  )
}

function foundWords({ traceCount, spanCount }: LibraryEntry): string {
  const traces = traceCount === 1 ? '1 trace' : `${formatCount(traceCount)} traces`
  return `${traces} · ${spanCount === 1 ? '1 span' : `${formatCount(spanCount)} spans`}`
}

/** What of the entry is kept, where that is not all of it. */
function keptWords(
  { contentState, modelVersion }: LibraryEntry,
  share: number | undefined,
  error: string | undefined,
): string | undefined {
  if (share !== undefined) return `copying content… ${Math.floor(share * 100)} %`
  if (error) return error
  if (modelVersion !== MODEL_VERSION) return 'kept by another version, open the file again'
  switch (contentState) {
    case 'complete':
      return undefined
    case 'copying':
      return 'copying content in another tab…'
    case 'partial':
      return 'content kept in part'
    case 'not-kept':
      return 'content not kept'
    default:
      return contentState satisfies never
  }
}
