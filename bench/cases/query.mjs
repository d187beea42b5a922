// Percentiles by group, beside a plain loop over typed arrays.
import { NOT_BUILT } from '../report/rows.mjs'
import { ratioOf } from '../report/statistics.mjs'
import { TITLES } from './sizes.mjs'

export const queryCases = [
  {
    rows: { ratio: { name: `p50, p95, p99 by name over ${TITLES.giant} / plain loop`, bar: 2 } },
    run: ({ withBrowser, rounds, input }) =>
      withBrowser((session) =>
        session.withPage(input('giant').path, async (page) => {
          await page.call('read')
          const sample = await page.call('groupByQuery', rounds)
          if (!sample) return { ratio: { isMissing: true, detail: NOT_BUILT } }
          return { ratio: ratioOf(sample.queryMs, sample.loopMs, ['query', 'loop']) }
        }),
      ),
  },
]
