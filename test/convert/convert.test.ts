// One trace in each format, by hand; parts of a dataset; cancelling; chunks.
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert/convert.ts'
import { CONVERT_FORMATS } from '../../src/convert/options.ts'
import { otlpFromText, readObjects, tracesFromText } from '../support/trace-from-text.ts'
import { readBytes, writtenText } from './read.ts'

const TEXT = `
agent plan 0..100 session=visit-7
  llm answer 10..90 in=120 out=30 cacheRead=100 reasoning=10 model=gpt-4o provider=openai input="bread?" output="rye" score=tone:0.5
  tool oven 20..30 error="door open" callId=c1 args="{\\"degrees\\":220}" result="{\\"ok\\":false}"

llm other 0..5 in=10 out=5 session=visit-8 score=mood:sunny
`
const traces = await tracesFromText(TEXT)
const [FIRST, SECOND] = ['1', '2'].map((digit) => digit.padStart(32, '0'))

const linesOf = async (format: 'phoenix' | 'langsmith' | 'otlp-jsonl'): Promise<{ [key: string]: unknown }[]> =>
  (await writtenText(traces, { format }))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

test('Phoenix: spans of its REST API with OpenInference attributes', async () => {
  const [plan, answer, oven] = await linesOf('phoenix')
  expect(plan).toMatchObject({ name: 'plan', span_kind: 'AGENT', parent_id: null, status_code: 'UNSET' })
  expect(answer).toMatchObject({
    context: { trace_id: FIRST },
    span_kind: 'LLM',
    start_time: '2026-11-21T10:00:00.010000Z',
    end_time: '2026-11-21T10:00:00.090000Z',
    attributes: {
      'openinference.span.kind': 'LLM',
      'llm.model_name': 'gpt-4o',
      'llm.token_count.prompt': 120,
      'llm.token_count.completion': 30,
      'llm.token_count.prompt_details.cache_read': 100,
      'llm.input_messages.0.message.role': 'user',
      'llm.input_messages.0.message.content': 'bread?',
      'llm.output_messages.0.message.content': 'rye',
      'annotations.0.annotation.name': 'tone',
      'annotations.0.annotation.score': 0.5,
    },
  })
  expect(answer.parent_id).toBe((plan.context as { span_id: string }).span_id)
  expect(oven).toMatchObject({
    span_kind: 'TOOL',
    status_code: 'ERROR',
    status_message: 'door open',
    attributes: { 'tool.name': 'oven', 'input.value': '{"degrees":220}', 'input.mime_type': 'application/json' },
  })
})

test('LangSmith: runs with UUIDs, ordered as a tree', async () => {
  const [plan, answer, oven, other] = await linesOf('langsmith')
  expect(plan).toMatchObject({ run_type: 'chain', parent_run_id: null, status: 'success' })
  expect(plan.trace_id).toBe(plan.id)
  expect(plan.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(answer).toMatchObject({
    run_type: 'llm',
    trace_id: plan.id,
    parent_run_id: plan.id,
    start_time: '2026-11-21T10:00:00.010000Z',
    inputs: { messages: [{ role: 'user', content: 'bread?' }] },
    outputs: { choices: [{ index: 0, message: { role: 'assistant', content: 'rye' } }] },
    prompt_tokens: 120,
    completion_tokens: 30,
    total_tokens: 150,
    prompt_token_details: { cache_read: 100 },
    completion_token_details: { reasoning: 10 },
    feedback_stats: { tone: { n: 1, avg: 0.5 } },
    extra: { metadata: { ls_model_name: 'gpt-4o', ls_provider: 'openai', trace_id: FIRST } },
  })
  expect(answer.dotted_order).toBe(`${plan.dotted_order}.20261121T100000010000Z${answer.id}`)
  expect(oven).toMatchObject({ run_type: 'tool', status: 'error', error: 'door open', inputs: { degrees: 220 } })
  expect(other.trace_id).toBe(other.id)
})

test('OTLP: GenAI attributes are added beside those of another convention, and marked', async () => {
  const source = await readObjects([
    {
      resourceSpans: [
        {
          scopeSpans: [
            {
              spans: [
                {
                  traceId: FIRST,
                  spanId: 'b000000000000001',
                  name: 'ask',
                  startTimeUnixNano: '1795262400000000000',
                  endTimeUnixNano: '1795262401000000000',
                  attributes: [
                    { key: 'openinference.span.kind', value: { stringValue: 'LLM' } },
                    { key: 'llm.model_name', value: { stringValue: 'crumb-1' } },
                    { key: 'llm.token_count.prompt', value: { intValue: '7' } },
                    { key: 'llm.token_count.completion', value: { intValue: '2' } },
                    { key: 'llm.input_messages.0.message.role', value: { stringValue: 'system' } },
                    { key: 'llm.input_messages.0.message.content', value: { stringValue: 'be brief' } },
                    { key: 'llm.input_messages.1.message.role', value: { stringValue: 'user' } },
                    { key: 'llm.input_messages.1.message.content', value: { stringValue: 'bread?' } },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ])
  const written = JSON.parse(await writtenText(source, { format: 'otlp-json' }))
  const { attributes } = written.resourceSpans[0].scopeSpans[0].spans[0]
  const values = Object.fromEntries(attributes.map(({ key, value }: { key: string; value: object }) => [key, value]))
  expect(values).toMatchObject({
    'llm.model_name': { stringValue: 'crumb-1' },
    'gen_ai.operation.name': { stringValue: 'chat' },
    'gen_ai.request.model': { stringValue: 'crumb-1' },
    'gen_ai.usage.input_tokens': { intValue: '7' },
    'gen_ai.system_instructions': { stringValue: '[{"type":"text","content":"be brief"}]' },
    'gen_ai.input.messages': { stringValue: '[{"role":"user","parts":[{"type":"text","content":"bread?"}]}]' },
  })
  const added = values['spanglass.added'].arrayValue.values.map((value: { stringValue: string }) => value.stringValue)
  expect(added).toEqual(Object.keys(values).filter((key) => key.startsWith('gen_ai.')))
})

describe('parts', () => {
  test.each(CONVERT_FORMATS.filter((format) => format !== 'parquet'))('one trace alone as %s', async (format) => {
    const text = await writtenText(traces, { format, traceIds: [SECOND] })
    expect(text).toContain('other')
    expect(text).not.toContain('answer')
    expect(text).not.toContain('tone')
    expect(await writtenText(traces, { format, traceIds: ['nobody'] })).not.toContain('other')
  })
})

test('scores of other files: who gave them, on traces and sessions', async () => {
  const score = (attributes: object, more: object = {}) => ({
    eventName: 'gen_ai.evaluation.result',
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
    ...more,
  })
  const source = await readObjects([
    otlpFromText(TEXT),
    {
      resourceLogs: [
        {
          scopeLogs: [
            {
              logRecords: [
                score(
                  {
                    'gen_ai.evaluation.name': 'verdict',
                    'gen_ai.evaluation.score.label': 'yes',
                    'spanglass.score.source': 'human',
                  },
                  { traceId: FIRST },
                ),
                score(
                  {
                    'gen_ai.evaluation.name': 'whole',
                    'gen_ai.evaluation.score.label': 'good',
                    'spanglass.score.session': 'visit-7',
                  },
                  { traceId: '0'.repeat(32) },
                ),
              ],
            },
          ],
        },
      ],
    },
  ])
  expect(source.dataset.scores).toMatchObject([
    { name: 'tone' },
    { name: 'mood' },
    { name: 'verdict', source: 'human', target: { type: 'trace' } },
    { name: 'whole', target: { type: 'session', sessionId: 'visit-7' } },
  ])
  const otlp = await writtenText(source, { format: 'otlp-json' })
  const phoenix = (await writtenText(source, { format: 'phoenix' })).replace(/"gen_ai\.evaluation\.name":"\w+"/g, '')
  for (const [format, text] of Object.entries({ otlp, phoenix })) {
    for (const name of ['tone', 'mood', 'verdict', 'whole'])
      expect([format, text.split(`"${name}"`).length]).toEqual([format, 2])
  }
  const langfuse = (await writtenText(source, { format: 'langfuse' })).trimEnd().split('\n')
  const names = langfuse.flatMap((line) => JSON.parse(line).scores.map(({ name }: { name: string }) => name))
  expect(names.sort()).toEqual(['mood', 'tone', 'verdict', 'whole'])
  const again = await readBytes(await writtenText(source, { format: 'otlp-json' }))
  expect(again.dataset.scores).toEqual(source.dataset.scores)
})

describe('streaming', () => {
  const many = tracesFromText(Array.from({ length: 2000 }, (_, i) => `llm call${i} 0..1 in=1 out=1`).join('\n\n'))

  test('comes in chunks of moderate size', async () => {
    const sizes: number[] = []
    for await (const chunk of convert(await many, { format: 'otlp-json' })) sizes.push(chunk.length)
    expect(sizes.length).toBeGreaterThan(5)
    expect(Math.max(...sizes)).toBeLessThan(200_000)
  })

  test.each(CONVERT_FORMATS)('%s can be cancelled', async (format) => {
    const stop = new AbortController()
    const run = async () => {
      for await (const _ of convert(await many, { format, signal: stop.signal })) stop.abort(new Error('enough'))
    }
    if (format === 'parquet') stop.abort(new Error('enough'))
    await expect(run()).rejects.toThrow('enough')
  })
})
