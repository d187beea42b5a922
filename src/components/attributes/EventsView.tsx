// Events of a span in order of time, logs that were joined to it, and links to other spans.
import type { ReactNode } from 'react'
import type { SpanContent, SpanEvent, SpanLink } from '../../model/content.ts'
import { spanId, spanKey, traceId } from '../../model/ids.ts'
import { usePanelStore, useTraceSet } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatDuration } from '../../util/format.ts'
import { shortId } from '../../util/printable.ts'
import { ValueView } from '../json-view/ValueView.tsx'
import { Capped } from '../long-text/Capped.tsx'
import { AttributeTable } from './AttributeTable.tsx'
import { attributesLabels } from './labels.ts'

export interface EventsViewProps {
  readonly content: SpanContent
  /** Start of the span in ns, counted as the events are. */
  readonly spanStartNs: number | undefined
}

const STEP = 50

export function EventsView({ content, spanStartNs }: EventsViewProps): ReactNode {
  const t = useLabels(attributesLabels)
  const { events, links } = content
  return (
    <>
      {events.length > 0 && (
        <ol className="sg-events" aria-label={t['events.event']}>
          <Capped items={events} step={STEP}>
            {(event) => <EventItem event={event} spanStartNs={spanStartNs} />}
          </Capped>
        </ol>
      )}
      {links.length > 0 && (
        <section className="sg-block" aria-label={t['events.link']}>
          <h4>{t['events.link']}</h4>
          <ul className="sg-links">
            <Capped items={links} step={STEP}>
              {(link) => <LinkItem link={link} />}
            </Capped>
          </ul>
        </section>
      )}
    </>
  )
}

function EventItem({ event, spanStartNs }: { event: SpanEvent; spanStartNs: number | undefined }): ReactNode {
  const t = useLabels(attributesLabels)
  const { name, timeNs, attributes, body, source, severity } = event
  const offsetMs = timeNs === undefined || spanStartNs === undefined ? undefined : (timeNs - spanStartNs) / 1e6
  const isTrouble = name === 'exception' || /^(error|fatal|critical)/i.test(severity ?? '')
  return (
    <li className="sg-event">
      <div className="sg-event-head">
        <b className={isTrouble ? 'sg-err' : undefined}>{name === '' ? t['events.log'] : name}</b>
        {source === 'log' && <span className="sg-badge">{t['events.log']}</span>}
        {severity && <span className="sg-badge">{severity}</span>}
        <span className="sg-event-time">{offsetMs === undefined ? t['events.atUnknown'] : offsetText(offsetMs)}</span>
      </div>
      {body !== undefined && body !== null && <ValueView value={body} label={name} />}
      {Object.keys(attributes).length > 0 && <AttributeTable attributes={attributes} />}
    </li>
  )
}

const offsetText = (ms: number): string => {
  const { text, unit } = formatDuration(Math.abs(ms))
  return `${ms < 0 ? '−' : '+'}${text} ${unit}`
}

/** A span of another trace, or of this one: a control where it is here. */
function LinkItem({ link }: { link: SpanLink }): ReactNode {
  const t = useLabels(attributesLabels)
  const store = usePanelStore()
  const { dataset } = useTraceSet()
  const traceRow = dataset.traceRowOf(link.traceId)
  const key = spanKey(traceId(link.traceId), spanId(link.spanId))
  const isHere = traceRow >= 0 && dataset.rowsOfTrace(traceRow).some((row) => dataset.keyAt(row) === key)
  return (
    <li>
      <div className="sg-event-head">
        <span className="sg-mono">{link.spanId}</span>
        {isHere ? (
          <button
            type="button"
            className="sg-link"
            onClick={() => {
              store.getState().openTrace(link.traceId, 'pointer')
              store.getState().selectSpan(key, 'pointer')
            }}
          >
            {fill(t['events.openSpan'], { id: shortId(link.spanId) })}
          </button>
        ) : (
          <span className="sg-faint">{t['events.notHere']}</span>
        )}
      </div>
      {Object.keys(link.attributes).length > 0 && <AttributeTable attributes={link.attributes} />}
    </li>
  )
}
