// All attributes of a span: its own, those of its resource and of its scope, with a field to find one.
import { type ReactNode, useState } from 'react'
import type { SpanContent } from '../../model/content.ts'
import type { Attributes, Span } from '../../model/span.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { JsonView } from '../json-view/JsonView.tsx'
import { jsonText } from '../json-view/json-text.ts'
import { CopyButton } from '../long-text/CopyButton.tsx'
import { AttributeTable } from './AttributeTable.tsx'
import { filterAttributes } from './groups.ts'
import { attributesLabels } from './labels.ts'

export interface AttributesViewProps {
  readonly content: SpanContent
  readonly span: Span
}

export function AttributesView({ content, span }: AttributesViewProps): ReactNode {
  const t = useLabels(attributesLabels)
  const [text, setText] = useState('')
  const { name, version, schemaUrl, attributes } = span.scope
  const scope: Attributes = {
    ...(name ? { name } : {}),
    ...(version ? { version } : {}),
    ...(schemaUrl ? { schemaUrl } : {}),
    ...attributes,
  }
  const sections = [
    { id: 'span', title: t['attributes.span'], attributes: content.attributes },
    { id: 'resource', title: t['attributes.resource'], attributes: span.resource.attributes },
    { id: 'scope', title: t['attributes.scope'], attributes: scope },
  ]
    .map((section) => ({ ...section, shown: filterAttributes(section.attributes, text) }))
    .filter(({ shown }) => Object.keys(shown).length > 0)
  return (
    <div className="sg-attributes">
      <div className="sg-attr-find">
        <label className="sg-field">
          <Icon name="search" size={14} />
          <input
            type="search"
            value={text}
            placeholder={t['attributes.search']}
            aria-label={t['attributes.search']}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      </div>
      {sections.map((section) => (
        <section key={section.id} className="sg-block" aria-label={section.title}>
          <h4>
            {section.title}
            <CopyButton text={() => jsonText(section.attributes)} label={t['attributes.copyAll']} />
          </h4>
          <AttributeTable attributes={section.shown} />
        </section>
      ))}
      {Object.keys(content.metadata).length > 0 && text === '' && (
        <section className="sg-block" aria-label={t['attributes.metadata']}>
          <h4>{t['attributes.metadata']}</h4>
          <JsonView value={content.metadata} label={t['attributes.metadata']} />
        </section>
      )}
      {sections.length === 0 && text !== '' && (
        <p className="sg-block sg-muted">{fill(t['attributes.none'], { text: text.slice(0, 80) })}</p>
      )}
    </div>
  )
}
