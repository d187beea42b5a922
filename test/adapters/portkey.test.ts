import { expect, test } from 'vitest'
import { portkey } from '../../src/adapters/portkey/detect.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { fixtureText } from '../support/fixture.ts'

describeAdapter(portkey, 'portkey', { recordLists: [] })

async function read(text: string) {
  const { data, content } = await readAll([{ name: 'given', data: text }])
  const dataset = new Dataset('given', data)
  return { dataset, contentOf: (row: number) => loadContent(dataset, row, content) }
}

test('costs are cents, and those of other currencies are not taken for dollars', async () => {
  const { dataset, contentOf } = await read(fixtureText('portkey/export.jsonl'))
  const rows = new Map([...dataset.allRows()].map((row) => [String(dataset.span(row).spanId), row]))
  const costs = [...rows].map(([id, row]) => [id, dataset.number('costUsd', row)])
  expect(Object.fromEntries(costs)).toEqual({ 'p-1': 0.0015, 'p-2': 0.000001, 'p-4': 0, 'p-6': 0.0015 })
  expect((await contentOf(rows.get('p-5') ?? -1)).attributes).toMatchObject({
    'portkey.cost': 9,
    'portkey.cost_currency': 'EUR',
  })
})

test('metadata in two lists and in a header are one', async () => {
  const { dataset, contentOf } = await read(fixtureText('portkey/logs.jsonl'))
  expect(dataset.span(0)).toMatchObject({ userId: 'baker-3', sessionId: 'shift-9', promptName: 'greet' })
  expect((await contentOf(0)).metadata).toEqual({ _user: 'baker-3', tray: '7', session: 'shift-9' })
})

test('a long request hides nothing of the first log', async () => {
  const [line] = fixtureText('portkey/export.jsonl').split('\n')
  const { dataset } = await read(line.replace('Bake p-1', 'Bake '.repeat(1 << 15)))
  expect(dataset.data.files[0].adapter).toMatchObject({ id: 'portkey', certainty: 'certain' })
  expect(dataset.spanCount).toBe(1)
})

test('a log whose answer reaches beyond the beginning of the file is no other call', async () => {
  const log = {
    id: 'p-1',
    trace_id: 'loaf-1',
    created_at: '2026-11-21T12:00:00.000Z',
    request: { model: 'toast-1', messages: [{ role: 'user', content: 'Bake' }] },
    response: { choices: [{ message: { role: 'assistant', content: 'crumb '.repeat(20_000) } }] },
    ai_org: 'openai',
    req_units: 3,
    res_units: 2,
  }
  const { dataset } = await read(`${JSON.stringify(log)}\n`)
  expect(dataset.files[0].adapter?.id).toBe('portkey')
})
