import { describe, expect, test } from 'vitest'
import { cloudwatch } from '../../src/adapters/cloudwatch/detect.ts'
import { recordIn } from '../../src/adapters/cloudwatch/record.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(cloudwatch, 'cloudwatch', {
  recordLists: ['results', 'events'],
  // What CloudWatch adds around a record; records in a text are compared by their own tests.
  leftOut: [/flags = /, /^(results|status)/, /^events\[\]/, /severityNumber/, /body = Bakery started$/],
})

describe('CloudWatch', () => {
  const id = (digit: string, length: number) => digit.repeat(length)
  const span = {
    resource: { attributes: { 'service.name': 'baker' } },
    scope: { name: 'strands.telemetry.tracer' },
    traceId: id('5', 32),
    spanId: id('6', 16),
    name: 'chat',
    kind: 'INTERNAL',
    attributes: { 'gen_ai.operation.name': 'chat' },
    status: { code: 'OK' },
  }
  const times = '"startTimeUnixNano":1795262400000000003,"endTimeUnixNano":1795262400000000010'
  const text = JSON.stringify(span).replace(/^\{/, `{${times},`)

  test.each([
    ['as it is', text],
    ['in a row of a query', `[{"timestamp":"2026-11-21 12:00:00.000","raw_otel_json":${text}}]`],
    ['in a row of a table', JSON.stringify({ '@timestamp': '1795262400000', '@message': text })],
    ['in an event', JSON.stringify({ events: [{ timestamp: 1, message: text }] })],
    ['in the result of a query', JSON.stringify({ results: [[{ field: '@message', value: text }]] })],
  ])('a span keeps every nanosecond %s', async (_, data) => {
    const dataset = new Dataset('aws', (await readAll([{ name: 'aws', data }])).data)
    expect(dataset.files[0].adapter?.id).toBe('cloudwatch')
    expect([dataset.startTime(0), dataset.endNs(0)]).toEqual([1_795_262_400_000_000_003n, 7])
  })

  test('digits within a text are left alone', () => {
    expect(
      recordIn({ message: '{"at":1795262400000000003,"note":"no. 12345678901234567890: \\"1795262400000000003\\""}' }),
    ).toEqual({
      at: '1795262400000000003',
      note: 'no. 12345678901234567890: "1795262400000000003"',
    })
  })

  test('messages come from the log record of a span, in whatever file it is', async () => {
    const body = {
      input: { messages: [{ role: 'user', content: { content: '[{"text": "Is there rye?"}]' } }] },
      output: {
        messages: [{ role: 'assistant', content: { message: '[{"text": "Two loaves."}]', finish_reason: 'end_turn' } }],
      },
    }
    const log = { ...span, name: undefined, kind: undefined, timeUnixNano: '1795262400000000256', body, attributes: {} }
    for (const order of [
      [text, JSON.stringify(log)],
      [JSON.stringify(log), text],
    ]) {
      const { data, content } = await readAll(order.map((file, at) => ({ name: `${at}`, data: file })))
      const dataset = new Dataset('aws', data)
      const [row] = dataset.tree(0).rows
      const { inputMessages, outputMessages } = await loadContent(dataset, row, content)
      expect([...inputMessages, ...outputMessages].map(({ role, parts }) => [role, parts])).toEqual([
        ['user', [{ type: 'text', text: 'Is there rye?' }]],
        ['assistant', [{ type: 'text', text: 'Two loaves.' }]],
      ])
    }
  })
})
