// Two bars of parts: where the time of a call went, and its tokens.
import type { ReactNode } from 'react'
import type { Span } from '../../model/span.ts'
import type { Usage, UsagePart } from '../../model/usage.ts'
import { useLabels } from '../../react/labels.ts'
import { formatCount, formatDuration } from '../../util/format.ts'
import { spanDetailsLabels } from './labels.ts'

interface BarPart {
  /** Names its look: `sg-part-<id>`. */
  readonly id: string
  readonly label: string
  readonly value: number
  readonly text: string
}

/** What went in, then what came out, in the order it came. */
const SHOWN_PARTS: readonly UsagePart[] = [
  'input',
  'inputAudio',
  'inputImage',
  'cacheRead',
  'cacheWrite',
  'reasoning',
  'output',
  'outputAudio',
]

/** Nothing where neither the first token nor any tokens are known. */
export function PartBars({ span, usage }: { span: Span; usage: Usage | undefined }): ReactNode {
  const t = useLabels(spanDetailsLabels)
  const { ttftMs, durationMs } = span
  const phases: BarPart[] =
    ttftMs === undefined || durationMs === undefined || ttftMs > durationMs
      ? []
      : [
          { id: 'wait', label: t['details.phase.first'], value: ttftMs, text: durationText(ttftMs) },
          {
            id: 'generating',
            label: t['details.phase.generating'],
            value: durationMs - ttftMs,
            text: durationText(durationMs - ttftMs),
          },
        ]
  const tokens: BarPart[] = SHOWN_PARTS.flatMap((id) => {
    const value = usage?.[id]
    return value ? [{ id, label: t[`details.part.${id}`], value, text: formatCount(value) }] : []
  })
  if (phases.length + tokens.length === 0) return null
  return (
    <div className="sg-parts" data-count={Number(phases.length > 0) + Number(tokens.length > 0)}>
      {phases.length > 0 && <PartBar label={t['details.time']} parts={phases} />}
      {tokens.length > 0 && <PartBar label={t['details.tokens']} parts={tokens} />}
    </div>
  )
}

/** The bar is for the eye; the legend says the same in words. */
function PartBar({ label, parts }: { label: string; parts: readonly BarPart[] }): ReactNode {
  return (
    <div className="sg-part">
      <span className="sg-part-label">{label}</span>
      <div className="sg-stackbar" aria-hidden="true">
        {parts.map(({ id, value }) => (
          <i key={id} className={`sg-part-${id}`} style={{ flexGrow: value }} />
        ))}
      </div>
      <dl className="sg-keys">
        {parts.map((part) => (
          <div key={part.id} className="sg-key">
            <dt>
              <i className={`sg-part-${part.id}`} />
              {part.label}
            </dt>
            <dd>{part.text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const durationText = (ms: number): string => {
  const { text, unit } = formatDuration(ms)
  return `${text} ${unit}`
}
