// File to all columns ready, beside the same file parsed and nothing else; and whether what was read is right.
import { inCount, inMb, interleave, ratioOf } from '../report/statistics.mjs'
import { TITLES } from './sizes.mjs'

const readCase = (input, bar) => ({
  rows: {
    ratio: { name: `read ${TITLES[input]} / parse alone`, bar },
    spans: { name: `check: spans of ${TITLES[input]}`, kind: 'check' },
    traces: { name: `check: traces of ${TITLES[input]}`, kind: 'check' },
    errors: { name: `check: errors of ${TITLES[input]}`, kind: 'check' },
    tokens: { name: `check: tokens of ${TITLES[input]}`, kind: 'check' },
  },
  run: ({ withBrowser, rounds, input: inputFile }) =>
    withBrowser(async (session) => {
      const file = inputFile(input)
      let totals
      const { own, limit } = await interleave(rounds, {
        own: () =>
          session.withPage(file.path, async (page) => {
            const sample = await page.call('read')
            totals ??= await page.call('totals')
            return sample
          }),
        limit: () => session.sample(file.path, 'parse'),
      })
      const ratio = ratioOf(
        own.map(({ ms }) => ms),
        limit.map(({ ms }) => ms),
        ['read', 'parse'],
      )
      const tokens = file.inputTokens + file.outputTokens
      return {
        ratio: { ...ratio, detail: `${ratio.detail}; ${inMb(file.sizeBytes)}` },
        spans: {
          value: totals.spans,
          bar: file.spans,
          detail: `${inCount(file.records)} records, of which ${inCount(file.records - file.spans)} were sent twice`,
        },
        traces: { value: totals.traces, bar: file.traces, detail: 'by the sums of the library' },
        errors: { value: totals.errors, bar: file.errors, detail: 'by the sums of the library' },
        tokens: {
          value: totals.inputTokens + totals.outputTokens,
          bar: tokens,
          detail: `${inCount(totals.inputTokens)} in, ${inCount(totals.outputTokens)} out`,
        },
      }
    }),
})

export const readCases = [readCase('content', 0.5), readCase('giant', 0.6), readCase('lean', 0.8)]
