// One conversion on its way: what is written, and its spans one after the other, each with its content.
import { figuresInSteps } from '../analysis/figures.ts'
import type { SpanContent } from '../model/content.ts'
import type { Dataset } from '../model/dataset.ts'
import { PanelError } from '../model/errors.ts'
import type { Score } from '../model/score.ts'
import type { SpanFigures } from '../model/span.ts'
import type { TraceSet } from '../model/trace-set.ts'
import { contentOf, type LoadedRecord, loadRecord, loadRecords } from '../reader/content.ts'
import { breathe } from '../util/breathe.ts'
import type { Steps } from '../util/steps.ts'
import type { ConvertOptions } from './options.ts'

/** Longest work between two breaths, in ms. */
const SLICE_MS = 12

export class Job {
  readonly dataset: Dataset
  readonly options: ConvertOptions
  /** Rows of the traces to write, in the order of the dataset. */
  readonly traceRows: readonly number[]
  /** Of these traces, their spans and their sessions. */
  readonly scores: readonly Score[]
  private readonly traces: TraceSet
  private sliceEnd = performance.now() + SLICE_MS

  constructor(traces: TraceSet, options: ConvertOptions) {
    this.traces = traces
    this.dataset = traces.dataset
    this.options = options
    this.traceRows = traceRowsOf(traces.dataset, options.traceIds)
    this.scores = options.traceIds ? scoresOf(traces.dataset, this.traceRows) : traces.dataset.scores
  }

  /** To be waited for now and then: lets other work run, and rejects once the conversion is cancelled. */
  async rest(): Promise<void> {
    this.options.signal?.throwIfAborted()
    if (performance.now() < this.sliceEnd) return
    await breathe()
    this.sliceEnd = performance.now() + SLICE_MS
    this.options.signal?.throwIfAborted()
  }

  async finish<T>(steps: Steps<T>): Promise<T> {
    let step = steps.next()
    for (; !step.done; step = steps.next()) await this.rest()
    return step.value
  }

  /** The spans of a trace in display order, without their content. */
  async trace(traceRow: number): Promise<TraceSpans> {
    const { rows, parent } = await this.finish(this.dataset.treeInSteps(traceRow))
    const { format, costOf } = this.options
    // Traces are written with the costs they came with.
    const isTable = format === 'csv' || format === 'parquet'
    const figures = await this.finish(figuresInSteps(this.dataset, traceRow, isTable ? costOf : undefined))
    return {
      traceRow,
      rows,
      parent,
      at: (place) => ({ traceRow, place, row: rows[place], figures: figures.at(place) }),
    }
  }

  /** What was said on a span; its scalars alone where the bytes are gone. */
  async load(row: number): Promise<Loaded> {
    const records = await this.recordsOf(row)
    const content = await contentOf(this.dataset, row, records)
    const hasContent = records.some(({ decoded, kind }) => kind === 'span' && decoded?.kind === 'span')
    return { records, hasContent, content: hasContent ? content : { ...content, attributes: this.scalarsOf(row) } }
  }

  /** A log record; undefined where its bytes are gone. */
  async loadLog(row: number): Promise<LoadedRecord | undefined> {
    try {
      return await loadRecord(this.dataset, row, this.traces.content)
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  private async recordsOf(row: number): Promise<LoadedRecord[]> {
    try {
      return await loadRecords(this.dataset, row, this.traces.content)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  private scalarsOf(row: number): SpanContent['attributes'] {
    const scalars = this.dataset.attributeKeys().map((key) => [key, this.dataset.attribute(key, row)] as const)
    return Object.fromEntries(scalars.filter((entry) => entry[1] !== undefined)) as SpanContent['attributes']
  }
}

export interface TraceSpans {
  readonly traceRow: number
  readonly rows: Uint32Array
  /** Place of the parent by place, -1 for none. */
  readonly parent: Int32Array
  at(place: number): SpanPlace
}

export interface SpanPlace {
  readonly traceRow: number
  /** In the tree of the trace. */
  readonly place: number
  readonly row: number
  readonly figures: SpanFigures
}

export interface Loaded {
  readonly records: readonly LoadedRecord[]
  readonly content: SpanContent
  /** False where the bytes are gone, or were never kept. */
  readonly hasContent: boolean
}

const isMissing = (error: unknown): boolean => error instanceof PanelError && error.code === 'content.missing'

function traceRowsOf(dataset: Dataset, traceIds: readonly string[] | undefined): number[] {
  if (!traceIds) return Array.from({ length: dataset.traceCount }, (_, row) => row)
  const wanted = new Set(traceIds)
  return Array.from({ length: dataset.traceCount }, (_, row) => row).filter((row) => wanted.has(dataset.traceIdAt(row)))
}

function scoresOf(dataset: Dataset, traceRows: readonly number[]): Score[] {
  const ids = new Set<string>(traceRows.map((row) => dataset.traceIdAt(row)))
  const sessions = new Set(
    traceRows.flatMap((trace) => Array.from(dataset.rowsOfTrace(trace), (row) => dataset.text('sessionId', row))),
  )
  return dataset.scores.filter(({ target }) =>
    target.type === 'session' ? sessions.has(target.sessionId) : ids.has(target.traceId),
  )
}
