// Files that break readers: what stands around the odd span must be there, and the page must live.

import { oddFile } from '../inputs/odd.mjs'
import { packed } from '../inputs/pack.mjs'
import { inMs } from '../report/statistics.mjs'

const SPANS = 3

const oddCase = (title, { kind, size, smallSize = size, isPacked = false }) => ({
  rows: { spans: { name: `check: spans of a file with ${title}`, kind: 'check' } },
  run: ({ withBrowser, isSmall }) =>
    withBrowser(async (session) => {
      const path = oddFile(kind, isSmall ? smallSize : size)
      const { spans, ms } = await session.sample(isPacked ? await packed(path) : path, 'read')
      return { spans: { value: spans, bar: SPANS, detail: inMs(ms) } }
    }),
})

const string = { kind: 'string', size: 300, smallSize: 3 }
export const oddCases = [
  oddCase('one string of 300 MB', string),
  oddCase('one string of 300 MB, gzip', { ...string, isPacked: true }),
  oddCase('a million attributes on one span', { kind: 'attributes', size: 1e6, smallSize: 1e4 }),
  oddCase('a value 100,000 levels deep', { kind: 'depth', size: 1e5 }),
]
