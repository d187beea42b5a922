// One data set into the database: its parts first, the manifest last.
import type { ContentCopy, ContentSource } from '../model/content-store.ts'
import type { Dataset } from '../model/dataset.ts'
import type { TraceSet } from '../model/trace-set.ts'
import type { TraceTree } from '../model/tree.ts'
import { breathe } from '../util/breathe.ts'
import { runInSlices } from '../util/run-in-slices.ts'
import { STEP_MASK, type Steps } from '../util/steps.ts'
import type { ContentState, KeepOptions } from './cache.ts'
import { rangeOf } from './content.ts'
import type { CacheDatabase, Manifest } from './database.ts'
import { describeTraces } from './describe.ts'
import { cacheError } from './errors.ts'
import { packDataset } from './pack.ts'

interface WriteOptions extends Pick<KeepOptions, 'issues' | 'onProgress'> {
  readonly signal: AbortSignal
  /** The list has changed. */
  readonly onListed: () => void
}

/**
 * Writes a data set. A new one is listed once its structure is there; one that is there already stands until all of the
 * new one is stored. On trouble the parts of this write go, but for the structure of a new one that is listed.
 */
export async function writeTraces(
  database: CacheDatabase,
  traces: TraceSet,
  write: string,
  options: WriteOptions,
): Promise<Manifest> {
  const { id } = traces.dataset
  const stores = traces.content.map(chunksOf)
  const isNew = (await database.get('manifests', id)) === undefined
  try {
    const { recordCount, structureBytes } = await putStructure(database, traces, write, options)
    const manifest: Manifest = {
      ...describeTraces(traces, options.issues),
      storedBytes: structureBytes,
      contentState: 'copying',
      write,
      recordCount,
      storeCount: stores.length,
    }
    options.signal.throwIfAborted()
    if (isNew) {
      await database.put('manifests', manifest)
      options.onListed()
    }
    const contentBytes = await putContent(database, stores, write, options)
    const storedBytes = structureBytes + contentBytes
    return await replace(database, { ...manifest, storedBytes, contentState: stateOf(stores) })
  } catch (caught) {
    await undo(database, id, write).catch(() => {
      // The connection is gone: the next opening sweeps what is left.
    })
    throw caught
  }
}

/** Content that can be copied, chunk by chunk. */
interface Copyable {
  readonly sizeBytes: number
  copies(): Iterable<ContentCopy>
}

type Chunks = Copyable | undefined

const chunksOf = (source: ContentSource | undefined): Chunks =>
  source && 'copies' in source ? (source as unknown as Copyable) : undefined

function stateOf(stores: readonly Chunks[]): ContentState {
  const copied = stores.filter((chunks) => chunks !== undefined).length
  if (copied === stores.length) return 'complete'
  return copied === 0 ? 'not-kept' : 'partial'
}

/** Records on their way at one time: waiting for each in turn takes three times as long, and all at once would be a copy of it all. */
const RECORDS_AT_ONCE = 4

async function putStructure(
  database: CacheDatabase,
  { dataset }: TraceSet,
  write: string,
  { signal, onProgress }: WriteOptions,
): Promise<{ recordCount: number; structureBytes: number }> {
  let recordCount = 0
  let structureBytes = 0
  let pending: Promise<unknown>[] = []
  const tell = () => onProgress?.({ phase: 'structure', doneBytes: structureBytes, totalBytes: undefined })
  try {
    const trees = await largeTrees(dataset, signal)
    for (const { pieces, sizeBytes } of packDataset({ ...dataset.data, trees })) {
      signal.throwIfAborted()
      pending.push(database.put('structure', pieces, [write, recordCount++]))
      structureBytes += sizeBytes
      // A record is copied twice at once, by us and by the browser.
      await breathe()
      if (pending.length < RECORDS_AT_ONCE) continue
      await Promise.all(pending)
      pending = []
      tell()
    }
    await Promise.all(pending)
    tell()
  } finally {
    // What is on its way lands before anything else is said of this write.
    await Promise.allSettled(pending)
  }
  return { recordCount, structureBytes }
}

/** Spans of a trace whose tree is kept. */
const LARGE_TRACE = 1 << 17

/** Trees that take long to lay out. */
async function largeTrees(dataset: Dataset, signal: AbortSignal): Promise<ReadonlyMap<number, TraceTree>> {
  const trees = new Map<number, TraceTree>()
  if (dataset.spanCount < LARGE_TRACE) return trees
  for (const traceRow of await runInSlices(largeTraces(dataset), signal))
    trees.set(traceRow, await runInSlices(dataset.treeInSteps(traceRow), signal))
  return trees
}

function* largeTraces(dataset: Dataset): Steps<number[]> {
  yield* dataset.listInSteps()
  const large: number[] = []
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    if ((traceRow & STEP_MASK) === STEP_MASK) yield traceRow
    if (dataset.rowCountOfTrace(traceRow) >= LARGE_TRACE) large.push(traceRow)
  }
  return large
}

async function putContent(
  database: CacheDatabase,
  stores: readonly Chunks[],
  write: string,
  { signal, onProgress }: WriteOptions,
): Promise<number> {
  const totalBytes = stores.reduce((sum, store) => sum + (store?.sizeBytes ?? 0), 0)
  let doneBytes = 0
  for (const [store, chunks] of stores.entries()) {
    if (!chunks) continue
    for (const { offset, part } of chunks.copies()) {
      signal.throwIfAborted()
      await database.put('content', part instanceof Blob ? part : ownBytes(part), [write, store, offset])
      doneBytes += part instanceof Blob ? part.size : part.byteLength
      onProgress?.({ phase: 'content', doneBytes, totalBytes })
    }
  }
  signal.throwIfAborted()
  return doneBytes
}

/** A stored view would take its whole buffer along. */
const ownBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()

/** Puts the manifest and drops the parts of the write it replaces. A data set that was forgotten meanwhile stays forgotten. */
async function replace(database: CacheDatabase, manifest: Manifest): Promise<Manifest> {
  const tx = database.transaction(['manifests', 'structure', 'content'], 'readwrite')
  const before = await tx.objectStore('manifests').get(manifest.id)
  if (before) tx.objectStore('manifests').put(manifest)
  if (before && before.write !== manifest.write) {
    tx.objectStore('structure').delete(rangeOf(before.write))
    tx.objectStore('content').delete(rangeOf(before.write))
  }
  await tx.done
  if (!before) throw cacheError('cache.missing')
  return manifest
}

async function undo(database: CacheDatabase, id: string, write: string): Promise<void> {
  const tx = database.transaction(['manifests', 'structure', 'content'], 'readwrite')
  const listed = await tx.objectStore('manifests').get(id)
  const isListed = listed?.write === write
  tx.objectStore('content').delete(rangeOf(write))
  if (!isListed) tx.objectStore('structure').delete(rangeOf(write))
  else tx.objectStore('manifests').put({ ...listed, contentState: 'not-kept' })
  await tx.done
}
