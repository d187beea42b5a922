// What was said, searched while someone wants to know: in the open trace, or in all traces. Shared by all parts that ask.
import { useCallback, useSyncExternalStore } from 'react'
import { findInSteps } from '../analysis/find.ts'
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { ContentSources } from '../model/trace-set.ts'
import type { TraceTree } from '../model/tree.ts'
import { memoLast } from '../util/memo-last.ts'
import { runInSlices } from '../util/run-in-slices.ts'
import { MOVE_MASK, type Steps } from '../util/steps.ts'

export interface FoundContent {
  /** Ascending places in the trace, or rows of traces, found so far. */
  readonly found: Uint32Array
  /** Part that has been searched, 0 to 1. */
  readonly share: number
  readonly isDone: boolean
  /** Spans whose content is gone. */
  readonly unread: number
}

/** One letter stands in every span. */
const MIN_CHARS = 2

/** What is looked for in content: in lower case, empty where it is too short. */
export function soughtText(query: string): string {
  const sought = query.trim().toLowerCase()
  return sought.length < MIN_CHARS ? '' : sought
}

/** Typing goes on, as a rule. */
const PAUSE_MS = 150
const PROGRESS_MS = 200

const NOTHING: FoundContent = { found: new Uint32Array(0), share: 0, isDone: false, unread: 0 }

/** Spans to look into: their rows, and what is found with each. */
interface Spans {
  readonly rows: Uint32Array
  readonly keys: Uint32Array
}

class Search {
  private state = NOTHING
  private readonly dataset: Dataset
  private readonly query: string
  private readonly spans: () => Steps<Spans>
  private readonly listeners = new Set<() => void>()
  private isRunning = false

  constructor(dataset: Dataset, query: string, spans: () => Steps<Spans>) {
    this.dataset = dataset
    this.query = query
    this.spans = spans
  }

  read = (): FoundContent => this.state

  subscribe(listener: () => void, content: ContentSources): () => void {
    this.listeners.add(listener)
    if (!this.isRunning && !this.state.isDone) void this.run(content)
    return () => this.listeners.delete(listener)
  }

  private async run(content: ContentSources): Promise<void> {
    this.isRunning = true
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    try {
      if (this.listeners.size > 0) await this.search(content)
      // Nobody waits for it any more: begun anew by the next who does.
      if (this.listeners.size === 0) this.state = NOTHING
    } catch {
      // The code that searches could not be loaded: what the columns say is found all the same.
      this.tell({ ...this.state, isDone: true })
    } finally {
      this.isRunning = false
    }
  }

  private async search(content: ContentSources): Promise<void> {
    const { searchContent } = await import('../reader/search-content.ts')
    const { rows, keys } = await runInSlices(this.spans())
    const isFound = new Uint8Array(keys.reduce((most, key) => Math.max(most, key + 1), 0))
    const found = () => listSet(isFound)
    let toldMs = performance.now()
    let last = { share: 1, unread: 0 }
    const isOpen = (index: number) => isFound[keys[index]] === 0
    const traces = { dataset: this.dataset, content }
    for await (const step of searchContent(traces, rows, this.query, isOpen)) {
      if (this.listeners.size === 0) return
      for (const index of step.found) isFound[keys[index]] = 1
      last = { share: step.total === 0 ? 1 : step.searched / step.total, unread: step.unread }
      if (performance.now() - toldMs < PROGRESS_MS) continue
      toldMs = performance.now()
      this.tell({ ...last, found: found(), isDone: false })
    }
    this.tell({ ...last, found: found(), isDone: true })
  }

  private tell(state: FoundContent): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}

/** Indexes of what is not 0. */
function listSet(flags: Uint8Array): Uint32Array {
  const indexes = new Uint32Array(flags.length)
  let count = 0
  for (let index = 0; index < flags.length; index++) if (flags[index] !== 0) indexes[count++] = index
  return indexes.slice(0, count)
}

interface Tree {
  readonly dataset: Dataset
  readonly tree: TraceTree
}

/** Spans whose rows do not show the text: those are found already. */
function* spansOfTrace({ dataset, tree }: Tree, query: string): Steps<Spans> {
  const shown = yield* findInSteps(dataset, tree, query)
  const keys = new Uint32Array(tree.rows.length - shown.length)
  const rows = new Uint32Array(keys.length)
  let count = 0
  for (let place = 0, next = 0; place < tree.rows.length; place++) {
    if ((place & MOVE_MASK) === MOVE_MASK) yield place
    if (shown[next] === place) {
      next++
      continue
    }
    keys[count] = place
    rows[count++] = tree.rows[place]
  }
  return { rows, keys }
}

/** All spans, each with its trace. */
function* spansOfAll(dataset: Dataset): Steps<Spans> {
  const { flags, trace } = dataset.data.columns
  const all = dataset.allRows()
  const rows = new Uint32Array(all.length)
  const keys = new Uint32Array(all.length)
  let count = 0
  for (let i = 0; i < all.length; i++) {
    if ((i & MOVE_MASK) === MOVE_MASK) yield i
    if ((flags[all[i]] & FLAG.primary) === 0) continue
    rows[count] = all[i]
    keys[count++] = trace[all[i]]
  }
  return { rows: rows.subarray(0, count), keys: keys.subarray(0, count) }
}

const searchOfTrace = memoLast(
  (trace: Tree, query: string) => new Search(trace.dataset, query, () => spansOfTrace(trace, query)),
)
const searchOfAll = memoLast((dataset: Dataset, query: string) => new Search(dataset, query, () => spansOfAll(dataset)))

function useSearch(search: Search | undefined, content: ContentSources): FoundContent | undefined {
  const subscribe = useCallback(
    (listener: () => void) => search?.subscribe(listener, content) ?? noop,
    [search, content],
  )
  const read = useCallback(() => search?.read(), [search])
  return useSyncExternalStore(subscribe, read, read)
}

const noop = () => {}

/** Places of the spans whose content holds a text; undefined for a text too short to look for. */
export function useFoundContent(trace: Tree, query: string, content: ContentSources): FoundContent | undefined {
  const sought = soughtText(query)
  return useSearch(sought === '' ? undefined : searchOfTrace(trace, sought), content)
}

/** Rows of the traces in which a span's content holds a text; undefined for a text too short to look for. */
export function useTracesWithContent(
  dataset: Dataset,
  query: string,
  content: ContentSources,
): FoundContent | undefined {
  const sought = soughtText(query)
  return useSearch(sought === '' ? undefined : searchOfAll(dataset, sought), content)
}
