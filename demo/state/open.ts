// Opening: files from anywhere, or a data set of the library.
import {
  type Dataset,
  datasetIssues,
  expandInputs,
  type FileReport,
  fingerprintFiles,
  type Issue,
  issueText,
  PanelError,
  type ReadAs,
  readTraces,
  type TraceSet,
} from '../spanglass.ts'
import { rememberColumns, rememberedColumns } from './columns.ts'
import { keepTraces } from './library.ts'
import type { DemoStore, Failure, Reading } from './store.ts'
import type { Place } from './url.ts'

export interface OpenOptions {
  readonly place?: Place
  /** How files are read whatever they look like, by their place among them. */
  readonly readAs?: ReadonlyMap<number, ReadAs>
}

/** Reads files that were opened together into one data set, shows it and keeps it. */
export async function openFiles(
  store: DemoStore,
  given: readonly File[],
  { place, readAs }: OpenOptions = {},
): Promise<void> {
  const files = await expandInputs(given)
  if (files.length === 0) return
  const id = await fingerprintFiles(files)
  const controller = new AbortController()
  const setReading = (change: Partial<Reading>) =>
    store.setState(({ readings }) => ({
      readings: readings.map((reading) => (reading.id === id ? { ...reading, ...change } : reading)),
    }))
  const endReading = () =>
    store.setState(({ readings }) => ({ readings: readings.filter((reading) => reading.id !== id) }))
  store
    .getState()
    .readings.find((reading) => reading.id === id)
    ?.cancel()
  endReading()
  // What was said of the files before has been read by now.
  store.setState(({ readings }) => ({
    failures: [],
    readings: [
      ...readings,
      {
        id,
        names: files.map(({ name }) => name),
        sizeBytes: files.reduce((sum, { size }) => sum + size, 0),
        bytesRead: 0,
        spans: 0,
        cancel: () => controller.abort(),
      },
    ],
  }))
  try {
    const done = progressOf(files)
    const inputs = files.map((file, index) => ({ name: file.name, data: file, readAs: readAs?.get(index) }))
    const traces = await readTraces(inputs, {
      datasetId: id,
      signal: controller.signal,
      onProgress: ({ file, bytesRead, spans }) => setReading(done(file, bytesRead, spans)),
      onSnapshot: (early) => showTraces(store, early, { isGrowing: true, files }),
    })
    const { dataset } = traces
    const known = knownColumns(dataset.files, readAs)
    if (known) {
      await openFiles(store, files, { place, readAs: known })
      return
    }
    addFailures(store, dataset.files, files)
    if (dataset.traceCount + dataset.scores.length === 0) {
      addEmpty(store, dataset.files)
      closeGrowing(store, id)
      return
    }
    const issues = issuesOf(dataset)
    showTraces(store, traces, {
      isGrowing: false,
      place,
      files,
      hasReport: isByColumns(readAs) || isReportWanted(dataset, issues),
    })
    // Not awaited: what was read is shown while it is copied.
    void keepTraces(store, traces, issues)
  } catch (caught) {
    closeGrowing(store, id)
    if (!controller.signal.aborted) addFailure(store, files.map(({ name }) => name).join(', '), caught)
  } finally {
    endReading()
  }
}

/** Opens a data set of the library. */
export async function openEntry(store: DemoStore, id: string, place?: Place): Promise<void> {
  const { cache, open, entries } = store.getState()
  if (open?.traces.dataset.id === id) {
    store.setState({ pane: 'list' })
    return
  }
  try {
    const traces = await cache?.open(id)
    if (traces) showTraces(store, traces, { isGrowing: false, place })
  } catch (caught) {
    addFailure(store, entries.find((entry) => entry.id === id)?.names.join(', ') ?? 'The linked data set', caught)
  }
}

interface ShowOptions {
  readonly isGrowing: boolean
  readonly place?: Place
  readonly files?: readonly File[]
  readonly hasReport?: boolean
}

function showTraces(store: DemoStore, traces: TraceSet, { isGrowing, place, files, hasReport }: ShowOptions): void {
  const { open } = store.getState()
  const { dataset } = traces
  const linked = linkedTrace(dataset, place)
  const only = dataset.traceCount === 1 ? dataset.traceIdAt(0) : undefined
  // Beside a list the newest one is open at once; alone it would hide the list.
  const first = linked ?? only ?? (isGrowing || isNarrow() ? undefined : newestTrace(dataset))
  // The same data set grown by late spans keeps all that the reader has open.
  if (open?.traces.dataset.id === dataset.id && open.isGrowing) {
    store.setState(({ traceId, spanKey }) => ({
      open: { traces, isGrowing, files },
      traceId: traceId ?? first,
      spanKey: traceId === undefined && linked ? place?.spanKey : spanKey,
      ...(hasReport ? { view: 'report' as const, pane: 'list' as const } : {}),
    }))
    return
  }
  const view = linked || place?.datasetId === dataset.id ? place?.view : hasReport ? 'report' : 'traces'
  store.setState({
    open: { traces, isGrowing, files },
    traceId: first,
    spanKey: linked ? place?.spanKey : undefined,
    view,
    // The panel stands beside the traces alone: where there is room for one thing, any other view is it.
    pane: view === 'traces' && (linked || only !== undefined) ? 'panel' : 'list',
  })
}

/** The trace that an address names, where it is there. */
const linkedTrace = (dataset: Dataset, place: Place | undefined): string | undefined =>
  place?.datasetId === dataset.id && place.traceId !== undefined && dataset.traceRowOf(place.traceId) >= 0
    ? place.traceId
    : undefined

const isNarrow = (): boolean => !matchMedia('(width >= 720px)').matches

/** The trace whose first record starts last, as the list shows it first. */
function newestTrace(dataset: Dataset): string | undefined {
  const { base } = dataset.data.traces
  let newest = -1
  for (let row = 0; row < base.length; row++) if (newest < 0 || base[row] > base[newest]) newest = row
  return newest < 0 ? undefined : dataset.traceIdAt(newest)
}

/** A data set that was shown while it was read, and that could not be read to its end. */
function closeGrowing(store: DemoStore, id: string): void {
  const { open } = store.getState()
  if (open?.isGrowing && open.traces.dataset.id === id)
    store.setState({ open: undefined, traceId: undefined, spanKey: undefined })
}

/** Above this many spans only what reading met is told, since the rest needs every tree. */
const MAX_JOINED_SPANS = 50_000

function issuesOf(dataset: Dataset): readonly Issue[] {
  if (dataset.spanCount > MAX_JOINED_SPANS) return [...dataset.files.flatMap(({ issues }) => issues), ...dataset.issues]
  return datasetIssues(
    dataset,
    Array.from({ length: dataset.traceCount }, (_, row) => row),
  )
}

/** What the columns hold is to be said in the report. */
const isByColumns = (readAs: OpenOptions['readAs']): boolean =>
  [...(readAs?.values() ?? [])].some(({ adapter, mapping }) => adapter === 'generic' && mapping === undefined)

/** Something was guessed or lost. */
const isReportWanted = (dataset: Dataset, issues: readonly Issue[]): boolean =>
  issues.some(({ severity }) => severity !== 'info') ||
  dataset.files.some(({ error, adapter, counts }) => error || adapter?.certainty === 'possible' || counts.notRead > 0)

/** Bytes and spans over all files, from those of the file that is being read. */
function progressOf(files: readonly File[]) {
  const spansBefore: number[] = []
  return (file: number, bytesRead: number, spans: number) => {
    spansBefore[file] = spans
    return {
      bytesRead: files.slice(0, file).reduce((sum, { size }) => sum + size, bytesRead),
      spans: spansBefore.reduce((sum, count) => sum + count, 0),
    }
  }
}

/** Files that gave nothing. One that was cut short is told in its report. */
function addFailures(store: DemoStore, reports: readonly FileReport[], files: readonly File[]): void {
  for (const [index, { name, error, counts, guesses }] of reports.entries()) {
    if (!error || counts.spans + counts.logs + counts.scores > 0) continue
    const unclaimed = guesses && files[index] && { file: files[index], guesses }
    addFailure(store, name, new PanelError(error.code, error.message), unclaimed)
  }
}

/** Files that could be read and hold nothing to show: what reading met says why. */
function addEmpty(store: DemoStore, reports: readonly FileReport[]): void {
  for (const { name, error, adapter, issues } of reports) {
    if (error) continue
    const why = issues.map(({ code }) => issueText(code)).map(({ title, explanation }) => `${title}: ${explanation}`)
    const message = [`${name} holds no spans and no scores${adapter ? ` (read as ${adapter.label})` : ''}.`, ...why]
    addFailure(store, name, new PanelError('demo.nothing_to_show', message.join(' ')))
  }
}

/** Reads the files that are open again, one of them in another way. Columns are remembered for the next file that has them. */
export async function readAgain(store: DemoStore, report: FileReport, readAs: ReadAs): Promise<void> {
  const { open } = store.getState()
  if (!open?.files) return
  const { files } = open.traces.dataset
  const index = files.indexOf(report)
  if (report.table && readAs.mapping) rememberColumns(report.table.columns, readAs.mapping)
  const others = files.flatMap(({ adapter, table }, at): [number, ReadAs][] =>
    at === index || !adapter ? [] : [[at, { adapter: adapter.id, mapping: table?.mapping }]],
  )
  await openFiles(store, open.files, { readAs: new Map([...others, [index, readAs]]) })
}

/** What was said before of columns like these, where the files were not read so. */
function knownColumns(
  reports: readonly FileReport[],
  readAs: OpenOptions['readAs'],
): ReadonlyMap<number, ReadAs> | undefined {
  if (readAs) return undefined
  const known = new Map<number, ReadAs>()
  for (const [index, { adapter, table }] of reports.entries()) {
    const mapping = table && rememberedColumns(table.columns)
    if (adapter && mapping) known.set(index, { adapter: adapter.id, mapping })
  }
  return known.size > 0 ? known : undefined
}

export function addFailure(store: DemoStore, name: string, caught: unknown, unclaimed?: Failure['unclaimed']): void {
  const failure: Failure = {
    id: `${Date.now()}-${Math.random()}`,
    name,
    code: caught instanceof PanelError ? caught.code : 'demo.failed',
    message: caught instanceof Error ? caught.message : String(caught),
    unclaimed,
  }
  store.setState(({ failures }) => ({ failures: [...failures, failure], pane: 'list' }))
}

export const dismissFailure = (store: DemoStore, id: string): void =>
  store.setState(({ failures }) => ({ failures: failures.filter((failure) => failure.id !== id) }))
