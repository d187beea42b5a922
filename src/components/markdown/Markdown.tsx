// Markdown of a trace, as elements. The parser loads on first use; until then, and where it would take too long, the text
// stands as it was written.
import type { ReactNode } from 'react'
import { Later, later } from '../later/Later.tsx'
import { PlainText } from '../long-text/LongText.tsx'

const MarkdownTree = later(() => import('./MarkdownTree.tsx'))

/** Longer texts are shown plain: reading them as Markdown would be felt. */
const MAX_CHARS = 20_000

/** Shows Markdown: no HTML is made of it, nothing is fetched for it. */
export function Markdown({ text }: { text: string }): ReactNode {
  const plain = <PlainText text={text} />
  if (text.length > MAX_CHARS) return plain
  return (
    <Later fallback={plain}>
      <MarkdownTree text={text} />
    </Later>
  )
}
