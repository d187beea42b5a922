// The records of one file, whatever it is made of: the first one that an adapter claims chooses it, and it reads them all.
import type { Adapter, Peek } from '../adapters/adapter.ts'
import { type Match, matchesOf } from '../adapters/choose.ts'
import { goOn } from '../adapters/go-on.ts'
import { otlpJson } from '../adapters/otlp-json/detect.ts'
import type { RecordSink } from '../adapters/record-sink.ts'
import type { Cursor } from '../json/cursor.ts'
import { JsonError } from '../json/json-error.ts'
import type { FormatGuess } from '../model/issue.ts'
import { breathe } from '../util/breathe.ts'
import type { Unclaimed } from './unclaimed.ts'

/** A record at the top of a file. */
export interface FileRecord {
  readonly cursor: Cursor
  /** `line 7`, `[3]`, `row 12`, or undefined for the whole document. */
  readonly place: string | undefined
  /** What detection may look at, from this record on. */
  peek(): Omit<Peek, 'name'>
  /** Fetches what comes next, where the cursor is low. */
  advance(): Promise<void>
}

/** Milliseconds of work between two breaths: a page must draw in between, in a worker the next bytes come in. */
const SLICE_MS = typeof document === 'undefined' ? 6 : 12

export class FileRun {
  match: Match | undefined
  alternatives: readonly Match[] = []
  guesses: readonly FormatGuess[] | undefined
  private readonly name: string
  private readonly sink: RecordSink
  private readonly progress: () => void | Promise<void>
  private readonly signal: AbortSignal | undefined
  private readonly forced: string | undefined
  private adapter: Adapter | undefined
  private unclaimed: Unclaimed | undefined
  private sliceStartMs = performance.now()

  constructor(
    name: string,
    sink: RecordSink,
    progress: () => void | Promise<void>,
    { adapter, signal }: { readonly adapter?: string; readonly signal?: AbortSignal },
  ) {
    this.name = name
    this.sink = sink
    this.progress = progress
    this.signal = signal
    this.forced = adapter
  }

  async read(record: FileRecord): Promise<void> {
    this.sink.issues.place = record.place
    if (!this.match) await this.choose(record)
    const { match } = this
    if (match && !match.paths) return this.readRecord(record, match)
    const unclaimed = await this.loadUnclaimed()
    if (match?.paths) return unclaimed.readAt(match.paths, record, () => this.readRecord(record, match))
    if (await unclaimed.read(record, () => this.read(record))) await this.finish()
  }

  private async readRecord(record: FileRecord, match: Match): Promise<void> {
    const { sink } = this
    const { cursor } = record
    if (!this.adapter) {
      if (match.adapter !== otlpJson) await sink.prepare()
      this.adapter = await match.adapter.load()
      this.adapter.begin?.({ ...record.peek(), name: this.name }, sink)
    }
    const steps = this.adapter.read(cursor, sink)
    const level = cursor.depth
    while (this.takesStep(steps, cursor, level)) {
      if (cursor.isLow) await record.advance()
      await this.rest()
    }
    await this.rest()
  }

  /** Throws for a file that nobody claims. */
  async finish(): Promise<void> {
    if (this.match) return
    const unclaimed = await this.loadUnclaimed()
    this.guesses = unclaimed.guesses
    throw unclaimed.errorOf(this.name)
  }

  private async loadUnclaimed(): Promise<Unclaimed> {
    this.unclaimed ??= new (await import('./unclaimed.ts')).Unclaimed(this.sink)
    return this.unclaimed
  }

  /** Reads on. Trouble in one record, nested beyond the engine's depth say, is told; the records after it are read. */
  private takesStep(steps: Generator<void, void>, cursor: Cursor, level: number): boolean {
    try {
      return steps.next().done !== true
    } catch (error) {
      if (error instanceof JsonError) throw error
      goOn(cursor, this.sink, level, error)
      return false
    }
  }

  private async choose(record: FileRecord): Promise<void> {
    const peek = { ...record.peek(), name: this.name }
    let matches = await matchesOf(peek)
    const { forced } = this
    if (forced !== undefined)
      matches = (await import('../adapters/guess-formats.ts')).chosenFirst(forced, matches, peek)
    this.match = matches[0]
    this.alternatives = matches.slice(1)
    if (forced === undefined && matches.length > 1 && matches[0].certainty === matches[1].certainty) {
      this.sink.issues.add('warning', 'detect.tie', matches.map(({ adapter }) => adapter.label).join(', '))
    }
  }

  private async rest(): Promise<void> {
    if (performance.now() - this.sliceStartMs < SLICE_MS) return
    await this.progress()
    await breathe()
    this.signal?.throwIfAborted()
    this.sliceStartMs = performance.now()
  }
}
