import { Fragment, type ReactNode, useState } from 'react'
import type { Attributes, AttributeValue } from '../../model/span.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { CompactJson } from '../json-view/CompactJson.tsx'
import { JsonView } from '../json-view/JsonView.tsx'
import { jsonInText, jsonText } from '../json-view/json-text.ts'
import { CopyButton } from '../long-text/CopyButton.tsx'
import { fullCount } from '../long-text/cut-text.ts'
import { Fold } from '../long-text/Fold.tsx'
import { LongText } from '../long-text/LongText.tsx'
import { groupAttributes } from './groups.ts'
import { attributesLabels } from './labels.ts'

const FIRST_ROWS = 40
const STEP_ROWS = 200

/** Keys and values by the first word of the key. */
export function AttributeTable({ attributes }: { attributes: Attributes }): ReactNode {
  return groupAttributes(attributes).map(({ prefix, entries }) => (
    <Group key={prefix} prefix={prefix} entries={entries} />
  ))
}

interface GroupProps {
  readonly prefix: string
  readonly entries: readonly (readonly [string, AttributeValue])[]
}

function Group({ prefix, entries }: GroupProps): ReactNode {
  const t = useLabels(attributesLabels)
  const [limit, setLimit] = useState(FIRST_ROWS)
  const rest = entries.length - limit
  return (
    <>
      <dl className="sg-attrs">
        {entries.slice(0, limit).map(([key, value]) => (
          <div key={key} className="sg-attr">
            <dt>
              <Key text={key} prefix={prefix} />
            </dt>
            <dd>
              <AttributeValueView value={value} name={key} />
              <CopyButton text={() => textOf(value)} label={fill(t['attributes.copyValue'], { key })} />
            </dd>
          </div>
        ))}
      </dl>
      {rest > 0 && (
        <div className="sg-more">
          <button type="button" className="sg-link" onClick={() => setLimit(limit + STEP_ROWS)}>
            {fill(t['attributes.more'], { count: fullCount(Math.min(rest, STEP_ROWS)) })}
          </button>
        </div>
      )}
    </>
  )
}

/** The shared beginning is faint; lines may break after a dot. */
function Key({ text, prefix }: { text: string; prefix: string }): ReactNode {
  const words = text.slice(prefix.length).split('.').slice(0, 40)
  return (
    <>
      {prefix !== '' && <span className="sg-faint">{prefix}</span>}
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words of one key
        <Fragment key={index}>
          {index > 0 && '.'}
          {index > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </>
  )
}

function AttributeValueView({ value, name }: { value: AttributeValue; name: string }): ReactNode {
  const structure = typeof value === 'string' ? jsonInText(value) : value
  if (typeof structure === 'object' && structure !== null) {
    if (Object.keys(structure).length === 0)
      return <span className="sg-json">{Array.isArray(structure) ? '[]' : '{}'}</span>
    return (
      <Fold label={<CompactJson value={structure} budget={90} />}>
        {() => <JsonView value={structure} label={name} />}
      </Fold>
    )
  }
  if (typeof value === 'string') {
    return value === '' ? (
      <span className="sg-json sg-faint">""</span>
    ) : (
      <LongText text={value} firstChars={600} firstLines={8} />
    )
  }
  return (
    <span className="sg-num" data-value={typeof value}>
      {String(value)}
    </span>
  )
}

const textOf = (value: AttributeValue): string => (typeof value === 'string' ? value : jsonText(value))
