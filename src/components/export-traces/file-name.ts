import { CONVERT_FILE_ENDINGS } from '../../convert/convert.ts'
import type { ConvertOptions } from '../../convert/options.ts'

const MIDDLES: { readonly [format: string]: string } = { 'otlp-json': 'otlp', 'otlp-jsonl': 'otlp' }

/** `support.otlp.json` of `support.jsonl`: never the name of the file that was read. */
export function exportName(fileNames: readonly string[], { format, table }: ConvertOptions): string {
  const base = fileNames.length === 1 ? fileNames[0].replace(/(\.\w{1,8}){1,2}$/, '') : 'traces'
  const isTable = format === 'csv' || format === 'parquet'
  const middle = isTable ? (table ?? 'spans') : (MIDDLES[format] ?? format)
  return `${base || 'traces'}.${middle}.${CONVERT_FILE_ENDINGS[format]}`
}
