import { expect, test } from 'vitest'
import { tempo } from '../../src/adapters/tempo/detect.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(tempo, 'tempo', {
  recordLists: ['traces', 'spans'],
  leftOut: [
    // Figures of the search, not of the traces.
    /^metrics\b|\.matched = /,
    // Became fields; ids get their leading zeros.
    /attributes\[\]\.key = (status|name)$|\b(traceID|spanID)\b/,
  ],
})

test('a search answer joins the trace it speaks of', async () => {
  const summary = { traceID: '1', rootTraceName: 'sell', startTimeUnixNano: '1795262400000000000', durationMs: 5 }
  const found = {
    ...summary,
    traceID: 'b8aa5a2d2c872e8321cf37308d69df2',
    spanSet: { spans: [{ spanID: '51581bf3cb55c12' }] },
  }
  const span = {
    traceId: '0b8aa5a2d2c872e8321cf37308d69df2',
    spanId: '051581bf3cb55c12',
    name: 'weigh',
    startTimeUnixNano: '1795262400000000000',
  }
  const { data } = await readAll([
    { name: 'search', data: JSON.stringify({ traces: [found] }) },
    { name: 'trace', data: JSON.stringify(span) },
  ])
  const dataset = new Dataset('both', data)
  expect([dataset.traceCount, dataset.spanCount]).toEqual([1, 1])
  const [row] = dataset.allRows()
  expect([dataset.nameAt(row), dataset.text('traceName', row)]).toEqual(['weigh', 'sell'])
})
