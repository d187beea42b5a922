import { describe, expect, test } from 'vitest'
import { callOf } from '../../src/adapters/weave/call.ts'
import { weave } from '../../src/adapters/weave/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { fixtureText, opened } from '../support/opened.ts'

describeAdapter(weave, 'weave', {
  recordLists: ['result'],
  leftOut: [
    // Told by the name and the source of a score, and by what it is about.
    /feedback_type = /,
    /weave_ref = /,
    /runnable_ref = /,
    /feedback\[\]\.(project_id|created_at|payload\.emoji) = /,
    /^mode = |batch\[\]\.mode = /,
    // About no call: told by an issue.
    /result\[\]\.(id = f6|payload\.note = of no call)/,
  ],
})

test('messages, arguments and answers', async () => {
  const { contentOf } = await opened(await fixtureText('weave/calls.jsonl'))
  const draft = await contentOf('draft')
  expect(draft.inputMessages).toMatchObject([{ role: 'user', parts: [{ text: 'Wohin?' }] }])
  expect(draft.outputMessages).toMatchObject([{ role: 'assistant', parts: [{ text: 'Zur Hütte' }] }])
  expect(draft.parameters).toMatchObject({ temperature: 0.2 })
  const check = await contentOf('anthropic.Messages.create')
  expect(check.inputMessages.map(({ role }) => role)).toEqual(['system', 'user'])
  const tool = await contentOf('book_hut')
  expect(tool.toolArguments).toEqual({ hut: 'obere' })
  expect(tool.exceptions).toMatchObject([{ type: 'ValueError', message: 'voll' }])
  expect((await contentOf('plan_hike')).metadata).toMatchObject({ user_id: 'ana', release: '3.1' })
})

test('a start and an end are one span with the words of both', async () => {
  const { contentOf, dataset, rowOf } = await opened(await fixtureText('weave/starts-and-ends.jsonl'))
  const walk = await contentOf('walk')
  expect([walk.input, walk.output]).toEqual([{ steps: 3 }, { km: 2 }])
  expect(dataset.span(rowOf('rest'))).toMatchObject({ hasError: true, errorType: 'TypeError' })
})

describe('a row of a table', () => {
  test('is a call whose columns are named by path', () => {
    const row = {
      id: 'c1',
      op_name: 'openai.chat.completions.create',
      trace_id: 't1',
      parent_id: '',
      started_at: '2026-03-03T08:00:01.000000Z',
      ended_at: '',
      'inputs.model': 'gpt-4.1-mini',
      'inputs.messages': '[{"role":"user","content":"Wohin?"}]',
      'summary.usage.gpt-4.1-mini.prompt_tokens': '100',
      'summary.usage.gpt-4.1-mini.prompt_tokens_details.cached_tokens': '64',
      'summary.weave.latency_ms': '1000',
      'summary.weave.costs.gpt-4.1-mini.prompt_tokens_total_cost': '0.5',
      'attributes.weave.kind': 'llm',
      'attributes.user_id': 'ana',
    }
    expect(callOf(row)).toMatchObject({
      spanId: 'c1',
      parentSpanId: undefined,
      end: undefined,
      attributes: {
        'weave.span.kind': 'llm',
        'weave.usage': { prompt_tokens: '100', prompt_tokens_details: { cached_tokens: '64' } },
        'llm.cost.total': 0.5,
        'weave.attributes.user_id': 'ana',
        'weave.summary.latency_ms': '1000',
      },
    })
  })
})
