// The state of the demo: what is in the library, what is being read, what is open and where the reader stands.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CacheUsage, FormatGuess, LibraryEntry, PanelError, SpanKey, TraceCache, TraceSet } from '../spanglass.ts'
import { loadTheme, type Theme } from './theme.ts'

export type View = 'traces' | 'costs' | 'scores' | 'report'
export const VIEWS: readonly View[] = ['traces', 'costs', 'scores', 'report']

/** One column at a time where there is room for one. */
export type Pane = 'library' | 'list' | 'panel'

export type DialogName = 'palette' | 'help' | 'forget' | 'export'

export interface Reading {
  readonly id: string
  readonly names: readonly string[]
  readonly sizeBytes: number
  readonly bytesRead: number
  readonly spans: number
  readonly cancel: () => void
}

/** A file from which nothing could be shown, or something else that went wrong. */
export interface Failure {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly message: string
  /** Set where it may be read as something by hand. */
  readonly unclaimed?: { readonly file: File; readonly guesses: readonly FormatGuess[] }
}

export interface OpenData {
  readonly traces: TraceSet
  /** Still being read. */
  readonly isGrowing: boolean
  /** What it was read from, as long as this page has it: then it can be read in another way. */
  readonly files?: readonly File[]
}

export interface DemoState {
  readonly cache: TraceCache | undefined
  /** Why the library is not the one in this browser. */
  readonly storageError: PanelError | undefined
  /** The library, the link and the command line have been looked at. */
  readonly isStarted: boolean
  readonly entries: readonly LibraryEntry[]
  readonly usage: CacheUsage
  readonly readings: readonly Reading[]
  /** Shares of content that are in the library already, by data set. */
  readonly copying: ReadonlyMap<string, number>
  /** Why a data set is not kept whole. */
  readonly keepErrors: ReadonlyMap<string, string>
  readonly failures: readonly Failure[]
  readonly open: OpenData | undefined
  readonly view: View
  readonly pane: Pane
  readonly traceId: string | undefined
  readonly spanKey: SpanKey | undefined
  /** Raised when a span is chosen outside the panel, which then opens anew at it. */
  readonly jumps: number
  readonly dialog: DialogName | undefined
  readonly theme: Theme
}

export type DemoStore = StoreApi<DemoState>

export const createDemoStore = (): DemoStore =>
  createStore<DemoState>(() => ({
    cache: undefined,
    storageError: undefined,
    isStarted: false,
    entries: [],
    usage: { usedBytes: 0, quotaBytes: undefined },
    readings: [],
    copying: new Map(),
    keepErrors: new Map(),
    failures: [],
    open: undefined,
    view: 'traces',
    pane: 'library',
    traceId: undefined,
    spanKey: undefined,
    jumps: 0,
    dialog: undefined,
    theme: loadTheme(),
  }))

/** Nothing is being read, copied or looked up. */
export const isIdle = ({ isStarted, readings, copying }: DemoState): boolean =>
  isStarted && readings.length === 0 && copying.size === 0

export const withEntry = <T>(map: ReadonlyMap<string, T>, key: string, value: T): ReadonlyMap<string, T> =>
  new Map(map).set(key, value)

export const withoutEntry = <T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> => {
  const rest = new Map(map)
  rest.delete(key)
  return rest
}
