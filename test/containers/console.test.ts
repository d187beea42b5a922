import { describe, expect, test } from 'vitest'
import { containerOf } from '../../src/containers/detect.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { readContainer, sourceOf, valuesOf } from '../support/containers.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const kindOf = (text: string) => containerOf(bytesOf(text), 'unknown')
const readText = (text: string) => readContainer('console', sourceOf(bytesOf(text)))

/** As Node prints a span of the console exporter. */
const span = (id: string, parent: string | undefined) => `{
  resource: { attributes: { 'service.name': 'bakery' } },
  instrumentationScope: { name: 'ovens', version: '1.0', schemaUrl: undefined },
  traceId: '5b8aa5a2d2c872e8321cf37308d69df2',
  parentSpanContext: ${parent ? `{ traceId: '5b8aa5a2d2c872e8321cf37308d69df2', spanId: '${parent}', traceFlags: 1 }` : 'undefined'},
  traceState: undefined,
  name: 'bake ${id[0]}',
  id: '${id}',
  kind: 2,
  timestamp: 1795262400000000,
  duration: 1500.25,
  attributes: {
    'gen_ai.operation.name': 'chat',
    'gen_ai.usage.input_tokens': 12,
    note: "Ben's\\n" +
      'rye',
    tags: [ 'a', 'b' ]
  },
  status: { code: 2, message: 'burnt' },
  events: [ { name: 'hot', attributes: [Object], time: [ 1795262400, 500000 ] } ],
  links: []
}`

describe('console output', () => {
  test.each([
    ['bare keys', span('a1'.repeat(8), undefined)],
    ['lines of a log in front', `> server\nListening on 8080 { ok: true }\n${span('a1'.repeat(8), undefined)}`],
    ['single quotes', "{'trace_id': 'loaf', 'span_id': 'slice'}"],
    ['a list', `[\n  {\n    name: 'bake'\n  }\n]`],
  ])('%s are told', (_, text) => expect(kindOf(text)).toBe('console'))

  test.each([
    ['JSON', '{"a": 1}'],
    ['JSON Lines', '{"a": "{ b: 1 }"}\n{"a": 2}'],
    ['a text within JSON', '{"a": "x",\n"b":\n"{\\n b: 1"}'],
    ['prose', 'Dear Ben,\n{we} hope: this finds you well'],
    ['nothing', ''],
  ])('%s is none', (_, text) => expect(kindOf(text)).toBeUndefined())

  test('objects are found between other lines, and one that is cut is told', async () => {
    const read = await readText(`start\n{ a: 1 }\nnoise: {}\n{ b: [ 2, undefined ], c: 9007199254740993n }\n{ d: 'open`)
    expect(valuesOf(read)).toEqual([{ a: 1 }, { b: [2, null], c: '9007199254740993' }])
    expect(read.issues).toEqual({ 'record.cut': 1 })
  })

  test('the spans that the console exporter of JavaScript prints are read as spans', async () => {
    const data = `listening\n${span('a1'.repeat(8), undefined)}\n${span('b2'.repeat(8), 'a1'.repeat(8))}\n`
    const dataset = new Dataset('console', (await readAll([{ name: 'out.txt', data }])).data)
    expect(dataset.files[0]).toMatchObject({ adapter: { id: 'otel-spans' }, issues: [{ code: 'content.in_memory' }] })
    const [root, child] = [...dataset.tree(0).rows].map((row) => dataset.span(row))
    expect(root).toMatchObject({ name: 'bake a', kind: 'client', status: 'error', durationMs: 1.50025 })
    expect(child).toMatchObject({ parentSpanId: 'a1'.repeat(8), startTime: 1_795_262_400_000_000_000n })
  })
})
