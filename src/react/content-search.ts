// What the spans of the open trace hold, searched while someone wants to know: shared by all parts that ask.
import { useCallback, useSyncExternalStore } from 'react'
import { findInSteps } from '../analysis/find.ts'
import type { Dataset } from '../model/dataset.ts'
import type { ContentSources } from '../model/trace-set.ts'
import type { TraceTree } from '../model/tree.ts'
import { memoLast } from '../util/memo-last.ts'
import { runInSlices } from '../util/run-in-slices.ts'

export interface FoundContent {
  /** Ascending places of the spans found so far, but for those whose rows show the text. */
  readonly places: Uint32Array
  /** Part of the trace that has been searched, 0 to 1. */
  readonly share: number
  readonly isDone: boolean
  /** Spans whose content is gone. */
  readonly unread: number
}

interface Searched {
  readonly dataset: Dataset
  readonly tree: TraceTree
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

const NOTHING: FoundContent = { places: new Uint32Array(0), share: 0, isDone: false, unread: 0 }

class Search {
  private state = NOTHING
  private readonly trace: Searched
  private readonly query: string
  private readonly listeners = new Set<() => void>()
  private isRunning = false

  constructor(trace: Searched, query: string) {
    this.trace = trace
    this.query = query
  }

  read = (): FoundContent => this.state

  subscribe(listener: () => void, content: ContentSources): () => void {
    this.listeners.add(listener)
    void this.run(content)
    return () => this.listeners.delete(listener)
  }

  private async run(content: ContentSources): Promise<void> {
    if (this.isRunning || this.state.isDone) return
    this.isRunning = true
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    const { searchContent } = await import('../reader/search-content.ts')
    const { dataset, tree } = this.trace
    // What the rows show is found already.
    const known = await runInSlices(findInSteps(dataset, tree, this.query))
    const open = placesWithout(known, tree.rows.length)
    const rows = open.map((place) => tree.rows[place])
    const places: number[] = []
    let toldMs = performance.now()
    let last = { share: 1, unread: 0 }
    for await (const { found, searched, total, unread } of searchContent({ dataset, content }, rows, this.query)) {
      if (this.listeners.size === 0) break
      for (const index of found) places.push(open[index])
      last = { share: total === 0 ? 1 : searched / total, unread }
      if (performance.now() - toldMs < PROGRESS_MS) continue
      toldMs = performance.now()
      this.tell({ ...last, places: Uint32Array.from(places).sort(), isDone: false })
    }
    this.isRunning = false
    // Nobody waits for it: begun anew by the next who does.
    if (this.listeners.size === 0) this.state = NOTHING
    else this.tell({ ...last, places: Uint32Array.from(places).sort(), isDone: true })
  }

  private tell(state: FoundContent): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}

/** All places but these, ascending. */
function placesWithout(left: Uint32Array, count: number): Uint32Array {
  const places = new Uint32Array(count - left.length)
  let at = 0
  for (let place = 0, next = 0; place < count; place++) {
    if (left[next] === place) next++
    else places[at++] = place
  }
  return places
}

const searchOf = memoLast((trace: Searched, query: string) => new Search(trace, query))

/** Spans of the trace whose content holds a text; undefined for a text too short to look for. */
export function useFoundContent(trace: Searched, query: string, content: ContentSources): FoundContent | undefined {
  const sought = soughtText(query)
  const search = sought === '' ? undefined : searchOf(trace, sought)
  const subscribe = useCallback(
    (listener: () => void) => search?.subscribe(listener, content) ?? noop,
    [search, content],
  )
  const read = useCallback(() => search?.read(), [search])
  return useSyncExternalStore(subscribe, read, read)
}

const noop = () => {}
