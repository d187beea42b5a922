// Identity. A span is (dataset, trace id, span id); ids are any string, hex is only the usual case.

export type Brand<T, Name extends string> = T & { readonly __brand: Name }

export type TraceId = Brand<string, 'TraceId'>
export type SpanId = Brand<string, 'SpanId'>
/** Names one span inside one dataset: stable across snapshots, record orders and reloads. */
export type SpanKey = Brand<string, 'SpanKey'>

export const traceId = (id: string): TraceId => id as TraceId
export const spanId = (id: string): SpanId => id as SpanId

/** The key of a span inside its dataset. The parts are joined by a character that no JSON id carries unescaped. */
export const spanKey = (trace: string, span: string): SpanKey => `${trace}\u001f${span}` as SpanKey
