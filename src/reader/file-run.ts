// The records of one file, whatever it is made of: the first one that an adapter claims chooses it, and it reads them all.
import type { Adapter, Peek } from '../adapters/adapter.ts'
import { adapterById, type Match, matchesOf } from '../adapters/choose.ts'
import { goOn } from '../adapters/go-on.ts'
import type { RecordSink } from '../adapters/record-sink.ts'
import type { Cursor } from '../json/cursor.ts'
import { JsonError } from '../json/json-error.ts'
import { PanelError } from '../model/errors.ts'
import type { FormatGuess } from '../model/issue.ts'
import { breathe } from './breathe.ts'

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

/** Records without an owner after which a file counts as unknown. */
const MAX_UNCLAIMED = 100

/** Milliseconds of work between two breaths: a page must draw in between, in a worker the next bytes come in. */
const SLICE_MS = typeof document === 'undefined' ? 6 : 12
/** Milliseconds between two tellings of how far it is. */
const PROGRESS_MS = 50

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
  private unclaimed = 0
  /** The first records of a file that nobody claims. */
  private beginning: Omit<Peek, 'name'> | undefined
  private sliceStartMs = performance.now()
  private toldMs = this.sliceStartMs

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
    const { sink } = this
    sink.issues.place = record.place
    if (!this.match) await this.choose(record)
    if (!this.match) {
      const { isMapOfLists, readLists } = await import('./lists.ts')
      if (isMapOfLists(record.peek().first)) return readLists(record, () => this.read(record))
    }
    const paths = this.match?.paths
    if (!paths) return this.readRecord(record)
    const { readWithin } = await import('./within.ts')
    const isThere = await readWithin(record, paths, sink, () => this.readRecord(record))
    if (!isThere) sink.issues.add('info', 'record.no_spans', shapeOf(record.cursor))
  }

  private async readRecord(record: FileRecord): Promise<void> {
    const { sink } = this
    const { cursor, place } = record
    if (this.match && !this.adapter) {
      this.adapter = await this.match.adapter.load()
      this.adapter.begin?.({ ...record.peek(), name: this.name }, sink)
    }
    if (!this.adapter) {
      sink.addUnread('record.unknown_shape', shapeOf(cursor), place ?? 'document')
      this.beginning ??= record.peek()
      if (++this.unclaimed >= MAX_UNCLAIMED) await this.giveUp()
      return
    }
    const steps = this.adapter.read(cursor, sink)
    const level = cursor.depth
    while (this.takesStep(steps, cursor, level)) {
      if (cursor.isLow) await record.advance()
      await this.rest()
    }
    await this.rest()
  }

  async finish(): Promise<void> {
    if (!this.match) await this.giveUp()
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
    const matches = await matchesOf(peek)
    const forced = this.forced === undefined ? undefined : await adapterById(this.forced)
    if (forced) {
      const claim = matches.find(({ adapter }) => adapter === forced)
      const { likeliestPaths } = await import('../adapters/guess-formats.ts')
      const paths = claim ? claim.paths : likeliestPaths(forced, peek)
      this.match = { adapter: forced, certainty: 'certain', because: 'it was chosen by hand', paths }
    } else this.match = matches[0]
    this.alternatives = matches.filter(({ adapter }) => adapter !== this.match?.adapter)
    if (matches.length > 1 && matches[0].certainty === matches[1].certainty) {
      this.sink.issues.add('warning', 'detect.tie', matches.map(({ adapter }) => adapter.label).join(', '))
    }
  }

  private async rest(): Promise<void> {
    const nowMs = performance.now()
    if (nowMs - this.sliceStartMs < SLICE_MS) return
    if (nowMs - this.toldMs >= PROGRESS_MS) {
      await this.progress()
      this.toldMs = nowMs
    }
    await breathe()
    this.signal?.throwIfAborted()
    this.sliceStartMs = performance.now()
  }

  private async giveUp(): Promise<never> {
    if (this.beginning) {
      const { guessFormats } = await import('../adapters/guess-formats.ts')
      this.guesses = guessFormats(this.beginning)
    }
    throw new PanelError(
      'input.unknown_format',
      `${this.name} is no trace format that is known here. Nothing in it could be shown as traces. Name the format by hand, or say which of its columns hold what.`,
    )
  }
}

/** Names a record by its keys, never by its values. */
function shapeOf(cursor: Cursor): string {
  const { type } = cursor
  if (type !== 'object') return `a ${type}`
  const fork = cursor.fork()
  const keys: string[] = []
  fork.enter()
  while (keys.length < 6 && fork.next()) keys.push(fork.key ?? '')
  return `keys ${keys.join(', ')}`
}
