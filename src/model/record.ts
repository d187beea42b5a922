// One span with all its attributes, decoded from its references: what conventions read content from.
import type { Attributes, AttributeValue, Resource, Scope } from './span.ts'
import type { EpochNs } from './time.ts'

export interface EventRecord {
  readonly name: string
  readonly time?: EpochNs
  readonly attributes: Attributes
}

export interface LogRecord {
  /** `eventName`, else attribute `event.name`, else empty. */
  readonly eventName: string
  readonly time?: EpochNs
  readonly severity?: string
  readonly attributes: Attributes
  readonly body?: AttributeValue
}

export interface SpanRecord {
  readonly name: string
  readonly attributes: Attributes
  readonly events: readonly EventRecord[]
  readonly links: readonly { readonly traceId: string; readonly spanId: string; readonly attributes: Attributes }[]
  readonly statusMessage?: string
  readonly scope: Scope
  readonly resource: Resource
  /** Log records joined to the span by trace and span id, in order of time, then as they came. */
  readonly logs: readonly LogRecord[]
}
