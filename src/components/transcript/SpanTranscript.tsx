// The transcript of a span of the open trace, with what the trace around it knows.
import { type ReactNode, useState } from 'react'
import type { SpanContent } from '../../model/content.ts'
import { type OpenTrace, useFigureTable, useOpenTrace, useSelectedPlace, useSpanContent } from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { Skeleton } from '../long-text/Skeleton.tsx'
import { transcriptLabels } from './labels.ts'
import type { TextMode } from './TextPart.tsx'
import { TranscriptView } from './TranscriptView.tsx'
import { useMessagesBefore, useToolSpans } from './use-transcript.ts'

export interface SpanTranscriptProps {
  readonly trace: OpenTrace
  readonly place: number
  readonly content: SpanContent
  readonly mode: TextMode
  readonly onModeChange: (mode: TextMode) => void
}

export function SpanTranscript({ trace, place, content, mode, onModeChange }: SpanTranscriptProps): ReactNode {
  const before = useMessagesBefore(trace, place)
  const toolSpans = useToolSpans(trace)
  const usage = useFigureTable(trace)?.at(place).usage
  // Drawn once it is known what is new, so that nothing jumps.
  if (before.status !== 'ready') return <Skeleton />
  return (
    <TranscriptView
      key={place}
      content={content}
      before={before.value}
      usage={usage}
      toolSpans={toolSpans}
      mode={mode}
      onModeChange={onModeChange}
    />
  )
}

/** The transcript of the selected span, or of the content that is given. */
export default function TranscriptPart({ content }: { content: SpanContent | undefined }): ReactNode {
  const t = useLabels(transcriptLabels)
  const [mode, setMode] = useState<TextMode>('markdown')
  const trace = useOpenTrace()
  if (content) {
    return hasMessages(content) ? (
      <TranscriptView content={content} mode={mode} onModeChange={setMode} />
    ) : (
      <NoMessages isRedacted={content.isRedacted} />
    )
  }
  if (!trace) return <p className="sg-state">{t['transcript.chooseSpan']}</p>
  return <SelectedTranscript trace={trace} mode={mode} onModeChange={setMode} />
}

interface SelectedTranscriptProps {
  readonly trace: OpenTrace
  readonly mode: TextMode
  readonly onModeChange: (mode: TextMode) => void
}

function SelectedTranscript({ trace, mode, onModeChange }: SelectedTranscriptProps): ReactNode {
  const t = useLabels(transcriptLabels)
  const place = useSelectedPlace(trace)
  const row = place < 0 ? undefined : trace.tree.rows[place]
  const loaded = useSpanContent(row === undefined ? undefined : trace.dataset.keyAt(row), row)
  if (place < 0) return <p className="sg-state">{t['transcript.chooseSpan']}</p>
  if (loaded.status === 'loading') return <Skeleton />
  if (loaded.status === 'failed') throw loaded.error
  if (!hasMessages(loaded.value)) return <NoMessages isRedacted={loaded.value.isRedacted} />
  return <SpanTranscript trace={trace} place={place} content={loaded.value} mode={mode} onModeChange={onModeChange} />
}

const hasMessages = ({ inputMessages, outputMessages }: SpanContent): boolean =>
  inputMessages.length + outputMessages.length > 0

/** What would be here, and how to get it. */
export function NoMessages({ isRedacted }: { isRedacted: boolean }): ReactNode {
  const t = useLabels(transcriptLabels)
  return (
    <div className="sg-state">
      <Icon name="prompt" size={20} className="sg-faint" />
      <b>{t['transcript.emptyTitle']}</b>
      <p>{t[isRedacted ? 'transcript.redacted' : 'transcript.empty']}</p>
    </div>
  )
}
