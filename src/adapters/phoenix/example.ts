// Examples of a dataset, as its page downloads them: columns `input_…`, `output_…` and `metadata_…`, mostly made from spans.
import type { PlainSpan } from '../plain-span.ts'
import { attributeIn, isObject, type PlainObject, restOf, textIn } from '../plain-values.ts'

export const isExample = (fields: PlainObject): boolean =>
  fields.example_id !== undefined && hasColumns(Object.keys(fields))

/** The columns of such a table. */
export const hasColumns = (columns: readonly string[]): boolean =>
  ['input_', 'output_'].every((prefix) => columns.some((column) => column.startsWith(prefix)))

const COLUMN = /^(input|output|metadata)_/

export function exampleOf(record: PlainObject): PlainSpan {
  const id = textIn(record.example_id)
  const metadata = membersOf(record, 'metadata_')
  const taken = new Set(Object.keys(record).filter((column) => COLUMN.test(column)))
  return {
    traceId: id,
    spanId: id,
    name: textIn(metadata.span_name) ?? 'example',
    attributes: {
      'openinference.span.kind': textIn(metadata.span_kind),
      'input.value': valueIn(membersOf(record, 'input_')),
      'output.value': valueIn(membersOf(record, 'output_')),
      ...restOf(metadata, new Set(['span_kind']), 'phoenix.metadata.'),
      ...restOf(record, taken, 'phoenix.'),
    },
  }
}

/** Cells of the columns under a prefix; every example has the columns of all others, empty. */
function membersOf(record: PlainObject, prefix: string): PlainObject {
  const cells = Object.entries(record).filter(([column, cell]) => column.startsWith(prefix) && cell !== '')
  return Object.fromEntries(cells.map(([column, cell]) => [column.slice(prefix.length), cell]))
}

/** What stands alone under the column's own name is the value, as a span had it. */
function valueIn(members: PlainObject): ReturnType<typeof attributeIn> {
  const { input, output, ...others } = members
  const alone = input ?? output
  if (alone !== undefined && Object.keys(others).length === 0 && !isObject(alone)) return attributeIn(alone)
  return Object.keys(members).length === 0 ? undefined : attributeIn(members)
}
