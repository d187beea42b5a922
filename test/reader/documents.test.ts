import { describe, expect, test } from 'vitest'
import { Dataset } from '../../src/model/dataset.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { fixtureText, opened } from '../support/opened.ts'

const lines = (await fixtureText('jaeger/elasticsearch.jsonl')).trim().split('\n')

describe('documents of Elasticsearch', () => {
  const hits = lines.map(
    (line, at) => `{"_index":"jaeger-span","_id":"${at}","_score":1.0,"_source":${line},"sort":[1]}`,
  )
  const answer = (list: readonly string[]) =>
    `{"took":3,"timed_out":false,"_shards":{"total":1},"hits":{"total":{"value":2},"hits":[${list.join()}]}}`

  test.each([
    ['the answer of a search', answer(hits)],
    ['hits in an array', `[${hits.join()}]`],
    ['hits, one a line', hits.join('\n')],
    ['the lines of a bulk request', lines.map((line) => `{"index":{"_id":"1"}}\n${line}`).join('\n')],
    ['lines behind actions that name nothing', lines.map((line) => `{"create":{}}\n${line}`).join('\n')],
  ])('%s', async (_, text) => {
    const { dataset, contentOf } = await opened(text)
    expect(dataset.spanCount).toBe(2)
    expect(dataset.files[0]).toMatchObject({
      adapter: { id: 'jaeger' },
      counts: { records: 2, notRead: 0 },
      issues: [],
    })
    expect((await contentOf('bake')).attributes).toMatchObject({ tray: 'round', 'oven.door': 'open' })
  })

  test('of an answer that is longer than what is at hand, every hit', async () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      hits[0].replace('151581bf3cb55c22', (at + 1).toString(16).padStart(16, '0')),
    )
    const { data } = await readAll([{ name: 'long', data: answer(many) }])
    expect(new Dataset('long', data).spanCount).toBe(3000)
  })

  test('a hit that is broken leaves the others', async () => {
    const { data } = await readAll([
      { name: 'broken', data: answer([hits[0].replace('"flags": 1', '"flags": 1 1'), hits[1]]) },
    ])
    const dataset = new Dataset('broken', data)
    expect(dataset.spanCount).toBe(1)
    expect(dataset.files[0].issues.map(({ code }) => code)).toContain('record.invalid_json')
  })

  test('a hit without its document is told', async () => {
    const { data } = await readAll([{ name: 'bare', data: answer([hits[0], '{"_index":"a","_id":"1"}']) }])
    expect(data.files[0].issues.map(({ code }) => code)).toEqual(['record.unknown_shape'])
  })
})

describe('an object of lists that nobody knows', () => {
  test('holds the records in them', async () => {
    const { dataset } = await opened(`{"first run":[${lines[0]}],"empty":[],"second run":[${lines[1]}]}`)
    expect(dataset.spanCount).toBe(2)
    expect(dataset.files[0]).toMatchObject({ adapter: { id: 'jaeger' }, counts: { records: 2, notRead: 0 } })
  })

  test('of anything else is of no known format', async () => {
    const { data } = await readAll([
      { name: 'recipes', data: '{"breads":[{"flour":"rye"}],"cakes":[{"flour":"wheat"}]}' },
    ])
    expect(data.files[0].error?.code).toBe('input.unknown_format')
  })
})
