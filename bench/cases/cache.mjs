// The library in IndexedDB: writing beside JSON.stringify, reopening beside reading the same columns raw.
import { inMb, interleave, ratioOf } from '../report/statistics.mjs'
import { TITLES } from './sizes.mjs'

const ms = (samples) => samples.map((sample) => sample.ms)

const writeCase = (input) => ({
  rows: { ratio: { name: `write ${TITLES[input]} to the cache / JSON.stringify`, bar: 1 } },
  run: ({ withBrowser, rounds, input: inputFile }) =>
    withBrowser(async (session) => {
      const { path } = inputFile(input)
      const { own, limit } = await interleave(rounds, {
        own: () =>
          session.withPage(path, async (page) => {
            await page.call('read')
            const sample = await page.call('keep')
            await page.call('forget')
            return sample
          }),
        limit: () => session.sample(path, 'stringify'),
      })
      const ratio = ratioOf(ms(own), ms(limit), ['write', 'stringify'])
      const [{ storedBytes, contentState }] = own
      return { ratio: { ...ratio, detail: `${ratio.detail}; ${inMb(storedBytes)} stored, content ${contentState}` } }
    }),
})

const reopenCase = {
  rows: {
    ratio: { name: `reopen ${TITLES.giant} from the cache to first rows / raw columns`, bar: 3 },
    spans: { name: 'check: spans reopened from the cache', kind: 'check' },
  },
  run: ({ withBrowser, rounds, input: inputFile }) =>
    withBrowser(async (session) => {
      const file = inputFile('giant')
      const id = file.path.split(/[\\/]/).at(-1)
      await session.withPage(file.path, async (page) => {
        await page.call('read')
        await page.call('keep')
        await page.call('keepColumns')
      })
      const { own, limit } = await interleave(rounds, {
        own: () => session.sample(undefined, 'reopen', id),
        limit: () => session.sample(undefined, 'readRaw'),
      })
      const ratio = ratioOf(ms(own), ms(limit), ['first row', 'raw'])
      return {
        ratio: { ...ratio, detail: `${ratio.detail}; ${inMb(limit[0].bytes)} of columns` },
        spans: { value: own[0].spans, bar: file.spans, detail: 'after a write and an opening' },
      }
    }),
}

export const cacheCases = [writeCase('lean'), writeCase('content'), reopenCase]
