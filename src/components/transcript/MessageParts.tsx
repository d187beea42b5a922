import type { ReactNode } from 'react'
import type { Part } from '../../model/content.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { JsonView } from '../json-view/JsonView.tsx'
import { Capped } from '../long-text/Capped.tsx'
import { fullCount } from '../long-text/cut-text.ts'
import { Fold } from '../long-text/Fold.tsx'
import { LongText } from '../long-text/LongText.tsx'
import { Media } from '../media/Media.tsx'
import { transcriptLabels } from './labels.ts'
import { type TextMode, TextPart } from './TextPart.tsx'
import { ToolCall, ToolResult, type ToolSpan } from './ToolCall.tsx'
import type { Conversation } from './turns.ts'

export interface MessagePartsProps {
  readonly parts: readonly Part[]
  readonly mode: TextMode
  /** Role of the message, as the reader sees it. */
  readonly role: string
  readonly resultOf: Conversation['resultOf']
  readonly toolSpans: ReadonlyMap<string, ToolSpan>
}

const STEP = 50

/** Everything a message is made of, in order. */
export function MessageParts({ parts, mode, role, resultOf, toolSpans }: MessagePartsProps): ReactNode {
  const t = useLabels(transcriptLabels)
  return (
    <Capped items={parts} step={STEP}>
      {(part) => {
        switch (part.type) {
          case 'text':
            return <TextPart text={part.text} mode={mode} label={role} />
          case 'reasoning':
            return part.text === '' ? (
              <p className="sg-faint">{t['transcript.reasoningRedacted']}</p>
            ) : (
              <Fold
                label={t[part.isRedacted ? 'transcript.reasoningRedacted' : 'transcript.reasoning']}
                hint={fill(t['transcript.chars'], { count: fullCount(part.text.length) })}
                className="sg-reasoning"
                text={part.text}
              >
                {() => <LongText text={part.text} />}
              </Fold>
            )
          case 'tool-call':
            return <ToolCall call={part} result={resultOf.get(part)} span={toolSpans.get(part.id ?? '')} />
          case 'tool-result':
            return (
              <div className="sg-call" data-type="tool" data-error={part.isError || undefined}>
                <div className="sg-call-head">
                  <span className="sg-ti">
                    <Icon name="tool" size={14} />
                  </span>
                  <span className="sg-cut">
                    {fill(t['transcript.toolResult'], { name: part.name ?? t['transcript.aTool'] })}
                  </span>
                </div>
                <ToolResult result={part} hasFailed={part.isError === true} />
              </div>
            )
          case 'media':
            return <Media {...part} />
          case 'refusal':
            return (
              <div className="sg-refusal">
                <b>{t['transcript.refusal']}</b>
                <LongText text={part.text} />
              </div>
            )
          case 'unknown':
            return (
              <Fold label={fill(t['transcript.unknownPart'], { name: part.name })}>
                {() => <JsonView value={part.value} label={part.name} />}
              </Fold>
            )
          default:
            return part satisfies never
        }
      }}
    </Capped>
  )
}
