// Documents of a retriever or reranker, as they were ranked: the text behind each, its score, and its rank before.
import { type ReactNode, useId, useState } from 'react'
import type { RetrievedDocument } from '../../model/content.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { JsonView } from '../json-view/JsonView.tsx'
import { ValueView } from '../json-view/ValueView.tsx'
import { Capped } from '../long-text/Capped.tsx'
import { fullCount } from '../long-text/cut-text.ts'
import { Fold } from '../long-text/Fold.tsx'
import { documentsLabels } from './labels.ts'
import { leftOut, meterLengths, ranksBefore } from './ranks.ts'

export interface DocumentsProps {
  readonly documents: readonly RetrievedDocument[]
  /** What a reranker was given, in its order: each document then tells the rank it had. */
  readonly offered?: readonly RetrievedDocument[]
  readonly query?: string
}

const STEP = 50

/** Shows ranked documents. */
export function Documents({ documents, offered = [], query }: DocumentsProps): ReactNode {
  const t = useLabels(documentsLabels)
  const lengths = meterLengths(documents)
  const before = offered.length > 0 && documents.length > 0 ? ranksBefore(documents, offered) : undefined
  const shown = documents.length > 0 ? documents : offered
  const dropped = documents.length > 0 ? leftOut(documents, offered) : []
  const hasScores = documents.some(({ score }) => score !== undefined)
  return (
    <div className="sg-docs-box">
      {query !== undefined && (
        <div className="sg-block">
          <h4>{t['documents.query']}</h4>
          <ValueView value={query} />
        </div>
      )}
      {shown.length > 0 && (
        <div className="sg-block">
          <h4>
            {shown.length === 1 ? t['documents.one'] : fill(t['documents.ranked'], { count: fullCount(shown.length) })}
            {hasScores && <span>{t['documents.score']}</span>}
          </h4>
          <ol className="sg-docs">
            <Capped items={shown} step={STEP}>
              {(document, index) => (
                <DocumentRow
                  document={document}
                  rank={index + 1}
                  before={before ? (before[index] ?? null) : undefined}
                  meter={lengths[index]}
                />
              )}
            </Capped>
          </ol>
        </div>
      )}
      {dropped.length > 0 && (
        <Fold
          className="sg-block"
          label={fill(t['documents.leftOut'], { count: fullCount(dropped.length), total: fullCount(offered.length) })}
        >
          {() => (
            <ol className="sg-docs">
              <Capped items={dropped} step={STEP}>
                {(document) => <DocumentRow document={document} rank={offered.indexOf(document) + 1} />}
              </Capped>
            </ol>
          )}
        </Fold>
      )}
    </div>
  )
}

interface DocumentRowProps {
  readonly document: RetrievedDocument
  readonly rank: number
  /** Rank before; null where it had none; undefined where nobody asks. */
  readonly before?: number | null
  readonly meter?: number
}

function DocumentRow({ document, rank, before, meter }: DocumentRowProps): ReactNode {
  const t = useLabels(documentsLabels)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { content, score, metadata } = document
  const hasMetadata = typeof metadata === 'object' && metadata !== null && Object.keys(metadata).length > 0
  const line = (
    <>
      <span className="sg-doc-rank">
        <span className="sg-sr">{fill(t['documents.rank'], { rank })}</span>
        <span aria-hidden="true">{rank}</span>
      </span>
      <span className="sg-doc-text">
        {document.id !== undefined && <span className="sg-mono sg-cut">{document.id}</span>}
        {!isOpen && <span className="sg-doc-snippet">{content?.slice(0, 400) ?? t['documents.noText']}</span>}
      </span>
      {before !== undefined && (
        <span className="sg-doc-was">
          {before === null ? t['documents.isNew'] : before === rank ? '' : fill(t['documents.was'], { rank: before })}
        </span>
      )}
      {score !== undefined && (
        <span className="sg-doc-score">
          <span className="sg-meter">
            <i style={{ inlineSize: `${(meter ?? 0) * 100}%` }} />
          </span>
          {formatScore(score)}
        </span>
      )}
    </>
  )
  return (
    <li className="sg-doc" data-type="retriever">
      {content === undefined && !hasMetadata ? (
        <div className="sg-doc-line">{line}</div>
      ) : (
        <button
          type="button"
          className="sg-doc-line"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {line}
        </button>
      )}
      {isOpen && (
        <div id={id} className="sg-doc-open">
          {content === undefined ? <p className="sg-faint">{t['documents.noText']}</p> : <ValueView value={content} />}
          {hasMetadata && <JsonView value={metadata} label={t['documents.metadata']} />}
        </div>
      )}
    </li>
  )
}

/** Three decimals, as rankers write them; whole numbers as they are. */
const formatScore = (score: number): string =>
  Number.isInteger(score) ? String(score) : Math.abs(score) < 10 ? score.toFixed(3) : score.toPrecision(4)
