// Records as an envelope gives them, before anyone asks what their keys mean. Adapters fill one draft again and again.
import type { AttributeView } from '../conventions/view.ts'
import { AttributeList, ShapeTable } from '../model/attribute-list.ts'
import type { AttributeValue, Resource, Scope } from '../model/span.ts'
import { StringTable } from '../model/strings.ts'
import { type EpochNs, epochOf, type Instant, noInstant } from '../model/time.ts'

/** Where a record comes from. */
export interface Place {
  readonly resource: Resource
  readonly scope: Scope
}

export interface EventInput {
  readonly name: string
  readonly time?: EpochNs
  readonly attributes: AttributeView
}

export interface LinkInput {
  readonly traceId: string
  readonly spanId: string
  readonly attributes: AttributeView
}

/** Dictionaries of the data set that is being read. */
export interface Tables {
  readonly strings: StringTable
  readonly shapes: ShapeTable
}

/** Tables of their own, for a record that is read alone. */
export const newTables = (): Tables => ({ strings: StringTable.small(), shapes: new ShapeTable() })

/**
 * The span that is being read. Ids and name are codes of `strings`, ids normalised by the adapter; 0 is none.
 * `clear` before each span; valid until the next one.
 */
export class SpanInput {
  traceId = 0
  spanId = 0
  parentSpanId = 0
  nameCode = 0
  /** Index into SPAN_KINDS and SPAN_STATUSES. */
  kind = 0
  status = 0
  statusMessage: string | undefined
  traceState: string | undefined
  readonly start: Instant = noInstant()
  readonly end: Instant = noInstant()
  readonly attributes: AttributeList
  events: readonly EventInput[] = NONE
  links: readonly LinkInput[] = NONE
  /** Where a source sends a record again with more or other values: the greater one says what holds. NaN: not said. */
  revision = Number.NaN
  /** The called side of a call, which may have the id of the calling side (Zipkin): where that is there too, it becomes its child. */
  sharesId = false
  /** The record of one request that a gateway saw: its counts are never those of calls beneath it, wherever it stands in the tree. */
  hasOwnUsage = false
  /** Issue codes of what was odd about the record as it was written. */
  readonly oddities: string[] = []
  /** Of the spans before: ids repeat themselves. */
  lastTraceId = 0
  lastParentId = 0
  readonly tables: Tables

  constructor(tables: Tables) {
    this.tables = tables
    this.attributes = new AttributeList(tables.strings, tables.shapes)
  }

  clear(): void {
    this.traceId = 0
    this.spanId = 0
    this.parentSpanId = 0
    this.nameCode = 0
    this.kind = 0
    this.status = 0
    this.statusMessage = undefined
    this.traceState = undefined
    this.start.seconds = Number.NaN
    this.end.seconds = Number.NaN
    this.attributes.clear()
    this.events = NONE
    this.links = NONE
    this.revision = Number.NaN
    this.sharesId = false
    this.hasOwnUsage = false
    if (this.oddities.length > 0) this.oddities.length = 0
  }

  get name(): string {
    return this.tables.strings.at(this.nameCode)
  }

  get startTime(): EpochNs | undefined {
    return epochOf(this.start)
  }

  get endTime(): EpochNs | undefined {
    return epochOf(this.end)
  }

  /** A text of the ids. */
  idText(code: number): string {
    return this.tables.strings.at(code)
  }
}

const NONE: readonly never[] = []

export interface LogInput {
  readonly traceId: string
  readonly spanId: string
  readonly eventName: string
  readonly time?: EpochNs
  readonly severity?: string
  readonly attributes: AttributeView
  readonly body?: AttributeValue
}
