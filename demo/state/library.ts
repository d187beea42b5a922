// The library: its list, keeping what was read, forgetting it.
import { type Issue, PanelError, type TraceSet } from '../spanglass.ts'
import { type DemoStore, withEntry, withoutEntry } from './store.ts'

export async function refreshLibrary(store: DemoStore): Promise<void> {
  const { cache } = store.getState()
  if (!cache) return
  try {
    const [entries, usage] = await Promise.all([cache.list(), cache.usage()])
    store.setState({ entries, usage })
  } catch (caught) {
    if (caught instanceof PanelError) store.setState({ storageError: caught })
  }
}

/** Copies a data set into the library and says how far it is. */
export async function keepTraces(store: DemoStore, traces: TraceSet, issues: readonly Issue[]): Promise<void> {
  const { cache } = store.getState()
  const { id } = traces.dataset
  if (!cache) return
  const setCopying = (share: number | undefined) =>
    store.setState(({ copying }) => ({
      copying: share === undefined ? withoutEntry(copying, id) : withEntry(copying, id, share),
    }))
  setCopying(0)
  store.setState(({ keepErrors }) => ({ keepErrors: withoutEntry(keepErrors, id) }))
  let shownMs = 0
  try {
    await cache.keep(traces, {
      issues,
      onProgress: ({ phase, doneBytes, totalBytes }) => {
        if (phase === 'structure' || !totalBytes || performance.now() - shownMs < 100) return
        shownMs = performance.now()
        setCopying(doneBytes / totalBytes)
      },
    })
  } catch (caught) {
    if (caught instanceof PanelError) {
      store.setState(({ keepErrors }) => ({ keepErrors: withEntry(keepErrors, id, caught.message) }))
    }
  } finally {
    await refreshLibrary(store)
    setCopying(undefined)
  }
}

export async function forget(store: DemoStore, id: string): Promise<void> {
  const { cache, open } = store.getState()
  await cache?.remove(id)
  if (open?.traces.dataset.id === id) closeData(store)
  await refreshLibrary(store)
}

export async function forgetAll(store: DemoStore): Promise<void> {
  const { cache, readings } = store.getState()
  for (const { cancel } of readings) cancel()
  await cache?.clear()
  closeData(store)
  await refreshLibrary(store)
}

const closeData = (store: DemoStore): void =>
  store.setState({ open: undefined, traceId: undefined, spanKey: undefined, view: 'traces', pane: 'library' })
