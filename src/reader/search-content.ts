// Finds a text in what the spans of a trace hold: their bytes are looked through in large reads, as they lie in the file, and
// only a span that may hold it is decoded, to look at what a reader sees of it.
import { textsOf } from '../conventions/content/texts.ts'
import type { Dataset } from '../model/dataset.ts'
import type { ContentSources, TraceSet } from '../model/trace-set.ts'
import { breathe } from '../util/breathe.ts'
import { Growable } from '../util/growable.ts'
import { orderByNumber } from '../util/order-by-number.ts'
import { runInSlices } from '../util/run-in-slices.ts'
import { MOVE_MASK, type Steps } from '../util/steps.ts'
import { loadContent } from './content.ts'

export interface ContentSearch {
  /** Indexes among the rows that were given, of those found since the last time; in no order. */
  readonly found: readonly number[]
  /** Records that have been looked through, of how many. */
  readonly searched: number
  readonly total: number
  /** Spans whose content is gone. */
  readonly unread: number
}

/** Bytes that are read at once, and bytes between two records that are read rather than skipped. */
const BATCH_BYTES = 1 << 21
const MAX_GAP_BYTES = 1 << 16

/** Milliseconds of work between two breaths. */
const SLICE_MS = 8

/**
 * Looks for a text in the content of spans; case does not matter.
 *
 * In:  primary rows; a text of one character at least; `isOpen`: whether a row, by its index, is still to be looked into.
 * Out: told now and then, and once more at the end. Content that is gone is counted and never an error.
 * Cost: some 50 MB/s of bytes looked through; of spans that may hold the text, some thousand a second are decoded.
 */
export async function* searchContent(
  { dataset, content }: TraceSet,
  rows: Uint32Array,
  text: string,
  isOpen: (index: number) => boolean = () => true,
): AsyncGenerator<ContentSearch> {
  const sought = text.trim().toLowerCase()
  const plain = plainRun(sought)
  const { owners, records } = await runInSlices(recordsOf(dataset, rows))
  const isChecked = new Uint8Array(rows.length)
  let found: number[] = []
  let searched = 0
  let unread = 0
  let beganMs = performance.now()
  const state = () => {
    const told = { found, searched, total: records.length, unread }
    found = []
    return told
  }
  const batches = batchesOf(dataset, records)
  const read = ({ value: batch }: IteratorResult<Batch>) =>
    batch && { batch, bytes: plain === '' ? undefined : readBytes(content, batch) }
  for (let next = read(batches.next()); next; ) {
    const { batch, bytes } = next
    const known = await bytes
    // One batch is read while the one before is looked through.
    next = read(batches.next())
    const sources = known ? withKnown(content, batch, known) : content
    for (const index of candidatesIn(dataset, records, batch, known, plain)) {
      const owner = owners[index]
      if (isChecked[owner] === 1 || !isOpen(owner)) continue
      isChecked[owner] = 1
      try {
        if (await holds({ dataset, content: sources }, rows[owner], sought)) found.push(owner)
      } catch {
        unread++
      }
      if (performance.now() - beganMs < SLICE_MS) continue
      searched = index
      yield state()
      await breathe()
      beganMs = performance.now()
    }
    searched = batch.to
    if (performance.now() - beganMs < SLICE_MS) continue
    yield state()
    await breathe()
    beganMs = performance.now()
  }
  searched = records.length
  yield state()
}

async function holds({ dataset, content }: TraceSet, row: number, sought: string): Promise<boolean> {
  for (const { text } of textsOf(await loadContent(dataset, row, content)))
    if (text.toLowerCase().includes(sought)) return true
  return false
}

/** The longest part of a text that every writer leaves as it is: nobody escapes letters, digits and blanks of ASCII. */
function plainRun(sought: string): string {
  const runs = sought.match(/[a-z0-9 ]+/g) ?? []
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '')
}

interface Records {
  /** Rows of records with content, as they lie in their stores. */
  readonly records: Uint32Array
  /** Index of the span that each belongs to. */
  readonly owners: Uint32Array
}

/** No file is longer. */
const MAX_STORE_BYTES = 2 ** 44

function* recordsOf({ data }: Dataset, rows: Uint32Array): Steps<Records> {
  const { store, offset } = data.columns
  const all = new Growable(Uint32Array, rows.length + 1)
  const ownerOf = new Growable(Uint32Array, rows.length + 1)
  const placeOf = new Growable(Float64Array, rows.length + 1)
  for (let owner = 0; owner < rows.length; owner++) {
    if ((owner & MOVE_MASK) === MOVE_MASK) yield owner
    for (const record of data.records.get(rows[owner]) ?? [rows[owner]]) {
      if (store[record] < 0) continue
      all.push(record)
      ownerOf.push(owner)
      placeOf.push(store[record] * MAX_STORE_BYTES + offset[record])
    }
  }
  const order = yield* orderByNumber(placeOf.view())
  const records = new Uint32Array(order.length)
  const owners = new Uint32Array(order.length)
  for (let i = 0; i < order.length; i++) {
    if ((i & MOVE_MASK) === MOVE_MASK) yield i
    records[i] = all.get(order[i])
    owners[i] = ownerOf.get(order[i])
  }
  return { records, owners }
}

/** Records that lie close together: indexes `from` up to `to`, and the bytes they lie in. */
interface Batch {
  readonly from: number
  readonly to: number
  readonly store: number
  readonly offset: number
  readonly end: number
}

function* batchesOf({ data }: Dataset, records: Uint32Array): Generator<Batch> {
  const { store, offset, length } = data.columns
  for (let from = 0; from < records.length; ) {
    const first = records[from]
    let end = offset[first] + length[first]
    let to = from + 1
    for (; to < records.length; to++) {
      const next = records[to]
      const nextEnd = offset[next] + length[next]
      if (store[next] !== store[first] || offset[next] - end > MAX_GAP_BYTES) break
      if (nextEnd - offset[first] > BATCH_BYTES) break
      end = Math.max(end, nextEnd)
    }
    yield { from, to, store: store[first], offset: offset[first], end }
    from = to
  }
}

/** Indexes of the records of a batch in whose bytes the text may stand. */
function candidatesIn(
  { data }: Dataset,
  records: Uint32Array,
  { from, to, offset: start }: Batch,
  bytes: Uint8Array | undefined,
  plain: string,
): number[] {
  const candidates: number[] = []
  // A character a byte, so that places stay what they are.
  const text = bytes && new TextDecoder('latin1').decode(bytes).toLowerCase()
  const { offset, length } = data.columns
  let hit = -1
  for (let index = from; index < to; index++) {
    const at = offset[records[index]] - start
    if (text !== undefined && hit < at) hit = text.indexOf(plain, at)
    if (hit < 0 && text !== undefined) break
    // Without bytes each is read by itself, and tells whether it is gone.
    if (text === undefined || hit + plain.length <= at + length[records[index]]) candidates.push(index)
  }
  return candidates
}

/** The same stores, which need not be asked again for what lies in a batch. */
const withKnown = (sources: ContentSources, { store, offset, end }: Batch, bytes: Uint8Array): ContentSources =>
  sources.map((source, index) => {
    if (index !== store || !source) return source
    const isKnown = (from: number, length: number) => from >= offset && from + length <= end
    return {
      read: (from, length) =>
        isKnown(from, length) ? bytes.subarray(from - offset, from - offset + length) : source.read(from, length),
    }
  })

/** Undefined where they cannot be read in one go. */
async function readBytes(sources: ContentSources, { store, offset, end }: Batch): Promise<Uint8Array | undefined> {
  try {
    const bytes = await sources[store]?.read(offset, end - offset)
    return bytes?.length === end - offset ? bytes : undefined
  } catch {
    return undefined
  }
}
