// The forms in which data frames are written as JSON, brought to rows. Source: pandas, DataFrame.to_json.
import { isObject, listIn, type PlainObject } from '../plain-values.ts'

/** The rows of one record; itself where it is one. */
export function rowsOf(record: PlainObject): readonly PlainObject[] {
  const { columns, data, schema } = record
  if (Array.isArray(columns) && Array.isArray(data))
    return data.map((cells) => Object.fromEntries(columns.map((column, at) => [String(column), listIn(cells)[at]])))
  if (isObject(schema) && Array.isArray(data)) return data.filter(isObject)
  const values = Object.values(record)
  if (values.length > 0 && values.every(isObject)) {
    const isByRow = Object.keys(record).every(isIndex)
    if (isByRow) return values
    const indexes = new Set(values.flatMap((column) => Object.keys(column)))
    if ([...indexes].every(isIndex)) return [...indexes].map((index) => rowAt(record, index))
  }
  return [record]
}

const isIndex = (key: string): boolean => /^\d+$/.test(key)

const rowAt = (record: PlainObject, index: string): PlainObject =>
  Object.fromEntries(
    Object.entries(record).map(([column, cells]) => [column, isObject(cells) ? cells[index] : undefined]),
  )
