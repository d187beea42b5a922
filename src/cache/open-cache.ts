// The library in IndexedDB. How it is laid out, and why a crash leaves the earlier state: README.md.
import { MODEL_VERSION } from '../model/columns.ts'
import { Dataset } from '../model/dataset.ts'
import type { PanelError } from '../model/errors.ts'
import type { TraceSet } from '../model/trace-set.ts'
import { runInSlices } from '../util/run-in-slices.ts'
import type { CacheEvent, KeepOptions, LibraryEntry, TraceCache } from './cache.ts'
import { CachedContent, ChunkMemory, rangeOf } from './content.ts'
import { type CacheDatabase, type Manifest, openDatabase, type UpgradeStep } from './database.ts'
import { cacheError, storageError } from './errors.ts'
import { type Piece, unpackDataset } from './pack.ts'
import { writeTraces } from './writer.ts'
import { newWrite, sweep, whileWriting, writeWatch } from './writes.ts'

export interface CacheOptions {
  /** Name of the database. Default: `spanglass`. */
  readonly name?: string
  /** Told when another tab with an earlier version has to close before the library can be opened. */
  readonly onWaiting?: (error: PanelError) => void
  /** Steps of the schema, for tests of upgrades. */
  readonly steps?: readonly UpgradeStep[]
}

/** Opens the library of this browser. Rejects with `cache.refused`, `cache.full` or `cache.newer`. */
export async function openCache(options: CacheOptions = {}): Promise<TraceCache> {
  const name = options.name ?? 'spanglass'
  let cache: IndexedDbCache | undefined
  const database = await openDatabase(
    name,
    {
      onWaiting: () => options.onWaiting?.(cacheError('cache.waiting')),
      onSuperseded: () => cache?.end(cacheError('cache.blocked')),
      onLost: () => cache?.end(cacheError('cache.lost')),
    },
    options.steps,
  )
  cache = new IndexedDbCache(name, database)
  await sweep(database, name).catch(() => {})
  return cache
}

class IndexedDbCache implements TraceCache {
  readonly kind = 'indexeddb'
  private readonly name: string
  private readonly database: CacheDatabase
  private readonly channel: BroadcastChannel | undefined
  private readonly listeners = new Set<(event: CacheEvent) => void>()
  private readonly running = new Map<string, { stop: AbortController; done: Promise<unknown> }>()
  private ended: PanelError | undefined

  constructor(name: string, database: CacheDatabase) {
    this.name = name
    this.database = database
    if (typeof BroadcastChannel !== 'undefined') {
      this.channel = new BroadcastChannel(name)
      this.channel.onmessage = () => this.emit({ type: 'changed' })
    }
  }

  list(): Promise<LibraryEntry[]> {
    return this.guard(async () => {
      const [manifests, isLive] = await Promise.all([this.database.getAll('manifests'), writeWatch(this.name)])
      return manifests.map((manifest) => entryOf(manifest, isLive)).sort((a, b) => b.openedAtMs - a.openedAtMs)
    })
  }

  async keep(traces: TraceSet, options: KeepOptions = {}): Promise<LibraryEntry> {
    const { id } = traces.dataset
    const stop = new AbortController()
    options.signal?.addEventListener('abort', () => stop.abort(options.signal?.reason), { once: true })
    if (options.signal?.aborted) stop.abort(options.signal.reason)
    const done = this.stop(id).then(() => this.write(traces, stop.signal, options))
    const run = { stop, done: done.catch(() => {}) }
    // At once, so that a copy can be stopped before it has begun.
    this.running.set(id, run)
    try {
      return await done
    } finally {
      if (this.running.get(id) === run) this.running.delete(id)
      this.changed()
    }
  }

  open(id: string): Promise<TraceSet> {
    return this.guard(async () => {
      const manifest = await this.database.get('manifests', id)
      if (!manifest) throw cacheError('cache.missing')
      if (manifest.modelVersion > MODEL_VERSION) throw cacheError('cache.newer')
      if (manifest.modelVersion < MODEL_VERSION) throw cacheError('cache.older')
      const { write, storeCount, recordCount } = manifest
      const pieces = await this.pieces(write, recordCount)
      const data = pieces && (await runInSlices(unpackDataset(pieces)))
      if (!data) throw cacheError('cache.damaged')
      await this.touch(id)
      const memory = new ChunkMemory()
      const content = Array.from({ length: storeCount }, (_, store) =>
        manifest.contentState === 'not-kept' ? undefined : new CachedContent(this.database, write, store, memory),
      )
      return { dataset: new Dataset(id, data), content }
    })
  }

  async remove(id: string): Promise<void> {
    await this.stop(id)
    await this.guard(async () => {
      const tx = this.database.transaction(['manifests', 'structure', 'content'], 'readwrite')
      const manifest = await tx.objectStore('manifests').get(id)
      if (manifest) {
        tx.objectStore('manifests').delete(id)
        tx.objectStore('structure').delete(rangeOf(manifest.write))
        tx.objectStore('content').delete(rangeOf(manifest.write))
      }
      await tx.done
    })
    this.changed()
  }

  async clear(): Promise<void> {
    await Promise.all([...this.running.keys()].map((id) => this.stop(id)))
    await this.guard(async () => {
      const tx = this.database.transaction(['manifests', 'structure', 'content'], 'readwrite')
      for (const store of ['manifests', 'structure', 'content'] as const) tx.objectStore(store).clear()
      await tx.done
    })
    this.changed()
  }

  async usage(): Promise<{ usedBytes: number; quotaBytes: number | undefined }> {
    const entries = await this.list()
    const estimate = await globalThis.navigator?.storage?.estimate?.().catch(() => undefined)
    return { usedBytes: entries.reduce((sum, { storedBytes }) => sum + storedBytes, 0), quotaBytes: estimate?.quota }
  }

  subscribe(listener: (event: CacheEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  close(): void {
    for (const { stop } of this.running.values()) stop.abort()
    this.listeners.clear()
    this.channel?.close()
    this.database.close()
  }

  /** No more use of the connection; whoever listens is told why. */
  end(error: PanelError): void {
    this.ended = error
    this.emit({ type: 'closed', error })
  }

  /** All pieces of a write, undefined for what is missing. A request a record: the page can draw between two that arrive. */
  private async pieces(write: string, recordCount: number): Promise<Piece[] | undefined> {
    const tx = this.database.transaction('structure')
    const requests = Array.from({ length: recordCount }, (_, n) => tx.store.get([write, n]))
    const [records] = await Promise.all([Promise.all(requests), tx.done])
    return records.every((record) => record !== undefined) ? records.flat() : undefined
  }

  private async write(traces: TraceSet, signal: AbortSignal, options: KeepOptions): Promise<LibraryEntry> {
    const write = newWrite()
    try {
      signal.throwIfAborted()
      const manifest = await whileWriting(this.name, write, () =>
        this.guard(() =>
          writeTraces(this.database, traces, write, { ...options, signal, onListed: () => this.changed() }),
        ),
      )
      return entryOf(manifest)
    } catch (caught) {
      throw signal.aborted ? signal.reason : caught
    }
  }

  private async touch(id: string): Promise<void> {
    const tx = this.database.transaction('manifests', 'readwrite')
    const manifest = await tx.store.get(id)
    if (manifest) tx.store.put({ ...manifest, openedAtMs: Date.now() })
    await tx.done
  }

  /** Ends a copy of this data set that is under way here. */
  private async stop(id: string): Promise<void> {
    const run = this.running.get(id)
    run?.stop.abort()
    await run?.done
  }

  private async guard<T>(action: () => Promise<T>): Promise<T> {
    if (this.ended) throw this.ended
    try {
      return await action()
    } catch (caught) {
      throw this.ended ?? storageError(caught, 'cache.lost')
    }
  }

  private changed(): void {
    if (!this.ended) this.channel?.postMessage('changed')
    this.emit({ type: 'changed' })
  }

  private emit(event: CacheEvent): void {
    for (const listener of [...this.listeners]) listener(event)
  }
}

/** The entry of a manifest. A copy that nobody goes on with has ended where it stands. */
function entryOf(
  { write, recordCount: _records, storeCount: _stores, ...entry }: Manifest,
  isLive?: (write: string) => boolean,
): LibraryEntry {
  const isAbandoned = entry.contentState === 'copying' && isLive !== undefined && !isLive(write)
  return isAbandoned ? { ...entry, contentState: 'partial' } : entry
}
