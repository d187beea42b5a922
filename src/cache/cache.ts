// What a cache of data sets offers, wherever it keeps them.
import type { PanelError } from '../model/errors.ts'
import type { Issue, IssueSeverity } from '../model/issue.ts'
import type { TraceSet } from '../model/trace-set.ts'

/**
 * How much of the content can be opened again: all of it; what has been copied so far; what an interrupted or
 * unreadable source left; or nothing, so that only the structure is there.
 */
export type ContentState = 'complete' | 'copying' | 'partial' | 'not-kept'

/** One data set of the library. */
export interface LibraryEntry {
  readonly id: string
  /** Names of its files, in the order they were read. */
  readonly names: readonly string[]
  /** Size of its files. */
  readonly sizeBytes: number
  /** Room it takes here, estimated. */
  readonly storedBytes: number
  /** Milliseconds since 1970. */
  readonly keptAtMs: number
  readonly openedAtMs: number
  readonly traceCount: number
  readonly spanCount: number
  /** The worst severity among its issues, and how many kinds of issue have it. */
  readonly worstIssue: { readonly severity: IssueSeverity; readonly count: number } | undefined
  readonly contentState: ContentState
  /** `MODEL_VERSION` of the code that kept it. */
  readonly modelVersion: number
}

export interface KeepProgress {
  readonly phase: 'structure' | 'content'
  readonly doneBytes: number
  /** Undefined while the structure is stored. */
  readonly totalBytes: number | undefined
}

export interface KeepOptions {
  /** All that was odd, for the entry's `worstIssue`. Default: what reading and joining met. */
  readonly issues?: readonly Issue[]
  /** Stops the copy; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: KeepProgress) => void
}

export interface CacheUsage {
  /** Room the kept data sets take, estimated. */
  readonly usedBytes: number
  /** Room the browser grants this origin in all; undefined where it does not say. */
  readonly quotaBytes: number | undefined
}

export type CacheEvent =
  /** The list changed, here or in another tab. */
  | { readonly type: 'changed' }
  /** The cache can no longer be used: `cache.blocked` when a newer version took over, `cache.lost` when the browser ended it. */
  | { readonly type: 'closed'; readonly error: PanelError }

export interface TraceCache {
  /** `memory` forgets everything with the page. */
  readonly kind: 'indexeddb' | 'memory'
  /** Last opened first. */
  list(): Promise<LibraryEntry[]>
  /**
   * Keeps a data set under its id, in place of an earlier one: structure first, then content.
   * Rejects with `cache.full`, `cache.blocked` or the signal's reason; what was kept before stays. When only the content
   * could not be stored, a new entry remains with its structure.
   */
  keep(traces: TraceSet, options?: KeepOptions): Promise<LibraryEntry>
  /** Reads the structure; content is read chunk by chunk when a span is opened. Rejects with `cache.missing`, `cache.newer`, `cache.older` or `cache.damaged`. */
  open(id: string): Promise<TraceSet>
  remove(id: string): Promise<void>
  clear(): Promise<void>
  usage(): Promise<CacheUsage>
  /** Returns how to stop. */
  subscribe(listener: (event: CacheEvent) => void): () => void
  close(): void
}
