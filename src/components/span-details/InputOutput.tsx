import type { ReactNode } from 'react'
import type { SpanContent } from '../../model/content.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { documentsLabels } from '../documents/labels.ts'
import { Capped } from '../long-text/Capped.tsx'
import { fullCount } from '../long-text/cut-text.ts'
import { LongText } from '../long-text/LongText.tsx'
import { safeUrl } from '../markdown/safe-url.ts'
import { Block } from './Block.tsx'
import { spanDetailsLabels } from './labels.ts'

const STEP = 50

/** What went into a span that is no model call, and what came out. */
export function InputOutput({ content, hasFailed }: { content: SpanContent; hasFailed: boolean }): ReactNode {
  const t = useLabels(spanDetailsLabels)
  const words = useLabels(documentsLabels)
  const { toolArguments, toolResult, input, output, query, documents, inputDocuments } = content
  const isTool = toolArguments !== undefined || toolResult !== undefined
  return (
    <>
      {isTool ? (
        <>
          <Block title={t['details.arguments']} value={toolArguments} />
          <Block title={t['details.result']} value={toolResult} isError={hasFailed} />
        </>
      ) : (
        <>
          <Block title={t['details.input']} value={input} />
          <Block title={t['details.output']} value={output} />
        </>
      )}
      <Block title={t['details.expected']} value={content.expected} />
      {documents.length + inputDocuments.length === 0 && <Block title={words['documents.query']} value={query} />}
      {content.embeddingTexts.length > 0 && (
        <section className="sg-block" aria-label={t['details.texts']}>
          <h4>
            {t['details.texts']}
            <span>{fullCount(content.embeddingTexts.length)}</span>
          </h4>
          <ol className="sg-texts">
            <Capped items={content.embeddingTexts} step={STEP}>
              {(text) => (
                <li>
                  <LongText text={text} firstChars={600} />
                </li>
              )}
            </Capped>
          </ol>
        </section>
      )}
      {content.embeddingDimension !== undefined && (
        <section className="sg-block" aria-label={t['details.vectors']}>
          <h4>{t['details.vectors']}</h4>
          <p className="sg-muted">{fill(t['details.dimension'], { count: fullCount(content.embeddingDimension) })}</p>
        </section>
      )}
      <Block title={t['details.template']} value={content.promptTemplate} />
      <Block title={t['details.variables']} value={content.promptVariables} />
      {content.references.length > 0 && (
        <section className="sg-block" aria-label={t['details.references']}>
          <h4>{t['details.references']}</h4>
          <ul>
            <Capped items={content.references} step={STEP}>
              {({ name, uri }) => (
                <li className="sg-reference">
                  <span>{name}</span> <Address uri={uri} />
                </li>
              )}
            </Capped>
          </ul>
        </section>
      )}
    </>
  )
}

function Address({ uri }: { uri: string }): ReactNode {
  const href = safeUrl(uri)
  return href === undefined ? (
    <code className="sg-mono">{uri}</code>
  ) : (
    <a className="sg-link" href={href} target="_blank" rel="noopener noreferrer">
      {uri}
    </a>
  )
}
