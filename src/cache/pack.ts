// The structure of a data set cut into pieces of storable size, and put together again.
// A piece is a part of one column or list; `at` is the index of its first item.
import type { DatasetData, SpanColumns } from '../model/columns.ts'
import { flattenRecords, RecordLists, type RecordRows } from '../model/record-lists.ts'
import type { SparseColumn } from '../model/sparse.ts'
import type { TraceTree } from '../model/tree.ts'
import type { Steps } from '../util/steps.ts'

type NumberColumn = Int32Array | Uint8Array | Uint16Array | Uint32Array | Int16Array | Float64Array | BigInt64Array

export interface Piece {
  readonly name: string
  readonly at: number
  readonly value: NumberColumn | readonly unknown[]
}

/** Some pieces that are stored together. */
export interface PackedRecord {
  readonly pieces: readonly Piece[]
  /** Estimated. */
  readonly sizeBytes: number
}

/** A value is a file of the browser's own: a million spans open twice as fast from these as from records of 1 MiB. */
const RECORD_BYTES = 4 << 20
/** Items of a list in one piece, and what one is taken to weigh. */
const LIST_ITEMS = 2000
const LIST_ITEM_BYTES = 250

/** What is small, in one item. */
interface Head extends Pick<DatasetData, 'modelVersion' | 'revision' | 'types' | 'wideTimes'> {
  /** `rowsOf`: the column that has the same list of rows, itself for the first of them. */
  readonly sparse: readonly (Pick<SparseColumn, 'key' | 'kind'> & { readonly rowsOf: number })[]
  /** Absent where it was written before trees were kept. */
  readonly trees?: readonly (Pick<TraceTree, 'rootCount' | 'orphanCount'> & { readonly traceRow: number })[]
}

/** Records of about 4 MiB, one after another, so that a large data set is never copied as a whole. */
export function* packDataset(data: DatasetData): Generator<PackedRecord> {
  let pieces: Piece[] = []
  let sizeBytes = 0
  for (const { piece, bytes } of piecesOf(data)) {
    if (pieces.length > 0 && sizeBytes + bytes > RECORD_BYTES) {
      yield { pieces, sizeBytes }
      pieces = []
      sizeBytes = 0
    }
    pieces.push(piece)
    sizeBytes += bytes
  }
  yield { pieces, sizeBytes }
}

/** The data set of all its pieces, which are joined a column a step; undefined when there is none. */
export function* unpackDataset(pieces: readonly Piece[]): Steps<DatasetData | undefined> {
  const parts = new Map<string, Piece[]>()
  for (const piece of pieces) {
    const known = parts.get(piece.name)
    if (known) known.push(piece)
    else parts.set(piece.name, [piece])
  }
  const head = joinLists(parts.get('head'))[0] as Head | undefined
  if (!head) return undefined
  const joined = new Map<string, NumberColumn>()
  for (const [name, ofColumn] of parts) {
    if (!ArrayBuffer.isView(ofColumn[0].value)) continue
    joined.set(name, joinColumns(ofColumn))
    yield joined.size
  }
  const column = (name: string) => joined.get(name)
  const columns = Object.fromEntries(COLUMN_NAMES.map((name) => [name, column(`columns.${name}`)]))
  const { sparse, trees = [], ...rest } = head
  const rowLists = sparse.map(({ rowsOf }, index) =>
    rowsOf === index ? (column(`sparse.${index}.rows`) as SparseColumn['rows']) : undefined,
  )
  const treeOf = ({ traceRow, ...counts }: (typeof trees)[number]): [traceRow: number, tree: TraceTree] => {
    const arrays = TREE_COLUMNS.map((name) => [name, column(`tree.${traceRow}.${name}`)])
    return [traceRow, { ...counts, ...Object.fromEntries(arrays) } as TraceTree]
  }
  return {
    ...rest,
    columns: columns as unknown as SpanColumns,
    sparse: sparse.map(({ key, kind, rowsOf }, index) => ({
      key,
      kind,
      rows: rowLists[rowsOf] as SparseColumn['rows'],
      values: column(`sparse.${index}.values`) as SparseColumn['values'],
    })),
    traces: {
      id: column('traces.id') as Uint32Array,
      base: column('traces.base') as BigInt64Array,
      isMadeUp: column('traces.isMadeUp') as Uint8Array,
    },
    records: new RecordLists(column('records') as Uint32Array),
    strings: {
      bytes: column('strings.bytes') as Uint8Array,
      ends: column('strings.ends') as Uint32Array,
    },
    origins: joinLists(parts.get('origins')) as DatasetData['origins'],
    scores: joinLists(parts.get('scores')) as DatasetData['scores'],
    issues: joinLists(parts.get('issues')) as DatasetData['issues'],
    files: joinLists(parts.get('files')) as DatasetData['files'],
    trees: trees.length === 0 ? undefined : new Map(trees.map(treeOf)),
  }
}

const TREE_COLUMNS = [
  'rows',
  'depth',
  'parent',
  'subtreeEnd',
  'isOrphan',
  'isCut',
] as const satisfies readonly (keyof TraceTree)[]

const COLUMN_NAMES = [
  'trace',
  'id',
  'parent',
  'name',
  'type',
  'kind',
  'status',
  'flags',
  'start',
  'end',
  'origin',
  'store',
  'offset',
  'length',
  'format',
] as const satisfies readonly (keyof SpanColumns)[]

interface SizedPiece {
  readonly piece: Piece
  readonly bytes: number
}

function* piecesOf(data: DatasetData): Generator<SizedPiece> {
  const { modelVersion, revision, types, wideTimes, sparse, traces, trees = new Map<number, TraceTree>() } = data
  const firstWith = new Map<Uint32Array, number>()
  for (const [index, { rows }] of sparse.entries()) if (!firstWith.has(rows)) firstWith.set(rows, index)
  const head: Head = {
    modelVersion,
    revision,
    types,
    wideTimes,
    sparse: sparse.map(({ key, kind, rows }) => ({ key, kind, rowsOf: firstWith.get(rows) ?? 0 })),
    trees: Array.from(trees, ([traceRow, { rootCount, orphanCount }]) => ({ traceRow, rootCount, orphanCount })),
  }
  yield* listPieces('head', [head])
  for (const name of COLUMN_NAMES) yield* columnPieces(`columns.${name}`, data.columns[name])
  for (const [index, { rows, values }] of sparse.entries()) {
    if (firstWith.get(rows) === index) yield* columnPieces(`sparse.${index}.rows`, rows)
    yield* columnPieces(`sparse.${index}.values`, values)
  }
  yield* columnPieces('traces.id', traces.id)
  yield* columnPieces('traces.base', traces.base)
  yield* columnPieces('traces.isMadeUp', traces.isMadeUp)
  yield* columnPieces('records', flatOf(data.records))
  yield* columnPieces('strings.bytes', data.strings.bytes)
  yield* columnPieces('strings.ends', data.strings.ends)
  for (const [traceRow, tree] of trees)
    for (const name of TREE_COLUMNS) yield* columnPieces(`tree.${traceRow}.${name}`, tree[name])
  yield* listPieces('origins', data.origins)
  yield* listPieces('scores', data.scores)
  yield* listPieces('issues', data.issues)
  yield* listPieces('files', data.files)
}

/** Taken over where they came flat: very many lists take a while. */
const flatOf = (records: RecordRows): Uint32Array =>
  records instanceof RecordLists ? records.flat : flattenRecords(records)

/** Copies, since a stored view would take its whole buffer along. */
function* columnPieces(name: string, column: NumberColumn): Generator<SizedPiece> {
  const items = RECORD_BYTES / column.BYTES_PER_ELEMENT
  for (let at = 0; at === 0 || at < column.length; at += items) {
    const value = column.slice(at, at + items)
    yield { piece: { name, at, value }, bytes: value.byteLength }
  }
}

function* listPieces(name: string, list: readonly unknown[]): Generator<SizedPiece> {
  for (let at = 0; at === 0 || at < list.length; at += LIST_ITEMS) {
    const value = list.slice(at, at + LIST_ITEMS)
    yield { piece: { name, at, value }, bytes: value.length * LIST_ITEM_BYTES }
  }
}

const inOrder = (pieces: readonly Piece[] = []): Piece[] => [...pieces].sort((a, b) => a.at - b.at)

function joinColumns(pieces: readonly Piece[]): NumberColumn {
  const values = inOrder(pieces).map(({ value }) => value as Uint32Array)
  if (values.length === 1) return values[0]
  // The pieces of one column are all of one class.
  const Column = values[0].constructor as Uint32ArrayConstructor
  const joined = new Column(values.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const value of values) {
    joined.set(value, at)
    at += value.length
  }
  return joined
}

const joinLists = (pieces: readonly Piece[] | undefined): unknown[] =>
  inOrder(pieces).flatMap(({ value }) => value as readonly unknown[])
