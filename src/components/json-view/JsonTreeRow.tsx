import { type CSSProperties, type ReactNode, useContext, useState } from 'react'
import { fill, useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { CopyButton } from '../long-text/CopyButton.tsx'
import { fullCount } from '../long-text/cut-text.ts'
import { LongText } from '../long-text/LongText.tsx'
import { endOfMatch, SoughtText } from '../long-text/sought.ts'
import { CompactJson } from './CompactJson.tsx'
import type { JsonRow } from './json-rows.ts'
import { membersOf } from './json-rows.ts'
import { scalarText } from './json-text.ts'
import { jsonViewLabels } from './labels.ts'

interface JsonTreeRowProps {
  readonly row: JsonRow
  readonly isActive: boolean
  readonly style: CSSProperties
  readonly onAct: () => void
  readonly onFocus: () => void
  readonly pathOf: () => string
  readonly textOf: () => string
}

/** One row of the tree; what copies its value or its path shows while the pointer or the focus is on it. */
export function JsonTreeRow({ row, isActive, style, onAct, onFocus, pathOf, textOf }: JsonTreeRowProps): ReactNode {
  const t = useLabels(jsonViewLabels)
  const [isNear, setNear] = useState(false)
  const isFoldable = row.size > 0
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for all its rows
    <div
      role="treeitem"
      aria-level={row.level}
      aria-expanded={isFoldable ? row.isOpen : undefined}
      tabIndex={isActive ? 0 : -1}
      className="sg-json-row"
      style={style}
      onClick={isFoldable ? onAct : undefined}
      onFocus={() => {
        setNear(true)
        onFocus()
      }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setNear(false)}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={(event) => !event.currentTarget.matches(':focus-within') && setNear(false)}
    >
      <span className="sg-json-line">
        <span className="sg-json-twisty" data-open={row.isOpen || undefined}>
          {isFoldable && <Icon name="chevron" size={12} />}
        </span>
        {row.key !== undefined && <span className="sg-json-key">{row.key}</span>}
        {isFoldable ? (
          <span className="sg-json sg-cut">
            {row.isText && <span className="sg-json-text">{t['json.text']} </span>}
            {row.isOpen ? (
              <span className="sg-faint">{fill(t[countLabel(row)], { count: fullCount(row.size) })}</span>
            ) : (
              <CompactJson value={membersOf(row.value)} budget={100} />
            )}
          </span>
        ) : (
          <ScalarView value={row.value} />
        )}
      </span>
      {isNear && (
        <span className="sg-json-acts">
          <CopyButton text={textOf} label={t['json.copyValue']} tabIndex={isActive ? 0 : -1} />
          <CopyButton text={pathOf} label={t['json.copyPath']} tabIndex={isActive ? 0 : -1} icon="link" />
        </span>
      )}
    </div>
  )
}

const countLabel = (row: JsonRow) => {
  const isList = Array.isArray(membersOf(row.value))
  if (row.size === 1) return isList ? 'json.oneItem' : 'json.oneKey'
  return isList ? 'json.items' : 'json.keys'
}

/** Chars of a string that stand in its row; the rest opens on request. */
const STRING_CHARS = 300

/** A value without members. */
export function ScalarView({ value }: { value: unknown }): ReactNode {
  const t = useLabels(jsonViewLabels)
  const [isAsked, setWhole] = useState(false)
  const sought = useContext(SoughtText)
  if (typeof value !== 'string') {
    const text = typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[]' : '{}') : scalarText(value)
    return <span className="sg-json sg-json-literal">{text}</span>
  }
  if (isAsked || endOfMatch(value, sought) > STRING_CHARS) {
    return (
      <span className="sg-json sg-json-string">
        <LongText text={value} />
      </span>
    )
  }
  const isLong = value.length > STRING_CHARS
  return (
    <span className="sg-json sg-json-string">
      {JSON.stringify(isLong ? value.slice(0, STRING_CHARS) : value).slice(0, isLong ? -1 : undefined)}
      {isLong && (
        <button type="button" className="sg-link" onClick={() => setWhole(true)}>
          {fill(t['json.moreChars'], { count: fullCount(value.length - STRING_CHARS) })}
        </button>
      )}
    </span>
  )
}
