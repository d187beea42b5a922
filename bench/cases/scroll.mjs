// Scrolling a list of a million rows, beside a bare virtual list of as many.
import { best, interleave, quantile, ratioOf } from '../report/statistics.mjs'
import { TITLES } from './sizes.mjs'

const FRAMES = 60
const SMALL_FRAMES = 3

const scrollCase = (input, list, title, taskBarMs) => ({
  rows: {
    ...(taskBarMs === 100 && { ratio: { name: `scroll ${title} / bare list, p95 frame`, bar: 1.2 } }),
    task: { name: `longest task while scrolling ${title}, ms`, bar: taskBarMs },
  },
  run: ({ withBrowser, rounds, isSmall, input: inputFile }) =>
    withBrowser((session) => {
      const file = inputFile(input)
      // One page for both sides: the same data lie in memory beside either list, and reading them takes longest of all.
      return session.withPage(file.path, async (page) => {
        await page.call('read')
        const frames = isSmall ? SMALL_FRAMES : FRAMES
        // The first showing builds what later ones keep, such as the tree. It also tells what the bare list has to match.
        const { rowPx, heightPx } = await page.call('scroll', list, 2)
        const count = list === 'traceList' ? file.traces : file.spans
        const { own, limit } = await interleave(rounds, {
          own: () => page.call('scroll', list, frames),
          limit: () => page.call('scroll', 'bare', frames, { count, rowPx, heightPx }),
        })
        const p95 = (samples) => samples.map(({ frameMs }) => quantile(frameMs, 0.95))
        const task = best(own.map(({ longestTaskMs }) => longestTaskMs))
        const bareTask = best(limit.map(({ longestTaskMs }) => longestTaskMs))
        const ratio = ratioOf(p95(own), p95(limit), ['p95', 'bare'])
        return {
          ratio: { ...ratio, detail: `${ratio.detail}; rows of ${rowPx} px in ${heightPx} px` },
          task: {
            value: task,
            detail: `${task === 0 ? 'none reached 50 ms; ' : ''}bare list ${Math.round(bareTask)} ms`,
          },
        }
      })
    }),
})

export const scrollCases = [
  scrollCase('giant', 'waterfall', `a waterfall of ${TITLES.giant}`, 100),
  scrollCase('list', 'traceList', `a list of ${TITLES.list}`, 100),
  scrollCase('tall', 'waterfall', `a waterfall of ${TITLES.tall}`, 50),
]
