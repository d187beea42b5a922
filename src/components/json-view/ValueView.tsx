// Any value that a source may have put where content stands: text, JSON in text, or a structure.
import { type ReactNode, useMemo } from 'react'
import { CopyButton } from '../long-text/CopyButton.tsx'
import { LongText } from '../long-text/LongText.tsx'
import { ScalarView } from './JsonTreeRow.tsx'
import { JsonView } from './JsonView.tsx'
import { jsonInText, jsonText } from './json-text.ts'

export interface ValueViewProps {
  readonly value: unknown
  /** What it is, for screen readers: "Arguments". */
  readonly label?: string
  /** How text that is no JSON is drawn; default: plain. */
  readonly children?: (text: string) => ReactNode
}

/** Shows text as text, and structures, also those inside a text, as a tree. */
export function ValueView({ value, label, children }: ValueViewProps): ReactNode {
  const structure = useMemo(() => (typeof value === 'string' ? jsonInText(value) : value), [value])
  if (typeof value === 'string' && structure === undefined) {
    return children ? children(value) : <LongText text={value} />
  }
  if (typeof structure !== 'object' || structure === null) return <ScalarView value={structure} />
  return (
    <div className="sg-value">
      <JsonView value={structure} label={label} />
      <CopyButton text={() => (typeof value === 'string' ? value : jsonText(value))} />
    </div>
  )
}
