// Text of any length: a readable beginning at first, the rest on request, in steps a browser can bear.
import { type ReactNode, useContext, useState } from 'react'
import { fill, useLabels } from '../../react/labels.ts'
import { CopyButton } from './CopyButton.tsx'
import { cutText, FIRST_CHARS, FIRST_LINES, fullCount, STEP_CHARS } from './cut-text.ts'
import { longTextLabels } from './labels.ts'
import { endOfMatch, SoughtText } from './sought.ts'

export interface LongTextProps {
  readonly text: string
  /** Chars shown at first; default 4,000. */
  readonly firstChars?: number
  /** Lines shown at first; default 40. */
  readonly firstLines?: number
  /** How the shown part is drawn; default: plain text with its line breaks. */
  readonly children?: (shown: string) => ReactNode
}

/** Shows a text, capped until the reader asks for all of it. */
export function LongText({
  text,
  firstChars = FIRST_CHARS,
  firstLines = FIRST_LINES,
  children = plain,
}: LongTextProps): ReactNode {
  const t = useLabels(longTextLabels)
  const [chosen, setLimit] = useState<number>()
  const sought = useContext(SoughtText)
  const first = cutText(text, firstChars, firstLines)
  const end = endOfMatch(text, sought)
  const limit = chosen ?? (end > first.length ? Math.ceil(end / STEP_CHARS) * STEP_CHARS : 0)
  const shown = limit === 0 ? first : cutText(text, limit)
  const isCut = shown.length < text.length
  const isLastStep = text.length <= limit + STEP_CHARS
  return (
    <>
      {children(shown)}
      {first.length < text.length && (
        <div className="sg-more">
          {isCut ? (
            <button type="button" className="sg-link" onClick={() => setLimit(limit + STEP_CHARS)}>
              {isLastStep
                ? fill(t['text.showAll'], { count: fullCount(text.length) })
                : fill(t['text.showMore'], { count: fullCount(STEP_CHARS), total: fullCount(text.length) })}
            </button>
          ) : (
            <button type="button" className="sg-link" onClick={() => setLimit(0)}>
              {t['text.showLess']}
            </button>
          )}
          <CopyButton text={text} />
        </div>
      )}
    </>
  )
}

const plain = (shown: string): ReactNode => <PlainText text={shown} />

/** Text as it was written: line breaks kept, direction by its own letters. */
export const PlainText = ({ text }: { text: string }): ReactNode => (
  <div className="sg-text" dir="auto">
    {text}
  </div>
)
