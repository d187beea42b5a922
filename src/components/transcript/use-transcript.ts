// What a transcript needs from the trace around its span: the call before, and the spans of its tools.
import { useMemo } from 'react'
import { callPlace } from '../../analysis/new-messages.ts'
import { FLAG } from '../../model/columns.ts'
import type { Message } from '../../model/content.ts'
import type { OpenTrace } from '../../react/hooks.ts'
import { type Loaded, useSpanContent } from '../../react/hooks.ts'
import type { ToolSpan } from './ToolCall.tsx'

const NONE: Loaded<readonly Message[] | undefined> = { status: 'ready', value: undefined }

/** What the model call before a span was given; undefined where there was no such call, or its content is gone. */
export function useMessagesBefore(trace: OpenTrace, place: number): Loaded<readonly Message[] | undefined> {
  const before = useMemo(() => callPlace(trace.dataset, trace.traceRow, place)?.before ?? -1, [trace, place])
  const row = before < 0 ? undefined : trace.tree.rows[before]
  const loaded = useSpanContent(row === undefined ? undefined : trace.dataset.keyAt(row), row)
  if (row === undefined || loaded.status === 'failed') return NONE
  return loaded.status === 'loading' ? loaded : { status: 'ready', value: loaded.value.inputMessages }
}

/** Spans of tools by the id of the call they answer; of several for one call, the innermost. */
export function useToolSpans(trace: OpenTrace): ReadonlyMap<string, ToolSpan> {
  return useMemo(() => {
    const spans = new Map<string, ToolSpan>()
    const { dataset, tree } = trace
    for (const row of tree.rows) {
      if (dataset.typeAt(row) !== 'tool') continue
      const id = dataset.text('toolCallId', row)
      if (id === undefined) continue
      spans.set(id, {
        key: dataset.keyAt(row),
        durationMs: dataset.durationMs(row),
        hasFailed: dataset.hasError(row) || dataset.hasFlag(row, FLAG.silentFailure),
      })
    }
    return spans
  }, [trace])
}
