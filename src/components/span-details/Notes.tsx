// What a reader must know before trusting the figures above: errors, repeats, records that conflict.
import type { ReactNode } from 'react'
import type { SpanContent } from '../../model/content.ts'
import type { Span, SpanFigures } from '../../model/span.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { CopyButton } from '../long-text/CopyButton.tsx'
import { Fold } from '../long-text/Fold.tsx'
import { LongText } from '../long-text/LongText.tsx'
import { spanDetailsLabels } from './labels.ts'

export interface NotesProps {
  readonly span: Span
  readonly figures: SpanFigures
  /** Undefined until it has been decoded. */
  readonly content: SpanContent | undefined
}

export function Notes({ span, figures, content }: NotesProps): ReactNode {
  const t = useLabels(spanDetailsLabels)
  const notes: string[] = []
  if (figures.usageRole === 'duplicate') notes.push(t['details.duplicate'])
  if (figures.usageRole === 'includes-children') notes.push(t['details.includesChildren'])
  if (!figures.usage && figures.usageRole === 'none' && figures.subtreeTokens && !figures.cost) {
    notes.push(t['details.beneath'])
  }
  if (span.hasSilentFailure) notes.push(t['details.silent'])
  if (span.isOrphan) notes.push(t['details.orphan'])
  if (span.variantCount > 0) notes.push(fill(t['details.variants'], { count: span.variantCount }))
  return (
    <>
      {(span.hasError || span.hasHandledException) && <ErrorBox span={span} content={content} />}
      {notes.length > 0 && (
        <ul className="sg-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function ErrorBox({ span, content }: { span: Span; content: SpanContent | undefined }): ReactNode {
  const t = useLabels(spanDetailsLabels)
  const [first, ...others] = content?.exceptions ?? []
  const type = span.errorType ?? first?.type
  const message = span.statusMessage || first?.message
  const isError = span.hasError
  return (
    <div className="sg-errorbox" data-handled={!isError || undefined} role={isError ? 'alert' : undefined}>
      <div className="sg-errorbox-head">
        <Icon name={isError ? 'error' : 'warning'} size={14} />
        <b>{type ?? t[isError ? 'details.error' : 'details.handled']}</b>
        {type !== undefined && !isError && <span>{t['details.handled']}</span>}
      </div>
      {message ? <LongText text={message} firstChars={600} /> : isError && <p>{t['details.noMessage']}</p>}
      {first?.message && message !== first.message && <LongText text={first.message} firstChars={600} />}
      {[first, ...others.slice(0, 8)].map((exception, index) =>
        exception?.stacktrace ? (
          <Fold
            // biome-ignore lint/suspicious/noArrayIndexKey: exceptions have no identity but their order
            key={index}
            label={index === 0 ? t['details.stack'] : `${t['details.stack']}: ${exception.type ?? ''}`}
          >
            {() => (
              <div className="sg-stack">
                <CopyButton text={exception.stacktrace ?? ''} />
                <LongText text={exception.stacktrace ?? ''} />
              </div>
            )}
          </Fold>
        ) : null,
      )}
    </div>
  )
}
