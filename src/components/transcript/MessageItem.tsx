import type { ReactNode } from 'react'
import { isInstruction } from '../../analysis/new-messages.ts'
import type { Message } from '../../model/content.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { JsonView } from '../json-view/JsonView.tsx'
import { jsonText } from '../json-view/json-text.ts'
import { CopyButton } from '../long-text/CopyButton.tsx'
import { fullCount } from '../long-text/cut-text.ts'
import { Fold } from '../long-text/Fold.tsx'
import { type TranscriptWords, transcriptLabels } from './labels.ts'
import { MessageParts } from './MessageParts.tsx'
import type { TextMode } from './TextPart.tsx'
import type { ToolSpan } from './ToolCall.tsx'
import type { Conversation, Turn } from './turns.ts'

export interface MessageItemProps {
  readonly turn: Turn
  readonly number: number
  readonly total: number
  readonly mode: TextMode
  readonly resultOf: Conversation['resultOf']
  readonly toolSpans: ReadonlyMap<string, ToolSpan>
  /** Tokens of the answer, where they are known and there is one answer. */
  readonly outputTokens?: number
}

/** One message; instructions are folded to their first line. */
export function MessageItem(props: MessageItemProps): ReactNode {
  const { turn, number, total, mode, resultOf, toolSpans, outputTokens } = props
  const { message, parts, isOutput } = turn
  const t = useLabels(transcriptLabels)
  const role = roleWord(message.role, t)
  const place = fill(t['transcript.placeOf'], { number, total })
  const instructions = isInstruction(message) && mode !== 'raw' ? plainText(message) : undefined
  if (instructions !== undefined) {
    return (
      <li className="sg-msg" data-role={message.role} data-folded>
        <b className="sg-msg-role">{role}</b>
        <Fold
          label={instructions.slice(0, 300)}
          hint={fill(t['transcript.chars'], { count: fullCount(instructions.length) })}
          text={instructions}
        >
          {() => (
            <div className="sg-msg-body">
              <MessageParts parts={parts} mode={mode} role={role} resultOf={resultOf} toolSpans={toolSpans} />
            </div>
          )}
        </Fold>
      </li>
    )
  }
  const notes = isOutput
    ? [
        outputTokens === undefined ? undefined : fill(t['transcript.tokens'], { count: fullCount(outputTokens) }),
        message.finishReason,
      ].filter((note) => note !== undefined)
    : []
  return (
    <li className="sg-msg" data-role={message.role} data-output={isOutput || undefined}>
      <div className="sg-msg-head">
        <b className="sg-msg-role">{role}</b>
        {message.name !== undefined && <span className="sg-cut">{message.name}</span>}
        <span className="sg-cut">{whatItDoes(turn, t)}</span>
        <span className="sg-msg-end">{notes.length > 0 ? notes.join(' · ') : place}</span>
        <CopyButton text={() => plainText(message) ?? jsonText(message)} />
      </div>
      <div className="sg-msg-body">
        {mode === 'raw' ? (
          <JsonView value={message} label={role} />
        ) : parts.length === 0 ? (
          <p className="sg-faint">{t['transcript.emptyMessage']}</p>
        ) : (
          <MessageParts parts={parts} mode={mode} role={role} resultOf={resultOf} toolSpans={toolSpans} />
        )}
      </div>
    </li>
  )
}

/** The word for a role; roles nobody knows are shown as they are. */
function roleWord(role: string, t: TranscriptWords): string {
  const key = `transcript.role.${role}`
  return Object.hasOwn(t, key) ? t[key as keyof TranscriptWords] : role
}

function whatItDoes({ message, parts, isOutput }: Turn, t: TranscriptWords): string | undefined {
  const calls = parts.filter(({ type }) => type === 'tool-call').length
  if (calls > 0) return calls === 1 ? t['transcript.callsOne'] : fill(t['transcript.calls'], { count: calls })
  return isOutput && message.role === 'assistant' ? t['transcript.answer'] : undefined
}

/** The text of a message that is nothing but text, or undefined. */
function plainText({ parts }: Message): string | undefined {
  const texts = parts.map((part) => (part.type === 'text' ? part.text : undefined))
  return texts.length > 0 && texts.every((text) => text !== undefined) ? texts.join('\n\n') : undefined
}
