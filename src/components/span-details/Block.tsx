// One recorded value under its name; nothing where there is none.
import type { ReactNode } from 'react'
import { ValueView } from '../json-view/ValueView.tsx'
import { LongText } from '../long-text/LongText.tsx'
import { Markdown } from '../markdown/Markdown.tsx'

export interface BlockProps {
  readonly title: string
  readonly value: unknown
  readonly isError?: boolean
}

export function Block({ title, value, isError }: BlockProps): ReactNode {
  if (value === undefined) return null
  return (
    <section className="sg-block" aria-label={title} data-error={isError || undefined}>
      <h4>{title}</h4>
      <div className="sg-msg-body">
        <ValueView value={value} label={title}>
          {(text) => <LongText text={text}>{(shown) => <Markdown text={shown} />}</LongText>}
        </ValueView>
      </div>
    </section>
  )
}
