// Percentiles by group, beside a plain loop over typed arrays.
import { NOT_BUILT } from '../report/rows.mjs'
import { inMs, ratioOf } from '../report/statistics.mjs'
import { TITLES } from './sizes.mjs'

const notBuilt = { isMissing: true, detail: NOT_BUILT }

export const queryCases = [
  {
    rows: {
      ratio: { name: `p50, p95, p99 by name over ${TITLES.giant} / plain loop`, bar: 2 },
      groups: { name: 'check: groups of the query as the plain loop has them', kind: 'check' },
    },
    run: ({ withBrowser, rounds, input }) =>
      withBrowser((session) =>
        session.withPage(input('giant').path, async (page) => {
          await page.call('read')
          const sample = await page.call('groupByName', rounds)
          if (!sample) return { ratio: notBuilt, groups: notBuilt }
          const { queryMs, loopMs, firstMs, groups, names, agreeing } = sample
          const ratio = ratioOf(queryMs, loopMs, ['query', 'loop'])
          return {
            ratio: { ...ratio, detail: `${ratio.detail}; the first time ${inMs(firstMs)}` },
            groups: { value: agreeing, bar: names, detail: `${groups} groups, with counts, sums and percentiles` },
          }
        }),
      ),
  },
]
