// The messages of one span: what the model was given, what it answered, and which of it is new since the call before.
import { type ReactNode, useContext, useMemo, useState } from 'react'
import { sharedMessages } from '../../analysis/new-messages.ts'
import { textsOfMessage } from '../../conventions/content/texts.ts'
import type { Message, SpanContent } from '../../model/content.ts'
import { outputTotal, type Usage } from '../../model/usage.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { CompactJson } from '../json-view/CompactJson.tsx'
import { fullCount } from '../long-text/cut-text.ts'
import { endOfMatch, SoughtText } from '../long-text/sought.ts'
import { transcriptLabels } from './labels.ts'
import { MessageItem } from './MessageItem.tsx'
import type { TextMode } from './TextPart.tsx'
import type { ToolSpan } from './ToolCall.tsx'
import { conversationOf, type Turn } from './turns.ts'

export interface TranscriptViewProps {
  readonly content: SpanContent
  /** What the call before was given; undefined where there was none. */
  readonly before?: readonly Message[]
  readonly usage?: Usage
  /** Spans of tools by the id of their call. */
  readonly toolSpans?: ReadonlyMap<string, ToolSpan>
  readonly mode: TextMode
  readonly onModeChange: (mode: TextMode) => void
}

const MODES: readonly TextMode[] = ['markdown', 'plain', 'raw']
const NO_SPANS: ReadonlyMap<string, ToolSpan> = new Map()

/** Messages shown at first when there are more: the last ones, since they say what happened here. */
const FIRST_TURNS = 20
const STEP_TURNS = 100

export function TranscriptView(props: TranscriptViewProps): ReactNode {
  const { content, before, usage, toolSpans = NO_SPANS, mode, onModeChange } = props
  const t = useLabels(transcriptLabels)
  const { turns, resultOf } = useMemo(() => conversationOf(content), [content])
  const shared = useMemo(() => (before ? sharedMessages(before, content.inputMessages) : 0), [before, content])
  const [choice, setShowsAll] = useState<boolean>()
  const [least, setLimit] = useState(FIRST_TURNS)
  const sought = useContext(SoughtText)
  const firstFound = useMemo(() => turns.findIndex((turn) => holds(turn.message, sought)), [turns, sought])

  const numbered = turns.map((turn, index) => ({ turn, number: index + 1 }))
  const isNew = ({ lastMessage }: Turn) => lastMessage >= shared
  const fresh = numbered.filter(({ turn }) => isNew(turn))
  // What is sought is in sight, also where it was said before.
  const showsAll = choice ?? (firstFound >= 0 && !fresh.some(({ turn }) => holds(turn.message, sought)))
  const limit = firstFound < 0 ? least : Math.max(least, turns.length - firstFound)
  const hasOld = fresh.length > 0 && fresh.length < turns.length
  const hidesOld = hasOld && !showsAll
  // Instructions stay in sight: they are one folded line, and say who is speaking.
  const listed = hidesOld
    ? numbered.filter(({ turn }, index) => isNew(turn) || (index === 0 && turn.message.role === 'system'))
    : numbered
  const shown = listed.slice(-limit)
  const earlier = listed.length - shown.length
  const answers = turns.filter(({ isOutput }) => isOutput).length
  const outputTokens = usage && answers === 1 ? outputTotal(usage) : undefined

  return (
    <div className="sg-turns">
      <div className="sg-turns-bar">
        {hasOld && (
          <>
            <span className="sg-cut">
              {fill(t['transcript.newSince'], { count: fullCount(fresh.length), total: fullCount(turns.length) })}
            </span>
            <button type="button" className="sg-link" onClick={() => setShowsAll(!showsAll)}>
              {t[showsAll ? 'transcript.showNew' : 'transcript.showAll']}
            </button>
          </>
        )}
        <Parameters parameters={content.parameters} />
        <fieldset className="sg-turns-modes" aria-label={t['transcript.view']}>
          {MODES.map((one) => (
            <button key={one} type="button" aria-pressed={one === mode} onClick={() => onModeChange(one)}>
              {t[`transcript.view.${one}`]}
            </button>
          ))}
        </fieldset>
      </div>
      {content.isRedacted && <p className="sg-block sg-note">{t['transcript.redacted']}</p>}
      {earlier > 0 && (
        <div className="sg-block">
          <button type="button" className="sg-link" onClick={() => setLimit(limit + STEP_TURNS)}>
            {fill(t['transcript.earlier'], { count: fullCount(Math.min(earlier, STEP_TURNS)) })}
          </button>
        </div>
      )}
      <ol className="sg-msgs">
        {shown.map(({ turn, number }) => (
          <MessageItem
            key={number}
            turn={turn}
            number={number}
            total={turns.length}
            mode={mode}
            resultOf={resultOf}
            toolSpans={toolSpans}
            outputTokens={turn.isOutput ? outputTokens : undefined}
          />
        ))}
      </ol>
      {answers === 0 && <p className="sg-block sg-note">{t['transcript.noAnswer']}</p>}
    </div>
  )
}

const holds = (message: Message, sought: string): boolean =>
  textsOfMessage(message).some((text) => endOfMatch(text, sought) > 0)

/** What the model was asked with: `temperature 0.2 · max_tokens 400`. */
function Parameters({ parameters }: { parameters: SpanContent['parameters'] }): ReactNode {
  const t = useLabels(transcriptLabels)
  const entries = Object.entries(parameters)
  if (entries.length === 0) return null
  return (
    <dl className="sg-params" aria-label={t['transcript.parameters']}>
      {entries.slice(0, MAX_PARAMETERS).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {typeof value === 'object' && value !== null ? <CompactJson value={value} budget={60} /> : String(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const MAX_PARAMETERS = 24
