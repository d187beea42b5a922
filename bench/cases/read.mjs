// File to all columns ready, fetching alone, and a bare reader: each beside the same file parsed and nothing else. And whether what
// was read is right.
import { best, inCount, inMb, inMs, interleave, ratioOf } from '../report/statistics.mjs'
import { TITLES } from './sizes.mjs'

const msOf = (samples) => samples.map(({ ms }) => ms)

/** A figure of work in a worker of its own, with what of its time was the worker's start. */
const withStart = (figure, samples) => {
  const startMs = best(samples.map(({ ms, workMs }) => ms - workMs))
  return { ...figure, detail: `${figure.detail}; worker started in ${inMs(startMs)}` }
}

const readCase = (input, bar) => ({
  rows: {
    ratio: { name: `read ${TITLES[input]} / parse alone`, bar },
    fetching: { name: `limit: fetching ${TITLES[input]} alone / parse alone` },
    bare: { name: `limit: bare reader of ${TITLES[input]} / parse alone` },
    spans: { name: `check: spans of ${TITLES[input]}`, kind: 'check' },
    traces: { name: `check: traces of ${TITLES[input]}`, kind: 'check' },
    errors: { name: `check: errors of ${TITLES[input]}`, kind: 'check' },
    tokens: { name: `check: tokens of ${TITLES[input]}`, kind: 'check' },
    bareSpans: { name: `check: spans that the bare reader found in ${TITLES[input]}`, kind: 'check' },
  },
  run: ({ withBrowser, rounds, input: inputFile }) =>
    withBrowser(async (session) => {
      const file = inputFile(input)
      let totals
      const { own, parse, fetching, bare } = await interleave(rounds, {
        own: () =>
          session.withPage(file.path, async (page) => {
            const sample = await page.call('read')
            totals ??= await page.call('totals')
            return sample
          }),
        parse: () => session.sample(file.path, 'parse'),
        fetching: () => session.sample(file.path, 'fetch'),
        bare: () => session.sample(file.path, 'readBare'),
      })
      const overParse = (samples, name) => ratioOf(msOf(samples), msOf(parse), [name, 'parse'])
      const ratio = overParse(own, 'read')
      const tokens = file.inputTokens + file.outputTokens
      return {
        ratio: { ...ratio, detail: `${ratio.detail}; ${inMb(file.sizeBytes)}` },
        fetching: withStart(overParse(fetching, 'fetching'), fetching),
        bare: withStart(overParse(bare, 'bare reader'), bare),
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
        bareSpans: {
          value: bare[0].spans,
          bar: file.records,
          detail: 'records, as it does not join those that were sent twice',
        },
      }
    }),
})

/** Without a bar of its own: text beyond ASCII must not be slower by far. */
const chineseCase = {
  rows: {
    ratio: { name: `read ${TITLES.chinese} / parse alone` },
    spans: { name: `check: spans of ${TITLES.chinese}`, kind: 'check' },
  },
  run: ({ withBrowser, rounds, input: inputFile }) =>
    withBrowser(async (session) => {
      const file = inputFile('chinese')
      const { own, parse } = await interleave(rounds, {
        own: () => session.sample(file.path, 'read'),
        parse: () => session.sample(file.path, 'parse'),
      })
      const ratio = ratioOf(msOf(own), msOf(parse), ['read', 'parse'])
      return {
        ratio: { ...ratio, detail: `${ratio.detail}; ${inMb(file.sizeBytes)}` },
        spans: { value: own[0].spans, bar: file.spans, detail: `${inCount(file.records)} records` },
      }
    }),
}

export const readCases = [readCase('content', 0.5), chineseCase, readCase('giant', 0.6), readCase('lean', 0.8)]
