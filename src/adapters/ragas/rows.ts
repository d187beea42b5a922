// The forms in which data frames are written as JSON, brought to rows, and reports that hold rows under a name of their own.
// Source: pandas, DataFrame.to_json.
import { isObject, listIn, numberIn, type PlainObject } from '../plain-values.ts'
import { DATASET } from './columns.ts'

/** The rows of one record; itself where it is one. */
export function rowsOf(record: PlainObject): readonly PlainObject[] {
  const { columns, data, schema } = record
  if (Array.isArray(columns) && Array.isArray(data))
    return data.map((cells) => Object.fromEntries(columns.map((column, at) => [String(column), listIn(cells)[at]])))
  if (isObject(schema) && Array.isArray(data)) return data.filter(isObject)
  const lists = listsOf(record)
  if (lists.length > 0) return lists.flatMap((name) => listIn(record[name]).filter(isObject).map(withMetrics))
  const values = Object.values(record)
  if (values.length > 0 && values.every(isObject)) {
    const isByRow = Object.keys(record).every(isIndex)
    if (isByRow) return values
    const indexes = new Set(values.flatMap((column) => Object.keys(column)))
    if ([...indexes].every(isIndex)) return [...indexes].map((index) => rowAt(record, index))
  }
  return [withMetrics(record)]
}

/** Names of the lists that hold the rows of a report: those whose first entry asks something. */
export function listsOf(record: PlainObject): string[] {
  if (hasQuestion(record)) return []
  return Object.keys(record).filter((name) => {
    const [first] = listIn(record[name])
    return isObject(first) && hasQuestion(first)
  })
}

const hasQuestion = (row: PlainObject): boolean => DATASET.question.some((name) => row[name] !== undefined)

/** A row with the metrics that it keeps together as columns. */
export function withMetrics(row: PlainObject): PlainObject {
  const together = Object.keys(row).filter((name) => TOGETHER.test(name) && isObject(row[name]))
  if (together.length === 0) return row
  const rest: { [column: string]: unknown } = { ...row }
  for (const name of together) {
    const metrics = row[name] as PlainObject
    if (!Object.values(metrics).some((value) => numberIn(value) !== undefined)) continue
    delete rest[name]
    Object.assign(rest, metrics)
  }
  return rest
}

const TOGETHER = /^(ragas|(ragas_)?(scores|metrics))$/i

const isIndex = (key: string): boolean => /^\d+$/.test(key)

const rowAt = (record: PlainObject, index: string): PlainObject =>
  Object.fromEntries(
    Object.entries(record).map(([column, cells]) => [column, isObject(cells) ? cells[index] : undefined]),
  )
