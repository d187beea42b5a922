// Several files into one dataset: the code that runs in the worker, and inline where there is none.
import type { TransformContent } from '../adapters/content-record.ts'
import { TraceBuilder } from '../model/builder.ts'
import type { DatasetData } from '../model/columns.ts'
import type { ContentSource } from '../model/content-store.ts'
import { PanelError } from '../model/errors.ts'
import { bytesOf, isSizeKnown, type NamedInput, sizeTeller } from './input.ts'
import { isZip } from './kind.ts'
import { type FileProgress, type FileRest, readFile } from './read-file.ts'
import { headOf, NOT_AT_HAND } from './source.ts'

export interface ReadAllOptions {
  readonly adapter?: string
  readonly transformContent?: TransformContent
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ReadProgress) => void
  /** Early snapshots, each time there are sixteen times as many rows. */
  readonly onSnapshot?: (data: DatasetData, content: readonly ContentSource[]) => void | Promise<void>
}

export interface ReadProgress extends FileProgress {
  readonly fileCount: number
}

export interface ReadOutcome {
  readonly data: DatasetData
  /** Content by store: one for each file, then those of content that lies in no file. */
  readonly content: readonly ContentSource[]
}

/** Of a file that could not be opened. */
const NOTHING: ContentSource = { read: () => new Uint8Array() }

/** Milliseconds between two tellings of how far it is. */
const PROGRESS_MS = 50

/** Rows before the first early snapshot. */
const FIRST_SNAPSHOT_ROWS = 200
/** Each early snapshot is copied as a whole: so many times the rows of the one before keep that to a fifteenth of the last one. */
const SNAPSHOT_GROWTH = 16
/** Beyond these rows the next state is the last one: a copy of half a million would cost more than it shows. */
const LAST_SNAPSHOT_ROWS = 150_000

export async function readAll(given: readonly NamedInput[], options: ReadAllOptions = {}): Promise<ReadOutcome> {
  const inputs = await withArchives(given)
  options.signal?.throwIfAborted()
  let early = 0
  const { onSnapshot } = options
  const counting =
    onSnapshot &&
    ((...snapshot: Parameters<typeof onSnapshot>) => {
      early++
      return onSnapshot(...snapshot)
    })
  try {
    return await readEach(inputs, { ...options, onSnapshot: counting })
  } catch (error) {
    if (!(error instanceof PanelError) || error.code !== NOT_AT_HAND) throw error
  }
  // What was shown stands until all of it was read anew.
  const { data, content } = await readEach(inputs, { ...options, onSnapshot: undefined }, true)
  return { data: { ...data, revision: data.revision + early }, content }
}

async function readEach(inputs: readonly NamedInput[], options: ReadAllOptions, isWhole = false): Promise<ReadOutcome> {
  const builder = new TraceBuilder()
  const content: ContentSource[] = inputs.map(() => NOTHING)
  let nextSnapshotRows = FIRST_SNAPSHOT_ROWS
  const sizes = inputs.map(({ data }) => sizeTeller(data))
  /** Infinity while more may come than is known. */
  const sizeOfAll = () =>
    inputs.reduce((sum, { data }, index) => sum + (isSizeKnown(data) ? sizes[index]() : Number.POSITIVE_INFINITY), 1)
  let before = 0
  let toldMs = performance.now()
  const rests: FileRest[] = []
  for (const [index, input] of inputs.entries()) {
    const rest = await readFile(input, {
      builder,
      onContent: (source) => {
        content[index] = source
      },
      addStore: (source) => content.push(source) - 1,
      adapter: options.adapter,
      transformContent: options.transformContent,
      signal: options.signal,
      isWhole,
      onProgress: (progress) => {
        builder.forecast.share = (before + progress.bytesRead) / sizeOfAll()
        const nowMs = performance.now()
        if (nowMs - toldMs >= PROGRESS_MS || progress.bytesRead === progress.sizeBytes) {
          toldMs = nowMs
          options.onProgress?.({ ...progress, fileCount: inputs.length })
        }
        if (!options.onSnapshot || builder.rowCount < nextSnapshotRows) return
        if (builder.rowCount > LAST_SNAPSHOT_ROWS) return
        nextSnapshotRows = builder.rowCount * SNAPSHOT_GROWTH
        return options.onSnapshot(builder.snapshot(), content)
      },
    })
    before += sizes[index]()
    if (rest) rests.push(rest)
  }
  await settle(builder)
  if (rests.length > 0) {
    const { addRests } = await import('./find-traces.ts')
    await addRests(rests, builder, content)
    await settle(builder)
    for (const { tell } of rests) tell()
  }
  return { data: builder.snapshot(), content }
}

/** Files in archives beside the others. The first one takes the place of its archive, so that the others keep theirs. */
async function withArchives(inputs: readonly NamedInput[]): Promise<readonly NamedInput[]> {
  const files: NamedInput[] = []
  const more: NamedInput[] = []
  for (const input of inputs) {
    if (input.error || !(await isArchive(input))) files.push(input)
    else {
      const { unpackZip } = await import('./zip.ts')
      const [first, ...others] = await unpackZip(input)
      files.push(first ?? { ...input, data: '' })
      more.push(...others)
    }
  }
  return [...files, ...more]
}

/** False for what cannot be read at all, too: reading it will say so. */
const isArchive = async ({ data }: NamedInput): Promise<boolean> => {
  try {
    return isZip(await headOf(bytesOf(data)))
  } catch {
    return false
  }
}

/** No more records come. */
async function settle(builder: TraceBuilder): Promise<void> {
  if (!builder.hasLate) return
  const { settleLate } = await import('../model/late.ts')
  settleLate(builder.takeLate())
}
