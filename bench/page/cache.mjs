// The library in IndexedDB: writing to it and opening from it.
import { createElement } from 'react'
import { openCache, TracePanel } from 'spanglass'
import { keepRaw } from '../limits/raw-columns.mjs'
import { firstRowPainted } from './painted.mjs'
import { lastRead } from './read.mjs'
import { createView } from './view.mjs'

const NAME = 'bench-cache'

/** Writes what was read last. */
export async function keep() {
  const cache = await openCache({ name: NAME })
  const startMs = performance.now()
  const { storedBytes, contentState } = await cache.keep(lastRead())
  const ms = performance.now() - startMs
  cache.close()
  return { ms, storedBytes, contentState }
}

export async function forget() {
  const cache = await openCache({ name: NAME })
  await cache.clear()
  cache.close()
}

/** Puts the columns of what was read last by, as plain as can be. */
export const keepColumns = () => keepRaw(lastRead().dataset.data)

/** Opens a kept data set in a panel; the time counts to its first row on screen. */
export async function reopen(id) {
  const view = createView()
  const painted = firstRowPainted(view.element)
  const startMs = performance.now()
  const cache = await openCache({ name: NAME })
  const traces = await cache.open(id)
  const openMs = performance.now() - startMs
  view.show(createElement(TracePanel, { traces, style: { height: '100%' } }))
  const ms = (await painted) - startMs
  view.remove()
  cache.close()
  return { ms, openMs, spans: traces.dataset.spanCount }
}
