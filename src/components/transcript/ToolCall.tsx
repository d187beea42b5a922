import { type ReactNode, useState } from 'react'
import type { SpanKey } from '../../model/ids.ts'
import { usePanelStore } from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import { Duration } from '../figure/Figure.tsx'
import { Icon } from '../icon/Icon.tsx'
import { CompactJson } from '../json-view/CompactJson.tsx'
import { JsonView } from '../json-view/JsonView.tsx'
import { jsonInText, jsonText } from '../json-view/json-text.ts'
import { ValueView } from '../json-view/ValueView.tsx'
import { CopyButton } from '../long-text/CopyButton.tsx'
import { LongText } from '../long-text/LongText.tsx'
import { transcriptLabels } from './labels.ts'
import type { ToolCallPart, ToolResultPart } from './turns.ts'

/** The span in which a tool ran. */
export interface ToolSpan {
  readonly key: SpanKey
  readonly durationMs: number | undefined
  readonly hasFailed: boolean
}

export interface ToolCallProps {
  readonly call: ToolCallPart
  readonly result: ToolResultPart | undefined
  readonly span: ToolSpan | undefined
}

/** A call with its arguments on one line, how long it took, and what came back. */
export function ToolCall({ call, result, span }: ToolCallProps): ReactNode {
  const t = useLabels(transcriptLabels)
  const store = usePanelStore()
  const [isOpen, setOpen] = useState(false)
  const hasFailed = result?.isError === true || span?.hasFailed === true
  const args = typeof call.arguments === 'string' ? (jsonInText(call.arguments) ?? call.arguments) : call.arguments
  const hasArguments = args !== undefined && args !== null && args !== '' && !isEmptyObject(args)
  return (
    <div className="sg-call" data-type="tool" data-error={hasFailed || undefined}>
      <div className="sg-call-head">
        <button
          type="button"
          className="sg-call-fold"
          disabled={!hasArguments}
          aria-expanded={hasArguments ? isOpen : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="sg-ti">
            <Icon name="tool" size={14} />
          </span>
          <span className="sg-call-name">{call.name}</span>
          <span className="sg-cut sg-call-args">
            {hasArguments &&
              !isOpen &&
              (typeof args === 'string' ? (
                <span className="sg-json">{args.slice(0, 200)}</span>
              ) : (
                <CompactJson value={args} />
              ))}
          </span>
        </button>
        {call.isServerSide && <span className="sg-faint">{t['transcript.serverSide']}</span>}
        {span && <Duration ms={span.durationMs} />}
        {hasFailed && (
          <span className="sg-err">
            <Icon name="error" size={14} />
            <span className="sg-sr">{t['transcript.failed']}</span>
          </span>
        )}
        {span && (
          <button
            type="button"
            className="sg-copy"
            aria-label={t['transcript.openTool']}
            data-sg-tip={t['transcript.openTool']}
            onClick={() => store.getState().selectSpan(span.key, 'pointer')}
          >
            <Icon name="chevron" size={14} />
          </button>
        )}
      </div>
      {isOpen && (
        <div className="sg-call-part">
          {typeof args === 'string' ? (
            <LongText text={args} />
          ) : (
            <div className="sg-value">
              <JsonView value={args} label={t['transcript.arguments']} />
              <CopyButton text={() => (typeof call.arguments === 'string' ? call.arguments : jsonText(args))} />
            </div>
          )}
        </div>
      )}
      {result && <ToolResult result={result} hasFailed={result.isError === true} />}
    </div>
  )
}

/** What a tool gave back. */
export function ToolResult({ result, hasFailed }: { result: ToolResultPart; hasFailed: boolean }): ReactNode {
  const t = useLabels(transcriptLabels)
  return (
    <div className="sg-call-part" data-error={hasFailed || undefined}>
      <ValueView value={result.result} label={t['transcript.result']}>
        {(text) => <LongText text={text} firstChars={1000} />}
      </ValueView>
    </div>
  )
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0
