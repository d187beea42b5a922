// The library in a real IndexedDB: what goes in comes out, and trouble leaves what was there.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CacheEvent, KeepProgress, TraceCache } from '../../src/cache/cache.ts'
import type { UpgradeStep } from '../../src/cache/database.ts'
import { UPGRADE_STEPS } from '../../src/cache/database.ts'
import { openCache } from '../../src/cache/open-cache.ts'
import { MODEL_VERSION } from '../../src/model/columns.ts'
import { Dataset } from '../../src/model/dataset.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readTraces } from '../../src/reader/read-traces.ts'
import { largeTrace } from '../support/large-traces.ts'
import { manyRows, ODD, readLarge, readOdd } from './data.ts'

let name = ''
const opened: TraceCache[] = []
const open = async (options: Parameters<typeof openCache>[0] = {}) => {
  const cache = await openCache({ name, ...options })
  opened.push(cache)
  return cache
}

beforeEach(() => {
  name = `test-${crypto.randomUUID()}`
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const cache of opened.splice(0)) cache.close()
  indexedDB.deleteDatabase(name)
})

/** Bytes of one store, from several places of it. */
const read = async (traces: TraceSet, offset: number, length: number) =>
  new TextDecoder().decode(await traces.content[0]?.read(offset, length))

const codeOf = (action: Promise<unknown>) =>
  action.then(
    () => 'no error',
    (error: { code?: string }) => error.code,
  )

const keysOf = async (store: string): Promise<IDBValidKey[]> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const keys = await new Promise<IDBValidKey[]>((resolve) => {
    const request = database.transaction(store).objectStore(store).getAllKeys()
    request.onsuccess = () => resolve(request.result)
  })
  database.close()
  return keys
}

/** `toEqual` takes seconds for long lists. */
const isSame = (a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (value, n) => value === b[n])

/** Fails calls of `put` on one store from the n-th on. */
const failPuts = (store: string, from: number, error: DOMException) => {
  const put = IDBObjectStore.prototype.put
  let calls = 0
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === store && calls++ >= from) throw error
    return put.apply(this, args)
  })
}
const quota = () => new DOMException('no room', 'QuotaExceededError')

describe('keeping and opening again', () => {
  it('gives back every part of the structure', async () => {
    const traces = await readOdd()
    const { data } = traces.dataset
    // The test is worth nothing without these.
    expect(data.records.size).toBeGreaterThan(0)
    expect(data.wideTimes.size).toBeGreaterThan(0)
    expect(data.scores).toHaveLength(1)
    const cache = await open()
    await cache.keep(traces)
    const again = (await cache.open('odd')).dataset
    expect({ ...again.data, records: new Map(again.data.records) }).toEqual({ ...data, records: new Map(data.records) })
    expect(again.data.columns.flags).toBeInstanceOf(Uint16Array)
    expect(again.data.traces.base[0]).toBe(1763719200000000123n)
    expect(again.id).toBe('odd')
  })

  it('decodes the same content from the cache as from memory', async () => {
    const traces = await readOdd()
    const cache = await open()
    await cache.keep(traces)
    const again = await cache.open('odd')
    for (const row of traces.dataset.allRows()) {
      expect(await loadContent(again.dataset, row, again.content)).toEqual(
        await loadContent(traces.dataset, row, traces.content),
      )
    }
  })

  it('cuts long columns and texts into records and joins them again', async () => {
    const traces = manyRows('many', 1_060_000)
    expect(traces.dataset.data.columns.start.byteLength).toBeGreaterThan(8 << 20)
    const cache = await open()
    await cache.keep(traces)
    expect((await keysOf('structure')).length).toBeGreaterThan(5)
    const again = await cache.open('many')
    const [before, after] = [traces.dataset.data, again.dataset.data]
    for (const key of ['id', 'flags', 'start', 'store'] as const) {
      expect(isSame(after.columns[key], before.columns[key]), key).toBe(true)
    }
    expect(isSame(after.strings.bytes, before.strings.bytes)).toBe(true)
    expect(isSame(after.strings.ends, before.strings.ends)).toBe(true)
    expect([...after.records]).toEqual([...before.records].sort(([a], [b]) => a - b))
  })

  it('keeps the tree of a large trace, and none of a small one', async () => {
    const cache = await open()
    const traces = largeTrace(140_000)
    await cache.keep(traces)
    const { dataset } = await cache.open(traces.dataset.id)
    const kept = dataset.data.trees?.get(0)
    expect(kept && dataset.tree(0) === kept).toBe(true)
    const tree = new Dataset('anew', { ...dataset.data, trees: undefined }).tree(0)
    expect([kept?.rootCount, kept?.orphanCount]).toEqual([tree.rootCount, tree.orphanCount])
    for (const column of ['rows', 'depth', 'parent', 'subtreeEnd', 'isOrphan', 'isCut'] as const)
      expect(isSame(kept?.[column] ?? [], tree[column]), column).toBe(true)
    await cache.keep(await readOdd())
    expect((await cache.open('odd')).dataset.data.trees).toBeUndefined()
  })

  it('keeps the content of a file as the file, and lists of rows that columns share once', async () => {
    const text = JSON.stringify(ODD)
    const traces = await readTraces(new File([text], 'odd.json'), { datasetId: 'file', worker: 'inline' })
    const cache = await open()
    await cache.keep(traces)
    const again = await cache.open('file')
    const row = again.dataset.allRows()[0]
    const { offset, length } = again.dataset.data.columns
    expect(await read(again, offset[row], length[row])).toBe(text.slice(offset[row], offset[row] + length[row]))
    expect((await loadContent(again.dataset, row, again.content)).attributes['gen_ai.operation.name']).toBe('chat')
    const lists = ({ dataset }: TraceSet) => new Set(dataset.data.sparse.map(({ rows }) => rows)).size
    expect(lists(again)).toBe(lists(traces))
    expect(lists(again)).toBeLessThan(again.dataset.data.sparse.length)
  })

  it('reads content chunk by chunk, and only what is asked for', async () => {
    const traces = await readLarge('large', 6)
    const cache = await open()
    await cache.keep(traces)
    const again = await cache.open('large')
    const gets = vi.spyOn(IDBObjectStore.prototype, 'get')
    const { offset, length } = again.dataset.data.columns
    expect(await read(again, offset[4], length[4])).toBe(await read(traces, offset[4], length[4]))
    expect(gets).toHaveBeenCalledTimes(1)
    expect(await read(again, offset[4], 10)).toHaveLength(10)
    expect(gets, 'a chunk that was read lately is not read again').toHaveBeenCalledTimes(1)
  })

  it('lists what was kept, last opened first', async () => {
    const cache = await open()
    vi.spyOn(Date, 'now').mockReturnValue(1000)
    await cache.keep(await readOdd('a'))
    vi.spyOn(Date, 'now').mockReturnValue(2000)
    await cache.keep(await readOdd('b'))
    vi.spyOn(Date, 'now').mockReturnValue(3000)
    await cache.open('a')
    const list = await cache.list()
    expect(list.map(({ id, openedAtMs, keptAtMs }) => [id, openedAtMs, keptAtMs])).toEqual([
      ['a', 3000, 1000],
      ['b', 2000, 2000],
    ])
    expect(list[0]).toMatchObject({
      names: ['odd.jsonl'],
      traceCount: 1,
      spanCount: 3,
      contentState: 'complete',
      modelVersion: MODEL_VERSION,
    })
    expect(list[0].worstIssue).toEqual({ severity: 'error', count: 1 })
    expect(list[0].storedBytes).toBeGreaterThan(0)
    expect((await cache.usage()).usedBytes).toBe(list[0].storedBytes + list[1].storedBytes)
  })

  it('replaces an entry of the same id and drops its old parts', async () => {
    const cache = await open()
    await cache.keep(await readLarge('same', 3))
    await cache.keep(await readLarge('same', 1))
    expect(await cache.list()).toHaveLength(1)
    expect((await cache.open('same')).dataset.spanCount).toBe(1)
    expect(await keysOf('content')).toHaveLength(1)
  })

  it('tells how far it is', async () => {
    const cache = await open()
    const told: KeepProgress[] = []
    await cache.keep(await readLarge('large', 2), { onProgress: (progress) => told.push(progress) })
    expect(told[0].phase).toBe('structure')
    const last = told.at(-1)
    expect(last).toEqual({ phase: 'content', doneBytes: last?.totalBytes, totalBytes: last?.totalBytes })
  })

  it('keeps the structure alone where content is not in memory', async () => {
    const { dataset } = await readOdd()
    const cache = await open()
    const entry = await cache.keep({ dataset, content: [{ read: () => new Uint8Array() }] })
    expect(entry.contentState).toBe('not-kept')
    const again = await cache.open('odd')
    expect(await codeOf(loadContent(again.dataset, 0, again.content))).toBe('content.missing')
  })
})

describe('forgetting', () => {
  it('removes one with all its parts', async () => {
    const cache = await open()
    await cache.keep(await readOdd('a'))
    await cache.keep(await readOdd('b'))
    await cache.remove('a')
    expect((await cache.list()).map(({ id }) => id)).toEqual(['b'])
    expect(await codeOf(cache.open('a'))).toBe('cache.missing')
    expect(await keysOf('structure')).toHaveLength(1)
    expect(await keysOf('content')).toHaveLength(1)
  })

  it('clears everything', async () => {
    const cache = await open()
    await cache.keep(await readOdd('a'))
    await cache.keep(await readOdd('b'))
    await cache.clear()
    expect(await cache.list()).toEqual([])
    expect([await keysOf('structure'), await keysOf('content')]).toEqual([[], []])
  })

  it('stops a copy of what is removed', async () => {
    const cache = await open()
    const kept = codeOf(cache.keep(await readLarge('large', 8)))
    await cache.remove('large')
    await kept
    expect(await cache.list()).toEqual([])
    expect(await keysOf('content')).toEqual([])
  })
})

describe('trouble', () => {
  it('leaves the earlier state when a write breaks off before its manifest', async () => {
    const first = await open()
    await first.keep(await readLarge('same', 1))
    const puts = failPuts('content', 1, new DOMException('gone', 'UnknownError'))
    // As if the tab had ended: nothing is cleared away either.
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('gone', 'UnknownError')
    })
    expect(await codeOf(first.keep(await readLarge('same', 4)))).toBe('cache.lost')
    puts.mockRestore()
    vi.restoreAllMocks()
    expect((await keysOf('content')).length).toBeGreaterThan(1)
    const second = await open()
    expect((await second.open('same')).dataset.spanCount).toBe(1)
    expect(await keysOf('content'), 'what the broken write left is swept').toHaveLength(1)
    expect((await second.list())[0].contentState).toBe('complete')
  })

  it('says that content is there in part when a first copy broke off', async () => {
    const first = await open()
    failPuts('content', 1, new DOMException('gone', 'UnknownError'))
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('gone', 'UnknownError')
    })
    await codeOf(first.keep(await readLarge('large', 6)))
    vi.restoreAllMocks()
    const second = await open()
    expect((await second.list())[0].contentState).toBe('partial')
    const traces = await second.open('large')
    const { offset, length } = traces.dataset.data.columns
    expect(await read(traces, offset[0], 2)).not.toBe('')
    expect(await codeOf(loadContent(traces.dataset, 5, traces.content))).toBe('content.missing')
    expect(length[5]).toBeGreaterThan(400_000)
  })

  it('does not sweep what another tab is writing', async () => {
    const first = await open()
    const kept = first.keep(await readLarge('large', 8))
    const second = await open()
    await kept
    const traces = await second.open('large')
    const { offset, length } = traces.dataset.data.columns
    for (let row = 0; row < 8; row++) expect(await read(traces, offset[row], length[row])).not.toBe('')
  })

  it('keeps nothing of a data set whose structure does not fit, and all of the others', async () => {
    const cache = await open()
    await cache.keep(await readOdd('a'))
    failPuts('structure', 0, quota())
    expect(await codeOf(cache.keep(await readOdd('b')))).toBe('cache.full')
    vi.restoreAllMocks()
    expect((await cache.list()).map(({ id, contentState }) => [id, contentState])).toEqual([['a', 'complete']])
  })

  it('keeps the structure when only the content does not fit', async () => {
    const cache = await open()
    failPuts('content', 1, quota())
    expect(await codeOf(cache.keep(await readLarge('large', 4)))).toBe('cache.full')
    vi.restoreAllMocks()
    expect((await cache.list())[0].contentState).toBe('not-kept')
    expect(await keysOf('content'), 'the room is given back').toEqual([])
    const traces = await cache.open('large')
    expect(traces.dataset.spanCount).toBe(4)
    expect(await codeOf(loadContent(traces.dataset, 0, traces.content))).toBe('content.missing')
  })

  it('keeps the earlier content when a new copy does not fit', async () => {
    const cache = await open()
    await cache.keep(await readLarge('same', 2))
    failPuts('content', 1, quota())
    expect(await codeOf(cache.keep(await readLarge('same', 5)))).toBe('cache.full')
    vi.restoreAllMocks()
    expect((await cache.list())[0].contentState).toBe('complete')
    expect((await cache.open('same')).dataset.spanCount).toBe(2)
  })

  it('rejects with the reason of the signal and clears its parts', async () => {
    const cache = await open()
    const controller = new AbortController()
    const kept = cache.keep(await readLarge('large', 4), {
      signal: controller.signal,
      onProgress: ({ phase }) => phase === 'structure' && controller.abort(new Error('enough')),
    })
    await expect(kept).rejects.toThrow('enough')
    expect(await cache.list()).toEqual([])
    expect(await keysOf('structure')).toEqual([])
  })

  it('says cache.refused where storage is refused', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    expect(await codeOf(openCache({ name }))).toBe('cache.refused')
  })

  it('says cache.damaged when a part of the structure is gone', async () => {
    const cache = await open()
    await cache.keep(await readOdd())
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
    })
    const tx = database.transaction('structure', 'readwrite')
    tx.objectStore('structure').clear()
    await new Promise((resolve) => {
      tx.oncomplete = resolve
    })
    database.close()
    expect(await codeOf(cache.open('odd'))).toBe('cache.damaged')
  })
})

describe('versions', () => {
  const next: UpgradeStep = (_database, transaction) => {
    transaction.objectStore('manifests').createIndex('by-time', 'openedAtMs')
  }
  const newer = [...UPGRADE_STEPS, next]

  it('upgrades an older database and keeps what is in it', async () => {
    const old = await open()
    await old.keep(await readOdd())
    old.close()
    const upgraded = await open({ steps: newer })
    expect((await upgraded.open('odd')).dataset.spanCount).toBe(3)
  })

  it('refuses a newer database and leaves it as it is', async () => {
    const ahead = await open({ steps: newer })
    await ahead.keep(await readOdd())
    ahead.close()
    expect(await codeOf(openCache({ name }))).toBe('cache.newer')
    const again = await open({ steps: newer })
    expect(await again.list()).toHaveLength(1)
  })

  it('opens a database of version 1 as it was laid out then', async () => {
    await writeVersion1()
    const cache = await open()
    expect(await cache.list()).toEqual([
      {
        id: 'fixture',
        names: ['f.json'],
        sizeBytes: 10,
        storedBytes: 20,
        keptAtMs: 1,
        openedAtMs: 1,
        traceCount: 1,
        spanCount: 1,
        worstIssue: undefined,
        contentState: 'complete',
        modelVersion: 2,
      },
    ])
    const { dataset, content } = await cache.open('fixture')
    expect(dataset.nameAt(0)).toBe('chat')
    expect(dataset.startTime(0)).toBe(1763719200000000000n)
    expect(await content[0]?.read(2, 3)).toEqual(new Uint8Array([3, 4, 5]))
  })

  it('lists data of another model version, and does not open it', async () => {
    await writeVersion1({ modelVersion: 1 })
    const cache = await open()
    expect((await cache.list())[0].modelVersion).toBe(1)
    expect(await codeOf(cache.open('fixture'))).toBe('cache.older')
  })

  it('says cache.newer for data of a newer model version', async () => {
    await writeVersion1({ modelVersion: MODEL_VERSION + 1 })
    expect(await codeOf((await open()).open('fixture'))).toBe('cache.newer')
  })
})

describe('several tabs', () => {
  const newer = [...UPGRADE_STEPS, () => {}]

  it('tells an older tab that a newer one has taken over', async () => {
    const old = await open()
    await old.keep(await readOdd())
    const told: CacheEvent[] = []
    old.subscribe((event) => told.push(event))
    const ahead = await open({ steps: newer })
    expect(await ahead.list()).toHaveLength(1)
    expect(told).toMatchObject([{ type: 'closed', error: { code: 'cache.blocked' } }])
    expect(await codeOf(old.list())).toBe('cache.blocked')
    expect(await codeOf(old.keep(await readOdd('b')))).toBe('cache.blocked')
  })

  it('tells a newer tab when an older one does not let go, and opens once it does', async () => {
    const stuck = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name, 1)
      request.onupgradeneeded = () => UPGRADE_STEPS[0](request.result, request.transaction as IDBTransaction)
      request.onsuccess = () => resolve(request.result)
    })
    const waiting = vi.fn()
    const ahead = open({
      steps: newer,
      onWaiting: (error) => {
        waiting(error.code)
        stuck.close()
      },
    })
    expect(await (await ahead).list()).toEqual([])
    expect(waiting).toHaveBeenCalledWith('cache.waiting')
  })

  it('hears of changes in another tab', async () => {
    const here = await open()
    const there = await open()
    const heard = new Promise<CacheEvent>((resolve) => here.subscribe(resolve))
    await there.keep(await readOdd())
    expect(await heard).toEqual({ type: 'changed' })
  })
})

/** Version 1 by hand: this must stay as it is, whatever the code becomes. */
async function writeVersion1(more: { modelVersion?: number } = {}): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('manifests', { keyPath: 'id' })
      request.result.createObjectStore('structure')
      request.result.createObjectStore('content')
    }
    request.onsuccess = () => resolve(request.result)
  })
  const tx = database.transaction(['manifests', 'structure', 'content'], 'readwrite')
  tx.objectStore('manifests').put({
    id: 'fixture',
    names: ['f.json'],
    sizeBytes: 10,
    storedBytes: 20,
    keptAtMs: 1,
    openedAtMs: 1,
    traceCount: 1,
    spanCount: 1,
    worstIssue: undefined,
    contentState: 'complete',
    modelVersion: 2,
    write: 'w1',
    recordCount: 1,
    storeCount: 1,
    ...more,
  })
  const one = (name: string, value: unknown) => ({ name, at: 0, value })
  tx.objectStore('structure').put(
    [
      one('head', [{ modelVersion: 2, revision: 1, types: ['llm'], wideTimes: new Map(), sparse: [] }]),
      one('columns.trace', new Uint32Array([0])),
      one('columns.id', new Uint32Array([2])),
      one('columns.parent', new Uint32Array([0])),
      one('columns.name', new Uint32Array([3])),
      one('columns.type', new Uint8Array([0])),
      one('columns.kind', new Uint8Array([0])),
      one('columns.status', new Uint8Array([0])),
      one('columns.flags', new Uint16Array([1 | 16])),
      one('columns.start', new Float64Array([0])),
      one('columns.end', new Float64Array([0])),
      one('columns.origin', new Uint32Array([0])),
      one('columns.store', new Int32Array([0])),
      one('columns.offset', new Float64Array([2])),
      one('columns.length', new Float64Array([3])),
      one('columns.format', new Uint8Array([0])),
      one('traces.id', new Uint32Array([1])),
      one('traces.base', new BigInt64Array([1763719200000000000n])),
      one('traces.isMadeUp', new Uint8Array([0])),
      one('records', new Uint32Array([])),
      one('strings.bytes', new TextEncoder().encode('t1s1chat')),
      one('strings.ends', new Uint32Array([0, 2, 4, 8])),
      one('origins', [{ file: 0, resource: { attributes: {} }, scope: {} }]),
      one('scores', []),
      one('issues', []),
      one('files', []),
    ],
    ['w1', 0],
  )
  tx.objectStore('content').put(new Uint8Array([1, 2, 3, 4, 5]), ['w1', 0, 0])
  await new Promise((resolve) => {
    tx.oncomplete = resolve
  })
  database.close()
}
