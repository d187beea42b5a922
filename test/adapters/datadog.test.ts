import { describe, expect, test } from 'vitest'
import { datadog } from '../../src/adapters/datadog/detect.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { fixtureText } from '../support/fixture.ts'

describeAdapter(datadog, 'datadog', {
  recordLists: ['data', 'spans', 'metrics'],
  leftOut: [
    // Of the page, not of the spans.
    /^(meta\.(elapsed|page|request_id|status)|links)\b|^data\.type = |^data\[\]\.(type|id) = /,
    // Tags that became facts; no parent; a trace id that got its upper half.
    /tags\[\] = |parent_id = (undefined|0)$|trace_id = [01]$/,
    // How a score is written; the evaluation of a tag that no one has is told by an issue.
    /(eval_metric_type|metric_type|timestamp_ms) = |metrics\[\]\.(ml_app|join_on|label)\b/,
    // Words of the source that became others, or part of a comment.
    /kind = retrieval$|status = ok$|error = 1$|message_type = |assessment = pass$/,
  ],
})

const contentOf = async (file: string, name: string) => {
  const { data, content } = await readAll([{ name: file, data: fixtureText(`datadog/${file}`) }])
  const dataset = new Dataset(file, data)
  const row = [...dataset.allRows()].find((at) => dataset.nameAt(at) === name) ?? -1
  return { dataset, row, content: await loadContent(dataset, row, content) }
}

describe('LLM Observability', () => {
  test('messages hold calls and results', async () => {
    const { content } = await contentOf('export-page.json', 'chat toast-1')
    expect(content.outputMessages).toEqual([
      {
        role: 'assistant',
        parts: [{ type: 'tool-call', id: 'call-1', name: 'count_orders', arguments: { kind: 'rye' } }],
      },
    ])
    expect(content.parameters).toEqual({ temperature: 0.3 })
    expect(content.metadata).toEqual({ batch: 'b-9' })
    expect(content.toolDefinitions).toEqual([
      { name: 'count_orders', description: 'Counts orders', parameters: { type: 'object' } },
    ])
    const { content: sent } = await contentOf('intake.json', 'chat toast-1')
    expect(sent.inputMessages[1]).toEqual({
      role: 'tool',
      parts: [{ type: 'tool-result', id: 'call-1', name: 'count_orders', result: { count: 40 } }],
    })
  })

  test('a start beyond 2^53 is exact', async () => {
    const span =
      '{"span_id":"1","trace_id":"2","name":"a","span_kind":"llm","start_ns":1795262400100000123,"duration":7}'
    const { data } = await readAll([{ name: 'span', data: span }])
    const dataset = new Dataset('span', data)
    expect([dataset.startTime(0), dataset.endTime(0)]).toEqual([1795262400100000123n, 1795262400100000130n])
  })

  test('a model call has its facts', async () => {
    const { dataset, row } = await contentOf('export-page.json', 'chat toast-1')
    expect(dataset.number('costUsd', row)).toBe(0.0021)
    expect(dataset.text('tags', row)).toBe('shift:early:first')
    expect([dataset.text('userId', row), dataset.text('environment', row), dataset.text('version', row)]).toEqual([
      'ines',
      'oven-room',
      '3.4',
    ])
  })

  test('retrieved documents keep their names', async () => {
    const { content } = await contentOf('export-page.json', 'find recipe')
    expect(content.query).toBe('rye')
    expect(content.documents).toEqual([
      { id: 'r-1', content: 'Rye needs a sour dough.', score: 0.91, metadata: { name: 'rye.md' } },
    ])
  })

  test('a prompt has a name, a version and variables', async () => {
    const { content, dataset, row } = await contentOf('intake.json', 'chat toast-1')
    expect([dataset.text('promptName', row), dataset.text('promptVersion', row)]).toEqual(['bake-prompt', '7'])
    expect([content.promptTemplate, content.promptVariables]).toEqual(['Bake {{n}}.', { n: '12' }])
    expect(content.links).toHaveLength(1)
  })
})

test('an evaluation that joins on a tag finds the trace that has it, in whatever order they come', async () => {
  const metric = {
    join_on: { tag: { key: 'order_id', value: '77' } },
    label: 'late',
    metric_type: 'boolean',
    boolean_value: true,
  }
  const evaluation = { data: { type: 'evaluation_metric', attributes: { metrics: [metric] } } }
  const span = {
    span_id: '1',
    trace_id: '9',
    name: 'a',
    span_kind: 'llm',
    start_ns: 256000,
    duration: 1,
    tags: ['order_id:77'],
  }
  const { data } = await readAll(
    [evaluation, span].map((record, at) => ({ name: `${at}`, data: JSON.stringify(record) })),
  )
  expect(data.scores).toMatchObject([{ name: 'late', value: true, target: { type: 'trace', traceId: '9' } }])
  expect(data.files.map(({ counts }) => counts.scores)).toEqual([1, 0])
})

describe('APM', () => {
  test('flattened requests and answers are messages', async () => {
    const { content } = await contentOf('apm-traces.json', 'openai.request')
    expect(content.inputMessages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(content.outputMessages[0]).toMatchObject({
      parts: [{ type: 'tool-call', name: 'count_orders', arguments: { kind: 'rye' } }],
      finishReason: 'tool_calls',
    })
    const { content: chain } = await contentOf('apm-traces.json', 'langchain.request')
    expect(chain.inputMessages).toEqual([{ role: 'user', parts: [{ type: 'text', text: 'One rye' }] }])
    expect(chain.outputMessages).toEqual([{ role: 'assistant', parts: [{ type: 'text', text: 'Sold' }] }])
  })

  test('64-bit ids keep all their digits', async () => {
    const span =
      '[{"trace_id":1,"span_id":18446744073709551615,"parent_id":0,"start":1,"duration":1,"meta":{},"service":""}]'
    const { data } = await readAll([{ name: 'span', data: `[${span}]` }])
    expect(new Dataset('span', data).idAt(0)).toBe('18446744073709551615')
  })
})
