// A file into a panel that shows what is there already: when its first row is seen, and how long the page ever blocks.
import { packed } from '../inputs/pack.mjs'
import { best, inMs, interleave, ratioOf } from '../report/statistics.mjs'
import { TITLES } from './sizes.mjs'

/** In what form an input is given, and what its limit does. */
const FORMS = {
  file: { title: '', limit: 'parse alone', read: 'readIntoPanel', pathOf: (path) => path },
  gzip: { title: ', gzip', limit: 'unpack and parse alone', read: 'readIntoPanel', pathOf: packed },
  response: { title: ', as a response', limit: 'parse alone', read: 'readResponseIntoPanel', pathOf: (path) => path },
}

const firstRowsCase = (input, { form = 'file', firstRowBar, taskBarMs }) => ({
  rows: {
    ...(firstRowBar && {
      ratio: { name: `first rows of ${TITLES[input]}${FORMS[form].title} / ${FORMS[form].limit}`, bar: firstRowBar },
    }),
    task: { name: `longest task while reading ${TITLES[input]}${FORMS[form].title}, ms`, bar: taskBarMs },
  },
  run: ({ withBrowser, rounds, input: inputFile }) =>
    withBrowser(async (session) => {
      const { pathOf, read } = FORMS[form]
      const path = await pathOf(inputFile(input).path)
      const { own, limit } = await interleave(rounds, {
        own: () => session.sample(path, read),
        limit: () => session.sample(path, 'parse'),
      })
      const ms = (samples, key) => samples.map((sample) => sample[key])
      const ratio = ratioOf(ms(own, 'firstRowMs'), ms(limit, 'ms'), ['first row', 'parse'])
      const seenEarly = own.some(({ firstRowMs, readMs }) => firstRowMs < readMs)
      const early = `${own[0].snapshots} snapshots, all read after ${inMs(best(ms(own, 'readMs')))}`
      const task = best(ms(own, 'longestTaskMs'))
      return {
        ratio: {
          ...ratio,
          detail: `${ratio.detail}; ${seenEarly ? 'provisional' : 'not before all was read'}; ${early}`,
        },
        task: {
          value: task,
          detail: `${task === 0 ? 'none reached 50 ms; ' : ''}panel on screen; parse alone ${inMs(best(ms(limit, 'longestTaskMs')))}`,
        },
      }
    }),
})

export const firstRowsCases = [
  firstRowsCase('giant', { firstRowBar: 0.1, taskBarMs: 100 }),
  firstRowsCase('giant', { form: 'gzip', firstRowBar: 0.1, taskBarMs: 100 }),
  firstRowsCase('giant', { form: 'response', firstRowBar: 0.1, taskBarMs: 100 }),
  firstRowsCase('lean', { taskBarMs: 50 }),
]
