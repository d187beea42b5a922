// Parts that stay on the page while the runner works in them as a person does.
import { createElement } from 'react'
import { CostTable, ImportReport, TraceList, TracePanel, TraceProvider } from 'spanglass'
import { watchLongTasks } from './long-tasks.mjs'
import { nextPaint, quiet } from './painted.mjs'
import { lastRead } from './read.mjs'
import { createView } from './view.mjs'

const within = (part) => createElement(TraceProvider, { traces: lastRead() }, createElement(part))

const PARTS = {
  panel: () => createElement(TracePanel, { traces: lastRead(), style: { height: '100%' } }),
  traceList: () => within(TraceList),
  costTable: () => within(CostTable),
  report: () => within(ImportReport),
}

let view
let stop

/** Shows a part in place of the one before. */
export function present(part) {
  view?.remove()
  view = createView()
  view.show(PARTS[part]())
}

export const startWatching = () => {
  stop = watchLongTasks()
}

/** Once all that was begun is through: nothing says that it is busy, and the page has nothing long to do. */
export async function settle() {
  await nextPaint()
  while (view.element.querySelector('[aria-busy="true"], .sg-find-progress')) await nextPaint()
  await quiet()
}

/** @returns the longest task since `startWatching`, ms; 0 when none reached 50 ms */
export const stopWatching = () => stop()
