import type { ReactNode } from 'react'
import type { SpanContent } from '../../model/content.ts'
import { useLabels } from '../../react/labels.ts'
import { JsonView } from '../json-view/JsonView.tsx'
import { jsonText } from '../json-view/json-text.ts'
import { Capped } from '../long-text/Capped.tsx'
import { CopyButton } from '../long-text/CopyButton.tsx'
import { attributesLabels } from './labels.ts'

const STEP = 20

/** The records of a span as the source wrote them. */
export function RawView({ content }: { content: SpanContent }): ReactNode {
  const t = useLabels(attributesLabels)
  return (
    <Capped items={content.records} step={STEP}>
      {({ kind, file, value }) => (
        <section className="sg-block">
          <h4>
            {t[`raw.${kind}`]}
            {file !== '' && <span className="sg-faint sg-cut">{file}</span>}
            <CopyButton text={() => jsonText(value)} label={t['raw.copy']} />
          </h4>
          {kind === 'variant' && <p className="sg-note">{t['raw.variantWhy']}</p>}
          <JsonView value={value} label={t[`raw.${kind}`]} />
        </section>
      )}
    </Capped>
  )
}
