import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { recordedRequests } from '../../src/adapters/recorded-requests/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { opened } from '../support/opened.ts'

describeAdapter(recordedRequests, 'recorded-requests', {
  recordLists: ['entries', 'parts'],
  leftOut: [
    // How it was sent.
    /^(seq|ms|method|path|headers\.[\w-]+|parts\[\]\.(name|contentType)) = /,
    /^log\.(version|creator\.\w+|entries\[\]\.(startedDateTime|time|request\.(method|url|httpVersion|headers.*)|response\.status|.*mimeType)) = /,
    // Read or told, and no trace.
    /^body\.(model|messages.*|clicks|flow|source|actor\.type) = /,
    /^parts\[\]\.json\.(odd|feedback_source.*|end_time) = /,
    /^log\.entries\[\]( = no entry$|\.response\.content\.(encoding|text) = |\.request\.postData\.text = ({"model"|--xyz))/,
    // What scores are about, and who gave them; one has no value.
    /^body\.(feedback_type|weave_ref|batch\[\]\.mode|scores\[\]\.(source|name = none)) ?/,
    /^body\.(feedback_source.*) = /,
  ],
})

const fixture = (name: string) => readFile(new URL(`../fixtures/recorded-requests/${name}`, import.meta.url), 'utf8')

test('bodies are read by the adapters of their formats, and what no one knows is told', async () => {
  const { dataset } = await opened(await fixture('mixed.jsonl'))
  const [report] = dataset.files
  expect(report.issues.map(({ code, count }) => [code, count])).toEqual(
    expect.arrayContaining([
      ['metrics.left_out', 1],
      ['request.model_call', 1],
      ['request.no_traces', 2],
    ]),
  )
  expect(report.issues.find(({ code }) => code === 'request.model_call')?.example).toBe(
    'POST /v1/chat/completions (application/json)',
  )
})

test('content is found again: in its place, out of a text, put together from parts', async () => {
  const langsmith = await opened(await fixture('langsmith.jsonl'))
  const call = await langsmith.contentOf('call')
  expect(call.inputMessages).toMatchObject([{ role: 'user', parts: [{ text: 'où ?' }] }])
  expect(call.outputMessages).toMatchObject([{ role: 'assistant', parts: [{ text: 'là' }] }])
  expect(call.attributes).toMatchObject({ 'langsmith.attachments': { photo: 'iVBO' } })
  expect((await langsmith.contentOf('ask')).output).toEqual({ a: 'là' })
  const har = await opened(await fixture('browser.har.json'))
  expect((await har.contentOf('listed')).output).toEqual({ b: 2 })
  expect((await har.contentOf('page')).records).toMatchObject([{ value: { spanId: '5eed000000000003' } }])
})

test('a body is read once, under any of the names that recorders give it', async () => {
  const rows = [{ id: 'r', span_id: 's', root_span_id: 's', span_attributes: { name: 'mix', type: 'llm' } }]
  for (const key of ['body', 'jsonBody', 'requestBody', 'payload', 'rawBody']) {
    const body = { api_version: 2, rows }
    const sent = { headers: null, [key]: body, method: 'POST', path: '/logs3', rawBody: JSON.stringify(body) }
    const { dataset, rowOf } = await opened(JSON.stringify([sent]))
    expect(dataset.spanCount).toBe(1)
    expect(dataset.typeAt(rowOf('mix'))).toBe('llm')
    expect(dataset.files[0].counts.records).toBe(1)
  }
})

test('a HAR file has its log wherever it stands', async () => {
  const har = await fixture('browser.har.json')
  const { dataset: plain } = await opened(har)
  const { dataset } = await opened(`{"comment": "by hand", "saved": {"by": ["a", 1]}, ${har.trim().slice(1)}`)
  expect(dataset.files[0].counts).toEqual(plain.files[0].counts)
  expect(dataset.spanCount).toBeGreaterThan(0)
})
