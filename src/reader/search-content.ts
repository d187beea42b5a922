// Finds a text in what the spans of a trace hold: their bytes are looked through in large reads, as they lie in the file, and
// only a span that may hold it is decoded, to look at what a reader sees of it.
import { textsOf } from '../conventions/content/texts.ts'
import type { Dataset } from '../model/dataset.ts'
import type { ContentSources, TraceSet } from '../model/trace-set.ts'
import { breathe } from '../util/breathe.ts'
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
const BATCH_BYTES = 1 << 20
const MAX_GAP_BYTES = 1 << 16

/** Milliseconds of work between two breaths. */
const SLICE_MS = 8

/**
 * Looks for a text in the content of spans; case does not matter.
 *
 * In:  primary rows; a text of one character at least.
 * Out: told now and then, and once more at the end. Content that is gone is counted and never an error.
 * Cost: bytes are looked through at some 200 MB/s, spans that may hold the text are decoded, some thousand a second.
 */
export async function* searchContent(
  { dataset, content }: TraceSet,
  rows: Uint32Array,
  text: string,
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
  for (const batch of batchesOf(dataset, records)) {
    for (const index of await candidatesIn(dataset, content, records, batch, plain)) {
      const owner = owners[index]
      if (isChecked[owner] === 1) continue
      isChecked[owner] = 1
      try {
        if (await holds({ dataset, content }, rows[owner], sought)) found.push(owner)
      } catch {
        unread++
      }
      if (performance.now() - beganMs < SLICE_MS) continue
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
  const records: number[] = []
  const owners: number[] = []
  for (let owner = 0; owner < rows.length; owner++) {
    if ((owner & MOVE_MASK) === MOVE_MASK) yield owner
    for (const record of data.records.get(rows[owner]) ?? [rows[owner]]) {
      if (store[record] < 0) continue
      records.push(record)
      owners.push(owner)
    }
  }
  const places = Float64Array.from(records, (record) => store[record] * MAX_STORE_BYTES + offset[record])
  const order = yield* orderByNumber(places)
  return { records: order.map((at) => records[at]), owners: order.map((at) => owners[at]) }
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
async function candidatesIn(
  dataset: Dataset,
  sources: ContentSources,
  records: Uint32Array,
  { from, to, store, offset, end }: Batch,
  plain: string,
): Promise<number[]> {
  const all = Array.from({ length: to - from }, (_, i) => from + i)
  if (plain === '') return all
  const bytes = await readBytes(sources, store, offset, end - offset)
  // Read one by one, each tells by itself whether it is gone.
  if (bytes === undefined) return all
  // A character a byte, so that places stay what they are.
  const text = new TextDecoder('latin1').decode(bytes).toLowerCase()
  const { columns } = dataset.data
  let hit = -1
  return all.filter((index) => {
    const start = columns.offset[records[index]] - offset
    if (hit < start) hit = text.indexOf(plain, start)
    if (hit < 0) hit = Number.POSITIVE_INFINITY
    return hit + plain.length <= start + columns.length[records[index]]
  })
}

/** Undefined where they cannot be read in one go. */
async function readBytes(
  sources: ContentSources,
  store: number,
  offset: number,
  length: number,
): Promise<Uint8Array | undefined> {
  try {
    const bytes = await sources[store]?.read(offset, length)
    return bytes?.length === length ? bytes : undefined
  } catch {
    return undefined
  }
}
