// One file into the builder: open, detect, read record by record, report.
import type { Adapter, AdapterEntry, Peek } from '../adapters/adapter.ts'
import type { TransformContent } from '../adapters/content-record.ts'
import { goOn } from '../adapters/go-on.ts'
import { RecordSink } from '../adapters/record-sink.ts'
import { adapterById, type Match, rankAdapters } from '../adapters/registry.ts'
import { CONVENTIONS } from '../conventions/registry.ts'
import { ByteCursor, type ByteFile } from '../json/byte-cursor.ts'
import { JsonError } from '../json/json-error.ts'
import { firstValues } from '../json/json-text.ts'
import { KeyTable } from '../json/key-table.ts'
import type { PutContent } from '../json/parsed-cursor.ts'
import { ByteWindow } from '../json/window.ts'
import type { TraceBuilder } from '../model/builder.ts'
import { type ContentSource, MemoryContent } from '../model/content-store.ts'
import { PanelError } from '../model/errors.ts'
import type { FileReport } from '../model/issue.ts'
import { decodeUtf8 } from '../util/utf8.ts'
import { breathe } from './breathe.ts'
import { type NamedInput, sizeOf } from './input.ts'
import { readRecords } from './records.ts'
import { openInput } from './source.ts'

export interface FileProgress {
  readonly name: string
  readonly file: number
  readonly bytesRead: number
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
  /** Called every few records; may await to hand out a snapshot. */
  readonly onProgress?: (progress: FileProgress) => void | Promise<void>
}

/** Records without an owner after which a file counts as unknown. */
const MAX_UNCLAIMED = 100

/** What detection may look at. */
const PEEK_BYTES = 1 << 16

/** Records that say what columns a table has. */
const PEEK_RECORDS = 50

/** Milliseconds of work between two breaths: a page must draw in between, a worker only tells how far it is. */
const SLICE_MS = typeof document === 'undefined' ? 50 : 12

/**
 * Reads one file. What was read before trouble stays in the builder; the trouble is in the report's `error`.
 * Rejects only when cancelled.
 */
export async function readFile(input: NamedInput, options: ReadFileOptions): Promise<void> {
  const { builder, signal, transformContent } = options
  const startedMs = performance.now()
  const sizeBytes = sizeOf(input.data)
  const report = emptyReport(input.name, sizeBytes)
  const file = builder.addFile({ ...report, error: input.error })
  if (input.error) return
  const sink = new RecordSink({
    builder,
    file,
    put: putInto(options.addStore),
    transform: transformContent,
    mapping: input.readAs?.mapping,
  })
  let run: FileRun | undefined
  let bytesRead = 0
  let error: FileReport['error']
  let isGzip = false
  const progress = () =>
    options.onProgress?.({
      name: input.name,
      file,
      bytesRead: run ? run.bytesRead(sizeBytes) : bytesRead,
      sizeBytes,
      spans: sink.spans,
    })
  try {
    const opened = await openInput(input.data, input.name, sink.issues, (count) => {
      bytesRead += count
      signal?.throwIfAborted()
    })
    signal?.throwIfAborted()
    isGzip = opened.isGzip
    if (!transformContent) options.onContent(opened.content)
    const bytes: ByteFile = {
      window: new ByteWindow(opened.source),
      keys: new KeyTable(),
      store: transformContent ? undefined : file,
      lines: 0,
      nanCount: 0,
      hasInvalidUtf8: false,
    }
    await bytes.window.advance(0)
    const cursor = new ByteCursor(bytes)
    const adapter = input.readAs?.adapter ?? options.adapter
    const reading = new FileRun(input.name, sink, cursor, bytes.window, opened.source.size, progress, {
      ...options,
      adapter,
    })
    run = reading
    await readRecords({ name: input.name, file: bytes, cursor, sink, sizeBytes: opened.source.size }, (place) =>
      reading.read(place),
    )
    reading.finish()
  } catch (caught) {
    signal?.throwIfAborted()
    error = errorOf(caught, input.name)
  }
  await progress()
  const { spansByConvention } = sink
  builder.setFile(file, {
    ...report,
    isGzip,
    adapter: run?.match && {
      id: run.match.adapter.id,
      label: run.match.adapter.label,
      because: run.match.because,
      certainty: run.match.certainty,
    },
    table: sink.mapping && {
      columns: [...sink.columns.values()].map((column) => (transformContent ? { ...column, example: '' } : column)),
      mapping: sink.mapping,
    },
    alternatives: (run?.alternatives ?? []).map(({ adapter, because }) => ({
      id: adapter.id,
      label: adapter.label,
      because,
    })),
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
    issues: sink.issues.list(),
    elapsedMs: performance.now() - startedMs,
    error,
  })
}

/** Content that lies nowhere as it is read goes to memory, in a store that is opened when there is some. */
function putInto(addStore: ReadFileOptions['addStore']): PutContent {
  let memory: MemoryContent | undefined
  let store = 0
  return (text, format) => {
    if (!memory) {
      memory = new MemoryContent()
      store = addStore(memory)
    }
    return memory.append(text, store, format)
  }
}

/** Chooses the adapter by the first record that one claims, then reads with it. */
class FileRun {
  match: Match | undefined
  alternatives: readonly Match[] = []
  private readonly name: string
  private readonly sink: RecordSink
  private readonly cursor: ByteCursor
  private readonly window: ByteWindow
  private readonly size: number
  private readonly progress: () => void | Promise<void>
  private readonly signal: AbortSignal | undefined
  private readonly forced: AdapterEntry | undefined
  private adapter: Adapter | undefined
  private isDone = false
  private unclaimed = 0
  private sliceStartMs = performance.now()

  constructor(
    name: string,
    sink: RecordSink,
    cursor: ByteCursor,
    window: ByteWindow,
    size: number,
    progress: () => void | Promise<void>,
    { adapter, signal }: ReadFileOptions,
  ) {
    this.name = name
    this.sink = sink
    this.cursor = cursor
    this.window = window
    this.size = size
    this.progress = progress
    this.signal = signal
    this.forced = adapter === undefined ? undefined : adapterById(adapter)
  }

  /** Of the file as it was given; one that was unpacked counts in the same proportion. */
  bytesRead(sizeBytes: number): number {
    const { base } = this.window
    return this.isDone ? sizeBytes : Math.round(((base + this.cursor.position) / this.size) * sizeBytes)
  }

  /** Reads the record the cursor stands on. */
  async read(place: string | undefined): Promise<void> {
    const { cursor, sink } = this
    sink.issues.place = place
    if (!this.match) this.choose()
    if (this.match && !this.adapter) {
      this.adapter = await this.match.adapter.load()
      this.adapter.begin?.(this.peek(), sink)
    }
    if (!this.adapter) {
      sink.addUnread('record.unknown_shape', this.shape(), place ?? 'document')
      if (++this.unclaimed >= MAX_UNCLAIMED) throw this.unknown()
      return
    }
    const steps = this.adapter.read(cursor, sink)
    const level = cursor.depth
    while (this.takesStep(steps, level)) {
      if (cursor.isLow) cursor.moved(await this.window.advance(cursor.position))
      await this.rest()
    }
    await this.rest()
  }

  finish(): void {
    this.isDone = true
    if (!this.match) throw this.unknown()
    this.sink.end()
  }

  /** Reads on. Trouble in one record, nested beyond the engine's depth say, is told; the records after it are read. */
  private takesStep(steps: Generator<void, void>, level: number): boolean {
    try {
      return steps.next().done !== true
    } catch (error) {
      if (error instanceof JsonError) throw error
      goOn(this.cursor, this.sink, level, error)
      return false
    }
  }

  private choose(): void {
    const peek = this.peek()
    const matches = rankAdapters(peek)
    if (this.forced) this.match = { adapter: this.forced, certainty: 'certain', because: 'it was chosen by hand' }
    else this.match = matches[0]
    this.alternatives = matches.filter(({ adapter }) => adapter !== this.match?.adapter)
    if (matches.length > 1 && matches[0].certainty === matches[1].certainty) {
      this.sink.issues.add('warning', 'detect.tie', matches.map(({ adapter }) => adapter.label).join(', '))
    }
  }

  private peek(): Peek {
    const text = this.head()
    const [first] = firstValues(text, 1)
    const isObject = typeof first === 'object' && first !== null && !Array.isArray(first)
    const keys = new Set(isObject ? Object.keys(first) : [])
    // Its value may be longer than what is looked at.
    const fork = this.cursor.fork()
    if (fork.type === 'object' && fork.enter() && fork.next()) keys.add(fork.key ?? '')
    return { name: this.name, keys, first, records: () => firstValues(text, PEEK_RECORDS) }
  }

  /** Text of the record and of what follows it. */
  private head(): string {
    const { bytes, end } = this.window
    const from = this.cursor.position
    return decodeUtf8(bytes, from, Math.min(end, from + PEEK_BYTES))
  }

  /** Names a record by its keys, never by its values. */
  private shape(): string {
    const { type } = this.cursor
    if (type !== 'object') return `a ${type}`
    const fork = this.cursor.fork()
    const keys: string[] = []
    fork.enter()
    while (keys.length < 6 && fork.next()) keys.push(fork.key ?? '')
    return `keys ${keys.join(', ')}`
  }

  private async rest(): Promise<void> {
    if (performance.now() - this.sliceStartMs < SLICE_MS) return
    await this.progress()
    await breathe()
    this.signal?.throwIfAborted()
    this.sliceStartMs = performance.now()
  }

  private unknown(): PanelError {
    return new PanelError(
      'input.unknown_format',
      `${this.name} is JSON, but no trace format that is known here. Nothing in it could be shown as traces. Export it as OTLP JSON, or name the format by hand.`,
    )
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
