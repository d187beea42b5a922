// Memory: the peak while a file is read, against the file's size, and what stays of it. Files beyond the longest text
// open here as well.
import { inCount, inMb, inMs } from '../report/statistics.mjs'
import { TITLES } from './sizes.mjs'

/** Reads once in a browser of its own. */
const readOnce = (withBrowser, path) =>
  withBrowser((session) =>
    session.withPage(path, async (page) => {
      const idleHeap = await page.heapBytes()
      const memory = await page.followMemory()
      let sample
      let peak
      try {
        sample = await page.call('read')
      } finally {
        peak = memory?.()
      }
      const heap = (await page.heapBytes()) - idleHeap
      return { ...sample, peak, heap, ...(await page.call('retained')) }
    }),
  )

const peakFigure = ({ peak }, { sizeBytes }) => ({
  value: peak === undefined ? undefined : peak / sizeBytes,
  detail:
    peak === undefined
      ? 'this system does not tell the memory of a process'
      : `${inMb(peak)} above the idle page, file ${inMb(sizeBytes)}`,
})

const spansFigure = ({ spans, ms }, file) => ({
  value: spans,
  bar: file.spans,
  detail: `${inMb(file.sizeBytes)} in ${inMs(ms)}`,
})

/** The giant and the huge document in one case, since one is compared with the other. */
const documents = {
  rows: {
    giantPeak: { name: `peak memory reading ${TITLES.giant} / file size`, bar: 0.6 },
    retained: { name: 'retained bytes a span: buffers and texts of the data set', bar: 120 },
    heap: { name: 'retained bytes a span: growth of the heap after a collection', bar: 120 },
    hugePeak: { name: `peak memory reading ${TITLES.hugeDocument} / file size`, bar: 0.6 },
    growth: { name: `peak / file size: ${TITLES.hugeDocument} / 1,000,000 lean spans`, bar: 1, kind: 'below' },
    hugeSpans: { name: `check: spans of ${TITLES.hugeDocument}`, kind: 'check' },
  },
  run: async ({ withBrowser, input }) => {
    const giantFile = input('giant')
    const giant = await readOnce(withBrowser, giantFile.path)
    const giantPeak = peakFigure(giant, giantFile)
    const figures = {
      giantPeak,
      retained: {
        value: (giant.bufferBytes + giant.textBytes) / giant.spans,
        detail: `${inMb(giant.bufferBytes)} of buffers, ${inMb(giant.textBytes)} of ${inCount(giant.texts)} texts`,
      },
      heap: { value: giant.heap / giant.spans, detail: `${inMb(giant.heap)}, with what stands by for content` },
    }
    const hugeFile = input('hugeDocument')
    try {
      const huge = await readOnce(withBrowser, hugeFile.path)
      const hugePeak = peakFigure(huge, hugeFile)
      const growth = {
        value: hugePeak.value === undefined ? undefined : hugePeak.value / giantPeak.value,
        detail: 'what is held must grow less than the file does',
      }
      return { ...figures, hugePeak, growth, hugeSpans: spansFigure(huge, hugeFile) }
    } catch (error) {
      const failed = { isMissing: true, detail: `failed: ${error.message.split('\n')[0]}` }
      return { ...figures, hugePeak: failed, growth: failed, hugeSpans: { ...failed, bar: hugeFile.spans } }
    }
  },
}

const lines = {
  rows: {
    peak: { name: `peak memory reading ${TITLES.hugeLines} with content / file size`, bar: 0.6 },
    spans: { name: `check: spans of ${TITLES.hugeLines}`, kind: 'check' },
  },
  run: async ({ withBrowser, input }) => {
    const file = input('hugeLines')
    const sample = await readOnce(withBrowser, file.path)
    return { peak: peakFigure(sample, file), spans: spansFigure(sample, file) }
  },
}

export const memoryCases = [documents, lines]
