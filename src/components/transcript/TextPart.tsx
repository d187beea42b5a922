import type { ReactNode } from 'react'
import { ValueView } from '../json-view/ValueView.tsx'
import { LongText, PlainText } from '../long-text/LongText.tsx'
import { Markdown } from '../markdown/Markdown.tsx'

export type TextMode = 'markdown' | 'plain' | 'raw'

/** Text of a message: a tree where it is JSON, else Markdown or plain. */
export function TextPart({ text, mode, label }: { text: string; mode: TextMode; label: string }): ReactNode {
  const prose = (whole: string) => (
    <LongText text={whole}>
      {(shown) => (mode === 'markdown' ? <Markdown text={shown} /> : <PlainText text={shown} />)}
    </LongText>
  )
  return mode === 'markdown' ? (
    <ValueView value={text} label={label}>
      {prose}
    </ValueView>
  ) : (
    prose(text)
  )
}
