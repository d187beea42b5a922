import type { ReactNode } from 'react'
import type { Span } from '../../model/span.ts'
import { useLabels } from '../../react/labels.ts'
import { spanDetailsLabels } from './labels.ts'

/** Types whose spans are about what was said: without content, the reader should know why. */
const TELLING = new Set(['llm', 'tool', 'retriever', 'embedding', 'reranker'])

export function NoContent({ span, isRedacted }: { span: Span; isRedacted: boolean }): ReactNode {
  const t = useLabels(spanDetailsLabels)
  if (!isRedacted && !TELLING.has(span.observationType)) return null
  return (
    <div className="sg-block sg-nocontent">
      <b>{t['details.noContent']}</b>
      <p>{t[isRedacted ? 'details.redacted' : 'details.noContentWhy']}</p>
    </div>
  )
}
