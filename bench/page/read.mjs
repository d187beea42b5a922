// Reading, without a panel and with one that shows what is there already.
import { createElement } from 'react'
import { inputTotal, outputTotal, readTraces, TracePanel, totalsOf } from 'spanglass'
import { parseAlone } from '../limits/parse.mjs'
import { watchLongTasks } from './long-tasks.mjs'
import { firstRowPainted, quiet } from './painted.mjs'
import { reachableBytes } from './reachable.mjs'
import { createView } from './view.mjs'

/** What was read last, kept for as long as the page. */
let traces

export const lastRead = () => {
  if (!traces) throw new Error('Nothing has been read on this page yet.')
  return traces
}

/** Parses a file, with the longest task that takes. */
export async function parse(file) {
  const stop = watchLongTasks()
  const { ms } = await parseAlone(file)
  return { ms, longestTaskMs: await stop() }
}

/** Reads a file to its end and keeps what was read. */
export async function read(file) {
  const startMs = performance.now()
  traces = await readTraces(file, { datasetId: file.name })
  const ms = performance.now() - startMs
  throwIfUnread(traces)
  return { ms, spans: traces.dataset.spanCount }
}

/** Reads a file as a host with a panel does, with the times at which the first row and the last state were seen. */
export async function readIntoPanel(file) {
  const view = createView()
  const show = (snapshot) => view.show(createElement(TracePanel, { traces: snapshot, style: { height: '100%' } }))
  const stop = watchLongTasks()
  const startMs = performance.now()
  let readMs = Number.POSITIVE_INFINITY
  let snapshots = 0
  const painted = firstRowPainted(view.element)
  const read = await readTraces(file, {
    onSnapshot: (early) => {
      snapshots++
      show(early)
    },
  })
  readMs = performance.now() - startMs
  throwIfUnread(read)
  show(read)
  const firstRowMs = (await painted) - startMs
  await quiet()
  const longestTaskMs = await stop()
  view.remove()
  return { firstRowMs, readMs, snapshots, spans: read.dataset.spanCount, longestTaskMs }
}

/** The figures of what was read last, by the library's own sums. */
export function totals() {
  const { dataset } = lastRead()
  const rows = Array.from({ length: dataset.traceCount }, (_, row) => row)
  const { spans, errors, usage, traces } = totalsOf(dataset, rows)
  return { spans, traces, errors, inputTokens: inputTotal(usage), outputTokens: outputTotal(usage) }
}

/** Bytes of buffers and texts in what was read last. */
export const retained = () => reachableBytes(lastRead().dataset.data)

/** A file that could not be read is not an error of `readTraces`, but it is one of a benchmark. */
function throwIfUnread({ dataset }) {
  for (const { name, error } of dataset.files) if (error) throw new Error(`${name}: ${error.code}: ${error.message}`)
}
