// One file into the builder: open, detect, read record by record, report.
import type { Adapter, Peek } from '../adapters/adapter.ts'
import type { TransformContent } from '../adapters/content-record.ts'
import { ParsedCursor } from '../adapters/parsed-cursor.ts'
import { RecordSink } from '../adapters/record-sink.ts'
import { adapterById, type Match, rankAdapters } from '../adapters/registry.ts'
import { CONVENTIONS, conventionLabel } from '../conventions/registry.ts'
import type { TraceBuilder } from '../model/builder.ts'
import type { MemoryContent } from '../model/content-store.ts'
import { PanelError } from '../model/errors.ts'
import type { FileReport } from '../model/issue.ts'
import { breathe } from './breathe.ts'
import { type NamedInput, sizeOf, streamOf } from './input.ts'
import { type JsonRecord, readRecords } from './records.ts'
import { openText } from './text.ts'

export interface FileProgress {
  readonly name: string
  readonly file: number
  readonly bytesRead: number
  readonly sizeBytes: number
  readonly spans: number
}

export interface ReadFileOptions {
  readonly builder: TraceBuilder
  /** Takes the file's content by; grows while the file is read. */
  readonly content: MemoryContent
  /** Id of the adapter to use whatever detection says. */
  readonly adapter?: string
  readonly transformContent?: TransformContent
  readonly signal?: AbortSignal
  /** Called every few records; may await to hand out a snapshot. */
  readonly onProgress?: (progress: FileProgress) => void | Promise<void>
}

/** Records without an owner after which a file counts as unknown. */
const MAX_UNCLAIMED = 100

/** Milliseconds of work between two breaths. */
const SLICE_MS = 12

/**
 * Reads one file. What was read before trouble stays in the builder; the trouble is in the report's `error`.
 * Rejects only when cancelled.
 */
export async function readFile(input: NamedInput, options: ReadFileOptions): Promise<void> {
  const { builder, content, signal } = options
  const startedMs = performance.now()
  const sizeBytes = sizeOf(input.data)
  const report = emptyReport(input.name, sizeBytes)
  const file = builder.addFile({ ...report, error: input.error })
  if (input.error) return
  const sink = new RecordSink({
    builder,
    file,
    put: (text, format) => content.append(text, file, format),
    transform: options.transformContent,
  })
  const run = new FileRun(input.name, sink, options)
  let bytesRead = 0
  let error: FileReport['error']
  let isGzip = false
  const progress = () => options.onProgress?.({ name: input.name, file, bytesRead, sizeBytes, spans: sink.spans })
  try {
    const text = await openText(streamOf(input.data), input.name, sink.issues, (count) => {
      bytesRead += count
    })
    isGzip = text.isGzip
    const records = readRecords(text.chunks, input.name, sink.issues, (code, example, place) =>
      sink.addUnread(code, example, place),
    )
    for await (const record of records) {
      await run.read(record, progress)
      signal?.throwIfAborted()
    }
    run.finish()
  } catch (caught) {
    signal?.throwIfAborted()
    error = errorOf(caught, input.name)
  }
  await progress()
  builder.setFile(file, {
    ...report,
    isGzip,
    adapter: run.match && {
      id: run.match.adapter.id,
      label: run.match.adapter.label,
      because: run.match.because,
      certainty: run.match.certainty,
    },
    alternatives: run.alternatives.map(({ adapter, because }) => ({ id: adapter.id, label: adapter.label, because })),
    conventions: CONVENTIONS.filter(({ id }) => sink.spansByConvention.has(id)).map(({ id }) => ({
      id,
      label: conventionLabel(id),
      spans: sink.spansByConvention.get(id) ?? 0,
    })),
    counts: {
      records: sink.records,
      spans: sink.spans,
      traces: sink.traceCount,
      logs: sink.logs,
      scores: sink.scores,
      notRead: sink.notRead,
    },
    issues: sink.issues.list(),
    elapsedMs: performance.now() - startedMs,
    error,
  })
}

/** Chooses the adapter by the first record that one claims, then reads with it. */
class FileRun {
  match: Match | undefined
  alternatives: readonly Match[] = []
  private readonly name: string
  private readonly sink: RecordSink
  private readonly forced: Adapter | undefined
  private unclaimed = 0
  private sliceStartMs = performance.now()

  constructor(name: string, sink: RecordSink, options: ReadFileOptions) {
    this.name = name
    this.sink = sink
    this.forced = options.adapter === undefined ? undefined : adapterById(options.adapter)
  }

  async read(record: JsonRecord, progress: () => void | Promise<void>): Promise<void> {
    this.sink.issues.place = record.place === 'document' ? undefined : record.place
    if (!this.match) this.choose(record)
    if (!this.match) {
      this.sink.addUnread('record.unknown_shape', shapeOf(record.value), record.place)
      if (++this.unclaimed >= MAX_UNCLAIMED) throw this.unknown()
      return
    }
    const cursor = new ParsedCursor(record.value, this.sink.putContent, record.cutDepth)
    const steps = this.match.adapter.read(cursor, this.sink)
    while (!this.isDone(steps, record)) await this.rest(progress)
    await this.rest(progress)
  }

  finish(): void {
    if (!this.match) throw this.unknown()
  }

  /** Reads on. Trouble in one record, nested beyond the engine's depth say, is told; the records after it are read. */
  private isDone(steps: Generator<void, void>, record: JsonRecord): boolean {
    try {
      return steps.next().done === true
    } catch (error) {
      // Named by its kind: the words of an error may hold words of the record.
      this.sink.addUnread('record.failed', error instanceof Error ? error.name : 'error', record.place)
      return true
    }
  }

  private choose(record: JsonRecord): void {
    const peek = peekOf(this.name, record.value)
    const matches = rankAdapters(peek)
    if (this.forced) this.match = { adapter: this.forced, certainty: 'certain', because: 'it was chosen by hand' }
    else this.match = matches[0]
    this.alternatives = matches.filter(({ adapter }) => adapter !== this.match?.adapter)
    if (matches.length > 1 && matches[0].certainty === matches[1].certainty) {
      this.sink.issues.add('warning', 'detect.tie', matches.map(({ adapter }) => adapter.label).join(', '))
    }
  }

  private async rest(progress: () => void | Promise<void>): Promise<void> {
    if (performance.now() - this.sliceStartMs < SLICE_MS) return
    await progress()
    await breathe()
    this.sliceStartMs = performance.now()
  }

  private unknown(): PanelError {
    return new PanelError(
      'input.unknown_format',
      `${this.name} is JSON, but no trace format that is known here. Nothing in it could be shown as traces. Export it as OTLP JSON, or name the format by hand.`,
    )
  }
}

function peekOf(name: string, first: unknown): Peek {
  const isObject = typeof first === 'object' && first !== null && !Array.isArray(first)
  return { name, keys: new Set(isObject ? Object.keys(first) : []), first }
}

/** Names a record by its keys, never by its values. */
const shapeOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? `keys ${Object.keys(value).slice(0, 6).join(', ')}`
    : `a ${value === null ? 'null' : typeof value}`

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
