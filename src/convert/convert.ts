// Out again: any dataset in an open format, in chunks. What each format takes is loaded when it is asked for.
import type { TraceSet } from '../model/trace-set.ts'
import { utf8Chunks } from './chunks.ts'
import { Job } from './job.ts'
import type { ConvertOptions } from './options.ts'

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
  const job = new Job(traces, options)
  switch (options.format) {
    case 'otlp': {
      const { writeOtlp } = await import('./formats/otlp.ts')
      yield* utf8Chunks(writeOtlp(job))
      return
    }
    case 'otlp-lines': {
      const { writeOtlpLines } = await import('./formats/otlp.ts')
      yield* utf8Chunks(writeOtlpLines(job))
      return
    }
    default:
      throw new Error('later')
  }
}
