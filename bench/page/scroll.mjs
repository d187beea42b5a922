// Scrolling through a list the way people do, and how long each frame takes.
import { createElement } from 'react'
import { TraceList, TraceProvider, Waterfall } from 'spanglass'
import { BareList } from '../limits/bare-list.mjs'
import { watchLongTasks } from './long-tasks.mjs'
import { nextPaint, quiet, ROW } from './painted.mjs'
import { lastRead } from './read.mjs'
import { createView } from './view.mjs'

const LISTS = {
  waterfall: ({ dataset }) =>
    createElement(TraceProvider, { traces: lastRead(), traceId: dataset.traceIdAt(0) }, createElement(Waterfall)),
  traceList: () => createElement(TraceProvider, { traces: lastRead() }, createElement(TraceList)),
  bare: (_, bare) => createElement(BareList, bare),
}

/** A notch of a wheel, a flick, and a thumb drawn across the whole height; so many frames each. */
const motions = (frames, scroller) => [
  ...Array.from({ length: frames }, () => ({ by: 100 })),
  ...Array.from({ length: frames }, () => ({ by: scroller.clientHeight })),
  ...Array.from({ length: frames }, (_, n) => ({
    to: ((n + 0.5) / frames) * (scroller.scrollHeight - scroller.clientHeight),
  })),
]

/**
 * Shows a list and scrolls it.
 *
 * @param {'waterfall' | 'traceList' | 'bare'} name
 * @param {number} frames frames of each motion
 * @param {{ count: number, rowPx: number, heightPx: number }} [bare] what the bare list has to match
 */
export async function scroll(name, frames, bare) {
  const view = createView()
  if (bare) view.element.style.height = `${bare.heightPx}px`
  try {
    view.show(LISTS[name](lastRead(), bare))
    const { scroller, rowPx } = await listIn(view.element, name === 'bare' ? bare.rowPx : undefined)
    // What fills in after the first rows, such as prices, is no part of scrolling.
    await quiet()
    const stop = watchLongTasks()
    const frameMs = []
    let beforeMs
    for (const { by, to } of motions(frames, scroller)) {
      const atMs = await new Promise(requestAnimationFrame)
      if (beforeMs !== undefined) frameMs.push(atMs - beforeMs)
      beforeMs = atMs
      scroller.scrollTop = to ?? scroller.scrollTop + by
    }
    await nextPaint()
    await nextPaint()
    throwIfBlank(scroller)
    return { frameMs, longestTaskMs: await stop(), rowPx, heightPx: scroller.clientHeight }
  } finally {
    view.remove()
    await nextPaint()
  }
}

/** The element that scrolls, once its rows are there, and the height of a row. */
async function listIn(element, knownRowPx) {
  for (let waited = 0; waited < 6000; waited++) {
    await nextPaint()
    const scroller = [...element.querySelectorAll('*')].find(
      (one) => one.scrollHeight > one.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(one).overflowY),
    )
    const rowPx = knownRowPx ?? scroller?.querySelector(ROW)?.getBoundingClientRect().height
    if (scroller && rowPx) return { scroller, rowPx }
  }
  throw new Error('No list that scrolls was shown.')
}

/** A list that draws nothing scrolls best of all. */
function throwIfBlank(scroller) {
  const { left, top, width, height } = scroller.getBoundingClientRect()
  const inMiddle = document.elementFromPoint(left + width / 2, top + height / 2)
  if (!inMiddle?.closest('[data-index]')) throw new Error('The list shows no row after it was scrolled.')
}
