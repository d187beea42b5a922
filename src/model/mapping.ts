// Which column of a table, or which field of its records, says what. A person can change it and keep it: plain JSON.

/** What a column can say about a span. `start`, `end` and `duration` count in the mapping's units where they are numbers. */
export const COLUMN_ROLES = [
  'traceId',
  'spanId',
  'parentSpanId',
  'name',
  'type',
  'start',
  'end',
  'duration',
  'input',
  'output',
  'context',
  'model',
  'provider',
  'inputTokens',
  'outputTokens',
  'cachedTokens',
  'cost',
  'session',
  'user',
  'status',
  'error',
  'environment',
  'version',
  'tags',
] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** A column, and the beginning of what stands in it first. */
export interface Column {
  readonly name: string
  readonly example: string
}

export interface ColumnMapping {
  /** Name of a column, or the path of a field: `usage.prompt_tokens`. */
  readonly columns: { readonly [R in ColumnRole]?: string }
  /** Columns that are scores, each under its own name. */
  readonly scores: readonly string[]
  /** Unit of instants that are numbers; dates are told by how they are written. */
  readonly timeUnit: 's' | 'ms' | 'us' | 'ns'
  readonly durationUnit: 's' | 'ms' | 'us' | 'ns'
}
