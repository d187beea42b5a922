// The same library for as long as the page lives: where storage is refused, and in tests.

import type { TraceSet } from '../model/trace-set.ts'
import type { CacheEvent, KeepOptions, LibraryEntry, TraceCache } from './cache.ts'
import { describeTraces } from './describe.ts'
import { cacheError } from './errors.ts'

/** Holds data sets as they are; nothing is stored, so that every entry's content is `not-kept`. */
export function createMemoryCache(): TraceCache {
  const kept = new Map<string, { entry: LibraryEntry; traces: TraceSet }>()
  const listeners = new Set<(event: CacheEvent) => void>()
  const changed = () => {
    for (const listener of listeners) listener({ type: 'changed' })
  }
  return {
    kind: 'memory',
    list: async () => [...kept.values()].map(({ entry }) => entry).sort((a, b) => b.openedAtMs - a.openedAtMs),
    async keep(traces, { issues, signal, onProgress }: KeepOptions = {}) {
      signal?.throwIfAborted()
      const entry: LibraryEntry = { ...describeTraces(traces, issues), storedBytes: 0, contentState: 'not-kept' }
      kept.set(entry.id, { entry, traces })
      onProgress?.({ phase: 'content', doneBytes: 0, totalBytes: 0 })
      changed()
      return entry
    },
    async open(id) {
      const found = kept.get(id)
      if (!found) throw cacheError('cache.missing')
      kept.set(id, { ...found, entry: { ...found.entry, openedAtMs: Date.now() } })
      return found.traces
    },
    async remove(id) {
      if (kept.delete(id)) changed()
    },
    async clear() {
      kept.clear()
      changed()
    },
    usage: async () => ({ usedBytes: 0, quotaBytes: undefined }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => listeners.clear(),
  }
}
