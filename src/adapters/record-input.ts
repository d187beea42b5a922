// Records as an envelope gives them, before anyone asks what their keys mean.
import type { AttributeValue, Resource, Scope } from '../model/span.ts'
import type { EpochNs } from '../model/time.ts'

/** Where a record comes from. */
export interface Place {
  readonly resource: Resource
  readonly scope: Scope
}

export interface EventInput {
  readonly name: string
  readonly time?: EpochNs
  readonly attributes: ReadonlyMap<string, AttributeValue>
}

/** A span as an envelope gives it. Ids are as the source wrote them, normalised by the adapter; empty means none. */
export interface SpanInput {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string
  readonly name: string
  readonly kind: number
  readonly status: number
  readonly statusMessage?: string
  readonly startTime?: EpochNs
  readonly endTime?: EpochNs
  readonly traceState?: string
  readonly attributes: ReadonlyMap<string, AttributeValue>
  readonly events: readonly EventInput[]
  readonly links: readonly {
    readonly traceId: string
    readonly spanId: string
    readonly attributes: ReadonlyMap<string, AttributeValue>
  }[]
}

export interface LogInput {
  readonly traceId: string
  readonly spanId: string
  readonly eventName: string
  readonly time?: EpochNs
  readonly severity?: string
  readonly attributes: ReadonlyMap<string, AttributeValue>
  readonly body?: AttributeValue
}
