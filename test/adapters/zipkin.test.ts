import { expect, test } from 'vitest'
import { zipkin } from '../../src/adapters/zipkin/detect.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(zipkin, 'zipkin', {
  recordLists: [],
  leftOut: [
    // Ids of 64 bits get their leading zeros; zeros are no parent.
    /\b(traceId|parentId)\b/,
    // Texts that were taken apart.
    /^\[?\]?\.?annotations\[\]\.value = /,
    // A piece of a span that names it less exactly.
    /name = get$/,
  ],
})

const nameOf = async (spans: readonly object[]): Promise<string[]> => {
  const { data } = await readAll([{ name: 'spans', data: JSON.stringify(spans) }])
  const dataset = new Dataset('spans', data)
  const { rows, depth } = dataset.tree(0)
  return Array.from(rows, (row, place) => `${'  '.repeat(depth[place])}${dataset.idAt(row)} ${dataset.nameAt(row)}`)
}

const side = (kind: string | undefined, service: string, more: object = {}) => ({
  traceId: '50c872e8321cf373',
  id: '2000000000000001',
  kind,
  name: `${service} ${kind}`,
  timestamp: 1795262400000000,
  duration: 9,
  localEndpoint: { serviceName: service },
  ...more,
})

test('a called side that is alone keeps its id', async () => {
  expect(await nameOf([side('SERVER', 'store', { shared: true })])).toEqual(['2000000000000001 store SERVER'])
})

test('a late piece belongs to the side of its service, whichever comes first', async () => {
  const late = { ...side(undefined, 'store'), name: undefined, timestamp: undefined, tags: { crumbs: 'many' } }
  const spans = [side('CLIENT', 'shop', { duration: 20 }), side('SERVER', 'store'), late]
  const expected = ['2000000000000001 shop CLIENT', '  2000000000000001:called store SERVER']
  expect(await nameOf(spans)).toEqual(expected)
  expect(await nameOf([...spans].reverse())).toEqual(expected)
})

test('spans of v1 are told, not shown', async () => {
  const old = { traceId: '1', id: '2', name: 'old', annotations: [], binaryAnnotations: [] }
  const { data } = await readAll([{ name: 'spans', data: JSON.stringify([old]) }])
  expect(data.files[0].issues.map(({ code }) => code)).toEqual(['source.old_format'])
})
