// Prompt and response, message by message. What it takes to draw them loads on first use.
import type { ReactNode } from 'react'
import type { SpanContent } from '../../model/content.ts'
import { Later, later } from '../later/Later.tsx'
import { Skeleton } from '../long-text/Skeleton.tsx'
import { Root, type RootProps } from '../root/Root.tsx'

export interface TranscriptProps extends Omit<RootProps, 'part' | 'children' | 'content'> {
  /** What to show; default: the content of the selected span of the open trace. */
  readonly content?: SpanContent
}

const TranscriptPart = later(() => import('./SpanTranscript.tsx'))

/** Shows the messages of a span: roles, text as Markdown, tool calls with their results, media, reasoning. */
export function Transcript({ content, ...rest }: TranscriptProps): ReactNode {
  return (
    <Root part="transcript" {...rest}>
      <Later fallback={<Skeleton />}>
        <TranscriptPart content={content} />
      </Later>
    </Root>
  )
}
