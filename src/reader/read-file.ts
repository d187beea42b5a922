// One file into the builder: open, detect, read record by record, report.
import type { TransformContent } from '../adapters/content-record.ts'
import { RecordSink } from '../adapters/record-sink.ts'
import type { Awaiting } from '../adapters/trace-match.ts'
import { CONVENTIONS } from '../conventions/registry.ts'
import type { TraceBuilder } from '../model/builder.ts'
import type { ContentSource } from '../model/content-store.ts'
import { PanelError } from '../model/errors.ts'
import type { FileReport } from '../model/issue.ts'
import { FileRun } from './file-run.ts'
import type { HeldContent } from './held-content.ts'
import { type NamedInput, sizeTeller } from './input.ts'
import { PART_MISSING } from './parts.ts'
import { readContainer } from './read-container.ts'
import { readJson } from './read-json.ts'
import { NOT_AT_HAND, openInput } from './source.ts'

export interface FileProgress {
  readonly name: string
  readonly file: number
  readonly bytesRead: number
  /** Of a stream that does not say so: what came so far. */
  readonly sizeBytes: number
  readonly spans: number
}

export interface ReadFileOptions {
  readonly builder: TraceBuilder
  /** Told where the content lies, as soon as that is known. */
  readonly onContent: (content: ContentSource) => void
  /** Keeps content that lies in no file; returns its store. */
  readonly addStore: (content: ContentSource) => number
  /** Id of the adapter to use whatever detection says. */
  readonly adapter?: string
  readonly transformContent?: TransformContent
  readonly signal?: AbortSignal
  /** Reads nothing before all bytes are there. */
  readonly isWhole?: boolean
  /** Called every few records; may await to hand out a snapshot. */
  readonly onProgress?: (progress: FileProgress) => void | Promise<void>
}

/** What a file waits for when it has been read: the traces of others that its records are about. */
export interface FileRest {
  readonly awaiting: readonly Awaiting[]
  /** Reports the file once more. */
  readonly tell: () => void
}

/**
 * Reads one file. What was read before trouble stays in the builder; the trouble is in the report's `error`.
 * Rejects only when cancelled, where a part of the reader is missing, and with `reader.not_at_hand` where it has to be read with
 * `isWhole`.
 */
export async function readFile(input: NamedInput, options: ReadFileOptions): Promise<FileRest | undefined> {
  const { builder, signal, transformContent } = options
  const startedMs = performance.now()
  const size = sizeTeller(input.data)
  const report = emptyReport(input.name, size())
  const file = builder.addFile({ ...report, error: input.error })
  if (input.error) return undefined
  let held: HeldContent | undefined
  const hold = async () => {
    held = (await import('./held-content.ts')).holdIn(options.addStore)
    return held.put
  }
  const sink = new RecordSink({
    builder,
    file,
    // What is changed while it is read lies in no file.
    put: transformContent && (await hold()),
    hold,
    // Never asked for in a worker: a function cannot be sent there.
    transform: transformContent && (await import('../adapters/content-record.ts')).recordTransform(transformContent),
    mapping: input.readAs?.mapping,
  })
  let bytesRead = 0
  let error: FileReport['error']
  let isGzip = false
  const progress = () =>
    options.onProgress?.({ name: input.name, file, bytesRead, sizeBytes: size(), spans: sink.spans })
  const run = new FileRun(input.name, sink, progress, { adapter: input.readAs?.adapter ?? options.adapter, signal })
  try {
    const opened = await openInput(input.data, input.name, {
      issues: sink.issues,
      isWhole: options.isWhole,
      onBytes: (count) => {
        bytesRead += count
        signal?.throwIfAborted()
      },
    })
    signal?.throwIfAborted()
    isGzip = opened.isGzip
    const { source, container } = opened
    // Of the file as it was given; one that was unpacked counts in the same proportion.
    const onBytes = (count: number) => {
      if (!source.stepBytes) bytesRead = Math.round((count / Math.max(1, source.size)) * size())
    }
    try {
      if (container) await readContainer(container, { name: input.name, source, sink, run, onBytes })
      else {
        if (!transformContent) options.onContent(opened.content)
        const store = transformContent ? undefined : file
        await readJson({ name: input.name, source, store, sink, run, onBytes })
      }
    } finally {
      sink.end()
      opened.tellCut?.(sink.issues)
    }
    bytesRead = size()
    await run.finish()
  } catch (caught) {
    signal?.throwIfAborted()
    // Nothing is wrong with the file: whoever reads without a worker can read it.
    if (caught instanceof PanelError && (caught.code === PART_MISSING || caught.code === NOT_AT_HAND)) throw caught
    error = errorOf(caught, input.name)
  }
  await progress()
  const elapsedMs = performance.now() - startedMs
  const tell = () => builder.setFile(file, reportOf())
  tell()
  return sink.awaiting.length === 0 ? undefined : { awaiting: sink.awaiting, tell }

  function reportOf(): FileReport {
    const { spansByConvention } = sink
    return {
      ...report,
      sizeBytes: size(),
      isGzip,
      adapter: run.match && {
        id: run.match.adapter.id,
        label: run.match.adapter.label,
        because: run.match.because,
        certainty: run.match.certainty,
      },
      table: sink.mapping && {
        columns: [...sink.columns.values()].map((column) => (transformContent ? { ...column, example: '' } : column)),
        mapping: sink.mapping,
      },
      alternatives: run.alternatives.map(({ adapter, because }) => ({
        id: adapter.id,
        label: adapter.label,
        because,
      })),
      guesses: run.guesses,
      conventions: CONVENTIONS.flatMap(({ id, label }) => {
        const spans = spansByConvention.get(id)
        return spans === undefined ? [] : [{ id, label, spans }]
      }),
      counts: {
        records: sink.records,
        spans: sink.spans,
        traces: sink.traceCount,
        logs: sink.logs,
        scores: sink.scores,
        notRead: sink.notRead,
      },
      issues: [...sink.issues.list(), ...(held?.issues() ?? [])],
      elapsedMs,
      error,
    }
  }
}

function errorOf(caught: unknown, name: string): { code: string; message: string } {
  if (caught instanceof PanelError) return { code: caught.code, message: caught.message }
  return {
    code: 'reader.failed',
    message: `${name} could not be read to its end: ${caught instanceof Error ? caught.message : String(caught)}. What was read before is shown. Please report this file's shape, it should not happen.`,
  }
}

const emptyReport = (name: string, sizeBytes: number): FileReport => ({
  name,
  sizeBytes,
  isGzip: false,
  alternatives: [],
  conventions: [],
  counts: { records: 0, spans: 0, traces: 0, logs: 0, scores: 0, notRead: 0 },
  issues: [],
  elapsedMs: 0,
})
