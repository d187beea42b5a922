// Which writer a format has.
import type { TraceSet } from '../model/trace-set.ts'
import { utf8Chunks } from './chunks.ts'
import { Job } from './job.ts'
import type { ConvertOptions } from './options.ts'

export async function startConversion(
  traces: TraceSet,
  options: ConvertOptions,
): Promise<AsyncIterable<Uint8Array<ArrayBuffer>>> {
  const job = new Job(traces, options)
  const { format } = options
  switch (format) {
    case 'otlp-json':
      return utf8Chunks((await import('./formats/otlp.ts')).writeOtlp(job))
    case 'otlp-jsonl':
      return utf8Chunks((await import('./formats/otlp.ts')).writeOtlpLines(job))
    case 'phoenix':
      return utf8Chunks((await import('./formats/phoenix.ts')).writePhoenix(job))
    case 'langfuse':
      return utf8Chunks((await import('./formats/langfuse.ts')).writeLangfuse(job))
    case 'langsmith':
      return utf8Chunks((await import('./formats/langsmith.ts')).writeLangSmith(job))
    case 'csv':
    case 'parquet': {
      const { tableFor } = await import('./tables/index.ts')
      const table = tableFor(job, options.table ?? 'spans')
      if (format === 'csv') return utf8Chunks((await import('./formats/csv.ts')).writeCsv(table))
      return (await import('./formats/parquet.ts')).writeParquet(table)
    }
    default:
      return format satisfies never
  }
}
