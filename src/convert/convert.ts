// Out again: any dataset in an open format, in chunks. What each format takes is loaded when it is asked for.
import type { TraceSet } from '../model/trace-set.ts'
import type { ConvertFormat, ConvertOptions } from './options.ts'

/**
 * Writes traces in another format: UTF-8 text, or the bytes of a Parquet file, in the order in which they belong into a file.
 *
 * One span's content is in memory at a time. Content whose bytes are gone is left out, the structure of its span is written.
 * Throws the signal's reason once it is cancelled.
 */
export async function* convert(
  traces: TraceSet,
  options: ConvertOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  options.signal?.throwIfAborted()
  const { startConversion } = await import('./write.ts')
  yield* await startConversion(traces, options)
}

/** Ending of a file's name, without the dot. */
export const CONVERT_FILE_ENDINGS: { readonly [F in ConvertFormat]: string } = {
  'otlp-json': 'json',
  'otlp-jsonl': 'jsonl',
  phoenix: 'jsonl',
  langfuse: 'jsonl',
  langsmith: 'jsonl',
  csv: 'csv',
  parquet: 'parquet',
}
