// The OpenTelemetry record in whatever CloudWatch wrapped it: a row of a query, an event of a log group, a cell of a table.
import { fieldsOf } from '../otel-spans/fields.ts'
import { exactIn, isObject, type PlainObject, textIn } from '../plain-values.ts'

/** Fields that hold a record, as an object or as JSON in a text. */
export const WRAPPERS = ['raw_otel_json', '@message', 'message']

/** Spans have a start, log records a body; both name the resource they come from. */
export function isRecord(keys: ReadonlySet<string>): boolean {
  if (!keys.has('resource') && !keys.has('scope')) return false
  const isSpan = keys.has('spanId') && keys.has('startTimeUnixNano')
  return isSpan || ((keys.has('body') || keys.has('severityNumber')) && keys.has('timeUnixNano'))
}

/** The record itself; undefined where there is none. */
export function recordIn(value: unknown): PlainObject | undefined {
  const row = Array.isArray(value) ? rowOf(value) : value
  if (!isObject(row)) return undefined
  for (const key of WRAPPERS) {
    const inner = row[key]
    const record = typeof inner === 'string' ? exactIn(inner) : inner
    if (isObject(record)) return record
  }
  return row
}

/** A row of a query as a list of `{field, value}`. */
const rowOf = (cells: readonly unknown[]): PlainObject =>
  Object.fromEntries(
    cells.flatMap((cell) => {
      const { field, value } = fieldsOf(cell)
      return textIn(field) === undefined ? [] : [[textIn(field), value]]
    }),
  )

export const isSpan = (record: PlainObject): boolean => record.startTimeUnixNano !== undefined
