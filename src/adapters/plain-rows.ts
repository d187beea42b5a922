// Rows of tables whose columns are named by path: `inputs.question` is the field `question` of `inputs`.
import { isObject, type PlainObject, setOwn } from './plain-values.ts'

/**
 * The record that a row is. Columns under one of `heads` are fields of it, empty cells are nothing; a record that has no such
 * column is left as it is. `pathOf` may say otherwise for names that hold dots themselves.
 */
export function recordOfRow(
  row: PlainObject,
  heads: ReadonlySet<string>,
  pathOf: (column: string) => readonly string[] | undefined = () => undefined,
): PlainObject {
  const headOf = (column: string) => column.slice(0, Math.max(0, column.indexOf('.')))
  if (!Object.keys(row).some((column) => heads.has(headOf(column)))) return row
  const record: { [key: string]: unknown } = {}
  for (const [column, value] of Object.entries(row)) {
    if (value !== '') put(record, pathOf(column) ?? (heads.has(headOf(column)) ? column.split('.') : [column]), value)
  }
  return record
}

function put(object: { [key: string]: unknown }, [key, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    setOwn(object, key, value)
    return
  }
  const inner = Object.hasOwn(object, key) ? object[key] : undefined
  const next: { [key: string]: unknown } = isObject(inner) ? inner : {}
  if (next !== inner) setOwn(object, key, next)
  put(next, rest, value)
}
