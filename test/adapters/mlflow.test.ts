import { describe, expect, test } from 'vitest'
import { scoreOf } from '../../src/adapters/mlflow/assessment.ts'
import { mlflow } from '../../src/adapters/mlflow/detect.ts'
import { spanOf } from '../../src/adapters/mlflow/span.ts'
import { traceOf } from '../../src/adapters/mlflow/trace.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(mlflow, 'mlflow', {
  recordLists: ['spans', 'traces', 'assessments'],
  leftOut: [
    // Ids in another spelling, words for statuses, texts within quotes, the place of the next page.
    /(trace_id|span_id|parent_span_id|parent_id) = (tr-|0x|[\w+/]+=)/,
    /(state|status\.code|source_type) = /,
    /attributes\.mlflow\.[\w.]+ = ("|null)/,
    /^next_page_token/,
    /execution_duration = 2\.048s$/,
    // When an assessment was made, and one that another replaced; expectations are named behind a prefix.
    /(create|last_update)_time/,
    /(assessment_id = a-[45]|assessment_name = wanted|source_id = ben|serialization_format.*)$/,
    // Rows: the trace in a text, and what repeats it as Python prints it.
    /^(trace|request|response|trace_metadata|tags|spans|assessments) = /,
  ],
})

const TRACE = '4c'.repeat(16)
const CALL = {
  name: 'chat',
  otel_trace_id: TRACE,
  trace_id: `tr-${TRACE}`,
  span_id: 'a3'.repeat(8),
  start_time_unix_nano: 1_795_262_400_000_000_000,
  end_time_unix_nano: 1_795_262_401_000_000_000,
}
const json = (attributes: object) =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, JSON.stringify(value)]))

describe('MLflow', () => {
  test('ids are the same in hex, in base64 and with a prefix', () => {
    const base64 = { ...CALL, otel_trace_id: undefined, trace_id: 'TExMTExMTExMTExMTExMTA==', span_id: 'o6Ojo6Ojo6M=' }
    const python = { name: 'chat', context: { trace_id: `0x${TRACE}`, span_id: `0x${CALL.span_id}` } }
    for (const record of [CALL, base64, python]) {
      expect(spanOf(record)).toMatchObject({ traceId: TRACE, spanId: CALL.span_id })
    }
    expect(traceOf({ trace_id: `trace:/bakery.main/${TRACE}` }, true).traceId).toBe(TRACE)
  })

  test('a call of an older version names its model and its tokens in request and answer alone', () => {
    const { attributes } = spanOf({
      ...CALL,
      attributes: json({
        'mlflow.spanType': 'CHAT_MODEL',
        'mlflow.spanInputs': { model: 'oven-1', messages: [] },
        'mlflow.spanOutputs': { model: 'oven-1-2026', id: 'c-1', stop_reason: 'end_turn', usage: { input_tokens: 7 } },
      }),
    })
    expect(attributes).toMatchObject({
      'gen_ai.request.model': 'oven-1',
      'gen_ai.response.model': 'oven-1-2026',
      'gen_ai.response.id': 'c-1',
      'gen_ai.response.finish_reasons': ['end_turn'],
      'mlflow.spanOutputs.usage': { input_tokens: 7 },
    })
  })

  test('texts that are no JSON stay what they are', () => {
    expect(spanOf({ ...CALL, attributes: { till: 'no. 3', note: '"quoted"', count: '3' } }).attributes).toMatchObject({
      till: 'no. 3',
      note: 'quoted',
      count: 3,
    })
  })

  test('tokens of a trace count where none of its spans are in the file', () => {
    const info = { trace_id: TRACE, trace_metadata: { 'mlflow.trace.tokenUsage': '{"input_tokens": 5}' } }
    expect(traceOf(info, true).attributes['mlflow.chat.tokenUsage']).toBeUndefined()
    expect(traceOf(info, false).attributes['mlflow.chat.tokenUsage']).toEqual({ input_tokens: 5 })
  })

  test('feedback is a score, an expectation is not, and neither is feedback that was replaced', () => {
    const assessment = {
      assessment_id: 'a-1',
      assessment_name: 'polite',
      source: { source_type: 'LLM_JUDGE', source_id: 'judge-2' },
      rationale: 'It says please.',
      span_id: CALL.span_id,
    }
    expect(scoreOf({ ...assessment, feedback: { value: true } }, TRACE)).toMatchObject({
      id: 'a-1',
      name: 'polite',
      value: true,
      kind: 'boolean',
      source: 'model',
      author: 'judge-2',
      comment: 'It says please.',
      target: { type: 'span', traceId: TRACE },
    })
    expect(scoreOf({ ...assessment, expectation: { value: 45 } }, TRACE)).toBeUndefined()
    expect(scoreOf({ ...assessment, feedback: { value: true }, valid: false }, TRACE)).toBeUndefined()
    const { attributes } = traceOf(
      { trace_id: TRACE, assessments: [{ ...assessment, expectation: { value: 45 } }] },
      true,
    )
    expect(attributes['mlflow.expectation.polite']).toBe(45)
  })

  test('a search and the artifact of a trace are one trace in either order', async () => {
    const search = JSON.stringify({
      traces: [
        {
          trace_id: `tr-${TRACE}`,
          state: 'OK',
          trace_metadata: { 'mlflow.trace.session': 'counter-7' },
          request_preview: 'rye?',
        },
      ],
    })
    const artifact = JSON.stringify({
      spans: [{ ...CALL, attributes: json({ 'mlflow.traceRequestId': `tr-${TRACE}` }) }],
    })
    for (const files of [
      [search, artifact],
      [artifact, search],
    ]) {
      const { data, content } = await readAll(files.map((file, at) => ({ name: `${at}`, data: file })))
      const dataset = new Dataset('mlflow', data)
      expect([dataset.traceCount, dataset.spanCount]).toEqual([1, 1])
      const [row] = dataset.tree(0).rows
      expect(dataset.span(row).sessionId).toBe('counter-7')
      expect((await loadContent(dataset, row, content)).input).toBe('rye?')
    }
  })
})
