import type { ReactNode } from 'react'
import { callPlace } from '../../analysis/new-messages.ts'
import type { Span } from '../../model/span.ts'
import type { OpenTrace } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { Icon, typeIcon } from '../icon/Icon.tsx'
import { type DetailsWords, spanDetailsLabels } from './labels.ts'

export interface DetailsHeadProps {
  readonly trace: OpenTrace
  readonly place: number
  readonly span: Span
  readonly onClose?: () => void
}

/** What the span is: type, name, who answered, and where it stands. */
export function DetailsHead({ trace, place, span, onClose }: DetailsHeadProps): ReactNode {
  const t = useLabels(spanDetailsLabels)
  const model = span.responseModel ?? span.requestModel
  const prompt = [span.promptName, span.promptVersion].filter(Boolean).join(' ')
  const line = [span.provider, model, prompt, whereText(trace, place, span, t)].filter((words) => words)
  return (
    <div className="sg-details-head" data-type={span.observationType}>
      {onClose && (
        <button
          type="button"
          className="sg-btn sg-back"
          data-kind="icon"
          aria-label={t['details.back']}
          onClick={onClose}
        >
          <Icon name="back" />
        </button>
      )}
      <span className="sg-ti">
        <Icon name={typeIcon(span.observationType)} />
      </span>
      <div className="sg-grow">
        <h3>
          <span className="sg-cut" data-sg-tip="">
            {span.name}
          </span>
          <span className="sg-word">{span.observationType}</span>
        </h3>
        {line.length > 0 && (
          <p className="sg-cut" data-sg-tip="">
            {line.join(' · ')}
          </p>
        )}
      </div>
      {onClose && (
        <button
          type="button"
          className="sg-btn sg-noback"
          data-kind="icon"
          aria-label={t['details.close']}
          data-sg-tip={t['details.close']}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  )
}

/** `in support-agent, call 6 of 7`. */
function whereText({ dataset, traceRow, tree }: OpenTrace, place: number, span: Span, t: DetailsWords): string {
  const nameAt = (at: number) => dataset.text('agentName', tree.rows[at]) ?? dataset.nameAt(tree.rows[at])
  const call = callPlace(dataset, traceRow, place)
  if (call) {
    const values = { agent: call.isAgent ? nameAt(call.scope) : '', number: call.number, count: call.count }
    if (call.count > 1) return fill(t[call.isAgent ? 'details.inAgentCall' : 'details.call'], values)
    return call.isAgent ? fill(t['details.inAgent'], values) : ''
  }
  for (let at = tree.parent[place]; at >= 0; at = tree.parent[at]) {
    if (dataset.typeAt(tree.rows[at]) === 'agent') return fill(t['details.inAgent'], { agent: nameAt(at) })
  }
  return span.isOrphan ? t['details.orphan'] : ''
}
