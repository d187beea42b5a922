// The events of one sample, read one by one: calls and tools are spans at once, stretches when they end, the rest are events of
// the stretch they fall into. Spans name their parent; steps of older logs enclose what stands between their begin and their end.
import type { Cursor } from '../../json/cursor.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { fillSpan, type PlainSpan } from '../plain-span.ts'
import { isObject, listIn, type PlainObject, textIn } from '../plain-values.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import { type Pools, resolved } from './attachments.ts'
import { modelSpanOf, timeIn } from './model-event.ts'
import { type SpanRecord, stretchSpanOf } from './span-event.ts'
import { toolSpanOf } from './tool-event.ts'

interface Stretch {
  readonly id: string
  readonly parent: string
  readonly begin: PlainObject
  readonly events: PlainObject[]
}

/** Changes of what a sample knows: the calls show what they led to. */
const STATE_EVENTS = new Set(['state', 'store', 'sample_init'])

export class Transcript {
  start: bigint | undefined
  end: bigint | undefined
  hasCalls = false
  /** When the event before was recorded. */
  private before: bigint | undefined
  /** Of the sample as a whole, outside of any stretch. */
  readonly events: PlainObject[] = []
  private readonly sink: RecordSink
  private readonly traceId: string
  private readonly place: Place
  private readonly pools: Pools
  private readonly open = new Map<string, Stretch>()
  /** Steps that have begun and not ended, the innermost last. */
  private readonly steps: Stretch[] = []

  constructor(sink: RecordSink, traceId: string, place: Place, pools: Pools) {
    this.sink = sink
    this.traceId = traceId
    this.place = place
    this.pools = pools
  }

  /** Reads the event the cursor stands on. */
  add(cursor: Cursor): void {
    const event = cursor.value()
    if (isObject(event)) this.addEvent(event, cursor, String(cursor.index), this.steps.at(-1)?.id ?? this.traceId)
    else this.sink.addUnread('record.not_an_object', `event ${cursor.index} is a ${cursor.type}`)
  }

  /** The log ends before these do. */
  finish(): void {
    for (const stretch of [...this.open.values(), ...this.steps.splice(0)]) this.close(stretch, undefined)
    this.open.clear()
  }

  /** `place`: of the event among its like, for ids of events that have none. */
  private addEvent(event: PlainObject, cursor: Cursor | undefined, place: string, around: string): void {
    const id = textIn(event.uuid) ?? `${this.traceId}/${place}`
    const parent = textIn(event.span_id) ?? around
    this.extend(event.timestamp, event.completed)
    this.readEvent(event, cursor, place, id, parent, around)
    this.before = timeIn(event.completed) ?? timeIn(event.timestamp) ?? this.before
  }

  private readEvent(
    event: PlainObject,
    cursor: Cursor | undefined,
    place: string,
    id: string,
    parent: string,
    around: string,
  ): void {
    switch (event.event) {
      case 'model':
        this.hasCalls = true
        this.put(event, cursor, id, parent, modelSpanOf, CONTENT_FORMAT.inspectModel)
        return
      case 'tool':
        this.put(event, cursor, id, parent, toolSpanOf, CONTENT_FORMAT.inspectTool)
        this.addInner(event, place, id)
        return
      case 'subtask':
        this.close({ id, parent, begin: withoutInner(event), events: [] }, undefined)
        this.addInner(event, place, id)
        return
      case 'span_begin': {
        const own = textIn(event.id) ?? id
        this.open.set(own, { id: own, parent: textIn(event.parent_id) ?? this.traceId, begin: event, events: [] })
        return
      }
      case 'span_end': {
        const stretch = this.open.get(textIn(event.id) ?? '')
        if (stretch) this.close(stretch, event)
        this.open.delete(stretch?.id ?? '')
        return
      }
      case 'step':
        this.addStep(event, id, around)
        return
      default:
        if (STATE_EVENTS.has(String(event.event)))
          this.sink.issues.add('info', 'source.state_left_out', String(event.event))
        else
          (this.open.get(parent)?.events ?? this.steps.at(-1)?.events ?? this.events).push(resolved(event, this.pools))
    }
  }

  private addStep(event: PlainObject, id: string, around: string): void {
    if (event.action === 'begin') this.steps.push({ id, parent: around, begin: event, events: [] })
    else {
      const step = this.steps.pop()
      if (step) this.close(step, event)
    }
  }

  /** Older logs keep what happened within a tool or a subtask inside of its event. */
  private addInner(event: PlainObject, place: string, parent: string): void {
    for (const [index, inner] of listIn(event.events).entries())
      if (isObject(inner)) this.addEvent(inner, undefined, `${place}/${index}`, parent)
  }

  private close({ id, parent, begin, events }: Stretch, end: PlainObject | undefined): void {
    const record: SpanRecord = { begin, end, events }
    this.put(record, undefined, id, parent, stretchSpanOf, CONTENT_FORMAT.inspectSpan)
  }

  private put(
    event: PlainObject,
    cursor: Cursor | undefined,
    id: string,
    parent: string,
    spanOf: (event: PlainObject) => PlainSpan,
    format: ContentFormat,
  ): void {
    const whole = resolved(event, this.pools)
    const span = this.withStart(spanOf(whole), event)
    this.extendTo(span.end)
    fillSpan(this.sink.span, { ...span, traceId: this.traceId, spanId: id, parentSpanId: parent })
    this.sink.addSpan(this.place, whole === event && cursor ? cursor : this.sink.cursorOn(whole), format)
  }

  /** Logs of 2024 write an event when it is over, and say neither how long it took nor when it began. */
  private withStart(span: PlainSpan, { event, pending }: PlainObject): PlainSpan {
    const isOver = (event === 'model' || event === 'tool') && pending !== true && span.end === undefined
    if (!isOver || span.start === undefined) return span
    return {
      ...span,
      start: this.before,
      end: span.start,
      oddities: [...(span.oddities ?? []), 'time.start_from_before'],
    }
  }

  private extend(...times: readonly unknown[]): void {
    for (const time of times.map(timeIn)) {
      if (time !== undefined && (this.start === undefined || time < this.start)) this.start = time
      this.extendTo(time)
    }
  }

  private extendTo(time: bigint | undefined): void {
    if (time !== undefined && (this.end === undefined || time > this.end)) this.end = time
  }
}

const withoutInner = ({ events: _events, ...event }: PlainObject): PlainObject => event
