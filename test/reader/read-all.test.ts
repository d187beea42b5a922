import { describe, expect, test } from 'vitest'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { namesOf } from '../support/builder.ts'
import { expectIntegrity } from '../support/integrity.ts'

const span = (id: number, name: string, more: object = {}) => ({
  traceId: '1'.repeat(32),
  spanId: String(id).padStart(16, '0').replace(/^0/, 'a'),
  name,
  startTimeUnixNano: String(1_795_262_400_000_000_000n + BigInt(id)),
  endTimeUnixNano: String(1_795_262_500_000_000_000n),
  ...more,
})
const request = (...spans: object[]) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] })
const line = (...spans: object[]) => JSON.stringify(request(...spans))

async function read(...texts: string[]) {
  const { data, content } = await readAll(texts.map((text, index) => ({ name: `file ${index + 1}`, data: text })))
  const dataset = new Dataset('d', data)
  expectIntegrity(dataset)
  const [report] = dataset.files
  return {
    dataset,
    content,
    report,
    names: dataset.traceCount > 0 ? namesOf(dataset) : [],
    codes: report.issues.map(({ code }) => code),
  }
}

describe('one bad line in many', () => {
  const good = [1, 2, 3].map((id) => line(span(id, `s${id}`)))
  test.each<[string, string[], string]>([
    ['in the middle', [good[0], '{"resourceSpans": [}', good[1], good[2]], 'line 2'],
    ['at the start', ['{"resourceSpans": [}', ...good], 'line 1'],
    ['a word of the shell at the start', ['Exporting traces...', ...good], 'line 1'],
    ['that lacks its beginning, as after a rotation', ['ame":"x"}]}]}', ...good], 'line 1'],
    ['in quotes that never close', [good[0], '{"a": "', good[1], good[2]], 'line 2'],
  ])('%s', async (_, lines, place) => {
    const { names, report } = await read(lines.join('\n'))
    expect(names).toEqual(['s1', 's2', 's3'])
    expect(report.issues).toMatchObject([{ code: 'record.invalid_json', count: 1, place }])
    expect(report.error).toBeUndefined()
    expect(report.counts.notRead).toBe(1)
  })

  test('a last line that is cut gives what is whole of it', async () => {
    const two = line(span(4, 's4'), span(5, 's5'))
    const { names, codes } = await read([...good, two.slice(0, -20)].join('\n'))
    expect(names).toEqual(['s1', 's2', 's3', 's4'])
    expect(codes.sort()).toEqual(['input.truncated', 'record.cut'])
  })

  test('spans without a trace id are counted by the traces that they get', async () => {
    const rows = ['question,answer', 'Where?,Here', 'Why?,Because'].join('\n')
    const { report } = await read(rows)
    expect([report.counts.spans, report.counts.traces]).toEqual([2, 2])
  })

  test('one record that cannot be read leaves the others', async () => {
    const deep = `{"resourceSpans":[]}\n${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const { names, report } = await read([good[0], deep, good[1]].join('\n'))
    expect(names).toEqual(['s1', 's2'])
    expect([report.error, report.counts.notRead]).toEqual([undefined, 1])
  })
})

describe('a document that is cut or broken', () => {
  const whole = JSON.stringify(request(span(1, 's1'), span(2, 's2'), span(3, 's3')), null, 1)
  test('a span that the cut goes through is left out, and told', async () => {
    const at = whole.indexOf('"s3"')
    const { names, codes } = await read(whole.slice(0, at + 30))
    expect([names, codes.sort()]).toEqual([
      ['s1', 's2'],
      ['input.truncated', 'record.cut'],
    ])
  })
  test('a cut behind a span keeps it', async () => {
    const at = whole.lastIndexOf('}', whole.lastIndexOf(']', whole.lastIndexOf(']') - 1) - 1)
    const end = whole.indexOf('"s2"')
    const closing = whole.indexOf('}', end)
    expect(at).toBeGreaterThan(closing)
    const { names, codes } = await read(whole.slice(0, closing + 1))
    expect([names, codes]).toEqual([['s1', 's2'], ['input.truncated']])
  })
  test('an array of requests, one a line, that is cut', async () => {
    const text = `[\n${line(span(1, 's1'))},\n${line(span(2, 's2'))},\n${line(span(3, 's3')).slice(0, 60)}`
    const { names, report } = await read(text)
    expect([names, report.error]).toEqual([['s1', 's2'], undefined])
  })
})

describe('errors of a whole file', () => {
  test.each([
    ['', 'input.empty'],
    [' \n ', 'input.empty'],
    ['<!DOCTYPE html><title>Sign in</title>', 'input.not_json'],
    ['a,b\n1,2\n', 'input.unknown_format'],
    ['{"resourceSpans":', 'input.truncated'],
    ['{"users":[{"id":1}]}', 'input.unknown_format'],
    ['"just a text"', 'input.unknown_format'],
    ['null', 'input.unknown_format'],
    ['{}', 'input.unknown_format'],
    ['[]', 'input.unknown_format'],
    ['[1,2,3]', 'input.unknown_format'],
  ])('%j is %s', async (text, code) => {
    const { report, dataset } = await read(text)
    expect([report.error?.code, dataset.spanCount]).toEqual([code, 0])
    expect(report.error?.message).toMatch(/^file 1 .+\. .+\. .+\.$/s)
  })

  test('one does not keep the others from being read', async () => {
    const { dataset } = await read('nothing', line(span(1, 's1')))
    expect([dataset.files.map(({ error }) => error?.code), dataset.spanCount]).toEqual([
      ['input.not_json', undefined],
      1,
    ])
  })
})

describe('several files', () => {
  test('a parent in another file is found', async () => {
    const { names } = await read(line(span(2, 'child', { parentSpanId: span(1, '').spanId })), line(span(1, 'root')))
    expect(names).toEqual(['root', '  child'])
  })
  test('the same bytes count once, with or without ids', async () => {
    const text = line(span(1, 's1'), { name: 'no ids', startTimeUnixNano: '1795262400000000000' })
    const { dataset } = await read(text, text)
    expect(dataset.spanCount).toBe(2)
  })
})

describe('odd structure', () => {
  test('100,000 levels of nesting', async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
    const { names, report } = await read(`${line(span(1, 's1'))}\n${deep}\n${line(span(2, 's2'))}`)
    expect([names, report.error]).toEqual([['s1', 's2'], undefined])
  })
  test('100,000 levels in an attribute: the span is there', async () => {
    const deep = `${'{"arrayValue":{"values":['.repeat(50_000)}{}${']}}'.repeat(50_000)}`
    const text = `{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${'1'.repeat(32)}","spanId":"${'2'.repeat(16)}","name":"deep","startTimeUnixNano":"1","attributes":[{"key":"k","value":${deep}}]}]}]}]}`
    const { names, codes } = await read(text)
    expect([names, codes]).toEqual([['deep'], []])
  })
  test('100,000 levels in plain attributes, also where they go into a resource', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const text = `{"resourceSpans":[{"resource":{"attributes":{"r":${deep}}},"scopeSpans":[{"spans":[{"traceId":"a","spanId":"b","name":"deep","startTimeUnixNano":"1","attributes":{"k":${deep}}}]}]}]}`
    expect((await read(text)).names).toEqual(['deep'])
  })
  test('halves of a 64-bit number that are none', async () => {
    const text = JSON.stringify(
      request(span(1, 'odd', { startTimeUnixNano: { low: 1.5, high: 2 }, endTimeUnixNano: { low: 1e300, high: 'x' } })),
    )
    const { names, dataset } = await read(text)
    expect([names, dataset.span(0).startTime]).toEqual([['odd'], undefined])
  })
  test('wrong types everywhere', async () => {
    const odd = [null, 1, 'x', true, [], {}, [[]], [null]]
    const spans = odd.flatMap((value) => [
      { ...span(1, 's'), attributes: value, events: value, links: value, status: value, kind: value },
      {
        traceId: value,
        spanId: value,
        parentSpanId: value,
        name: value,
        startTimeUnixNano: value,
        endTimeUnixNano: value,
      },
    ])
    const groups = odd.flatMap((value) => [
      { resourceSpans: value },
      { resourceSpans: [value] },
      { resourceSpans: [{ resource: value, scopeSpans: value }] },
      { resourceSpans: [{ scopeSpans: [{ scope: value, spans: value }] }] },
      { resourceLogs: [{ scopeLogs: [{ logRecords: value }] }] },
    ])
    const { report } = await read([...groups, request(...spans)].map((group) => JSON.stringify(group)).join('\n'))
    expect(report.error).toBeUndefined()
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
  test('a list that is none is told', async () => {
    const { codes } = await read(
      '{"resourceSpans":{}}\n{"resourceSpans":[{"scopeSpans":[{"spans":"none"}]}]}\n{"resourceSpans":null}',
    )
    const { report } = await read('{"resourceSpans":{}}')
    expect([codes, report.issues[0].example]).toEqual([['record.unknown_shape'], '"resourceSpans" is no list'])
  })
  test('booleans and numbers as texts', async () => {
    const attributes = [
      { key: 'gen_ai.usage.input_tokens', value: { stringValue: '12' } },
      { key: 'flag', value: { boolValue: 'true' } },
      { key: 'no', value: { boolValue: 'false' } },
    ]
    const { dataset } = await read(line(span(1, 's', { attributes, kind: '3', status: { code: '2' } })))
    expect(dataset.span(0)).toMatchObject({ kind: 'client', status: 'error', hasError: true })
    expect([dataset.number('usage.input', 0), dataset.attribute('flag', 0), dataset.attribute('no', 0)]).toEqual([
      12,
      true,
      false,
    ])
  })
})

describe('content', () => {
  test('of merged records and logs, read when it is asked for', async () => {
    const log = {
      traceId: '1'.repeat(32),
      spanId: span(1, '').spanId,
      eventName: 'gen_ai.user.message',
      body: { stringValue: 'Rye?' },
    }
    const { dataset, content } = await read(
      [
        JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [log] }] }] }),
        line(span(1, 'call', { endTimeUnixNano: undefined, attributes: [{ key: 'a', value: { intValue: '1' } }] })),
        line(span(1, 'call', { attributes: [{ key: 'b', value: { intValue: '9007199254740993' } }] })),
      ].join('\n'),
    )
    const { attributes, records } = await loadContent(dataset, dataset.allRows()[0], content)
    expect(attributes).toMatchObject({ a: 1, b: 9007199254740993n })
    expect(records.map(({ kind }) => kind)).toEqual(['span', 'span', 'log'])
  })

  test('keys that an object has by nature are attributes like others', async () => {
    const attributes = [
      { key: '__proto__', value: { stringValue: 'own' } },
      {
        key: 'constructor',
        value: { kvlistValue: { values: [{ key: '__proto__', value: { stringValue: 'deep' } }] } },
      },
    ]
    const { dataset, content } = await read(line(span(1, 's', { attributes })))
    const decoded = (await loadContent(dataset, 0, content)).attributes
    expect(Object.entries(decoded).map(([key, value]) => [key, JSON.stringify(value)])).toEqual([
      ['__proto__', '"own"'],
      ['constructor', '{"__proto__":"deep"}'],
    ])
    expect(dataset.attribute('__proto__', 0)).toBe('own')
  })

  test('that is gone is an error with a code', async () => {
    const { dataset } = await read(line(span(1, 's')))
    await expect(loadContent(dataset, 0, [])).rejects.toMatchObject({ code: 'content.missing' })
  })
})
