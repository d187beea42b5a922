// Fixtures as tables: rows of JSON written as CSV and as Parquet.
import { parquetWriteBuffer } from 'hyparquet-writer'
import Papa from 'papaparse'
import { fixtureText } from './fixture.ts'
import { parseRecords } from './parsed-road.ts'

/** Fixtures whose records are rows of a table. */
export const TABLES: readonly (readonly [adapter: string, fixture: string])[] = [
  ['braintrust', 'braintrust/experiment.jsonl'],
  ['clickhouse', 'clickhouse/rows.jsonl'],
  ['clickhouse', 'clickhouse/snake-columns.jsonl'],
  ['clickhouse', 'clickhouse/logs.jsonl'],
  ['cloudwatch', 'cloudwatch/query-rows.json'],
  ['generic', 'generic/calls.jsonl'],
  ['generic', 'generic/spans.jsonl'],
  ['helicone', 'helicone/rows.jsonl'],
  ['helicone', 'helicone/ui-export.jsonl'],
  ['laminar', 'laminar/rows.jsonl'],
  ['langfuse', 'langfuse/blob-observations.jsonl'],
  ['langfuse', 'langfuse/export-events.jsonl'],
  ['langfuse', 'langfuse/export-traces.jsonl'],
  ['langsmith', 'langsmith/cli.jsonl'],
  ['logfire', 'logfire/lines.jsonl'],
  ['mastra', 'mastra/stored-rows.jsonl'],
  ['mlflow', 'mlflow/rows.jsonl'],
  ['mlflow', 'mlflow/rows-without-trace.jsonl'],
  ['opik', 'opik/rows.jsonl'],
  ['otel-spans', 'otel-spans/flat-snake.jsonl'],
  ['phoenix', 'phoenix/dataframe-rows.jsonl'],
  ['portkey', 'portkey/export.jsonl'],
  ['ragas', 'ragas/records.json'],
  ['ragas', 'ragas/conversation.jsonl'],
  ['trail', 'trail/labelled-rows.jsonl'],
  ['trulens', 'trulens/events.jsonl'],
  ['weave', 'weave/calls.jsonl'],
]

export type Row = { readonly [column: string]: unknown }

const isOfTable = (first: Row, row: Row): boolean => {
  const keys = Object.keys(row)
  return keys.filter((key) => key in first).length > keys.length / 2
}

const asText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const columnsOf = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))]

export const csvOf = (rows: readonly Row[]): string =>
  Papa.unparse({
    fields: columnsOf(rows),
    data: rows.map((row) => columnsOf(rows).map((column) => asText(row[column]) ?? '')),
  })

/** Columns of one kind of scalar keep it, all others are text. */
export function parquetOf(rows: readonly Row[]): Uint8Array {
  const columnData = columnsOf(rows).map((name) => {
    const values = rows.map((row) => row[name] ?? null)
    const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value))
    const isOf = (kind: string) => kinds.size === 1 && kinds.has(kind as 'number')
    if (isOf('boolean')) return { name, data: values, type: 'BOOLEAN' as const, nullable: true }
    if (isOf('number')) return { name, data: values, type: 'DOUBLE' as const, nullable: true }
    return { name, data: values.map(asText), type: 'STRING' as const, nullable: true }
  })
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}

/** The rows of a fixture. Some hold those of several tables, which are files of their own outside JSON: the first counts. */
export function rowsOf(fixture: string): Row[] {
  const [first, ...others] = parseRecords(fixtureText(fixture)) as Row[]
  return [first, ...others.filter((row) => isOfTable(first, row))]
}
