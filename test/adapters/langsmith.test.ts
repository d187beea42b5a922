import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { langsmith } from '../../src/adapters/langsmith/detect.ts'
import { runOf } from '../../src/adapters/langsmith/run.ts'
import type { TextFact } from '../../src/model/facts.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { opened } from '../support/opened.ts'

describeAdapter(langsmith, 'langsmith', {
  recordLists: ['child_runs', 'items', 'runs', 'post', 'patch'],
  leftOut: [
    /^next_cursor/,
    // Told by the status of the span, the time of an event, the source and the author of a score.
    /^(\w+(\[\])?\.)*status = /,
    /events\[\]\.time = /,
    /^feedback_source\.(type|user_id) = /,
    // In a line of the comment.
    /^value = C$/,
    // Has no value: told by an issue.
    /^(id = fb-4|key = broken)$/,
  ],
})

const batches = async () => {
  const text = await readFile(new URL('../fixtures/langsmith/batches.jsonl', import.meta.url), 'utf8')
  return text.trim().split('\n')
}

describe('a run in parts', () => {
  test('is one span with the words of both, whatever comes first', async () => {
    const lines = await batches()
    for (const text of [lines.join('\n'), lines.toReversed().join('\n')]) {
      const { dataset, contentOf } = await opened(text)
      expect(dataset.spanCount).toBe(3)
      const call = await contentOf('ChatOpenAI')
      expect(call.inputMessages).toMatchObject([{ role: 'user', parts: [{ type: 'text', text: 'hi' }] }])
      expect(call.outputMessages).toMatchObject([{ role: 'assistant', parts: [{ type: 'text', text: 'hello' }] }])
      expect(call.parameters).toMatchObject({ temperature: 0 })
      expect(call.events.map(({ name }) => name)).toEqual(['new_token', 'new_token'])
      expect((await contentOf('chat')).exceptions).toMatchObject([{ type: 'Error', message: 'hung up' }])
    }
  })
})

describe('what a run says', () => {
  const tree = () => readFile(new URL('../fixtures/langsmith/run-tree.json', import.meta.url), 'utf8')

  test('about itself', async () => {
    const { dataset, rowOf } = await opened(await tree())
    const text = (name: string, facts: readonly TextFact[]) => facts.map((fact) => dataset.text(fact, rowOf(name)))
    expect(text('plan a hike', ['userId', 'environment', 'version', 'tags'])).toEqual([
      'ana',
      'test',
      'r-7',
      'hike\na,b',
    ])
    expect(text('answer', ['promptName', 'promptVersion', 'requestModel', 'responseId'])).toEqual([
      'alpina/hut-guide',
      'c0ffee',
      'claude-sonnet-4-5',
      'msg_44',
    ])
    expect(text('book_hut', ['statusMessage', 'errorType', 'toolCallId'])).toEqual([
      "HutFullError('no bed left')",
      'HutFullError',
      'call_5',
    ])
  })

  test('in messages, documents and results', async () => {
    const { contentOf } = await opened(await tree())
    const answer = await contentOf('answer')
    expect(answer.inputMessages.map(({ role, parts }) => [role, parts.map(({ type }) => type)])).toEqual([
      ['system', ['text']],
      ['user', ['text', 'media']],
    ])
    expect(answer.parameters).toMatchObject({ temperature: 0.1, max_tokens: 300, top_k: 5 })
    expect((await contentOf('huts')).documents).toMatchObject([
      { id: 'h2', score: 0.9, content: 'Upper hut: open' },
      { id: 'h1', score: 0.4 },
    ])
    expect((await contentOf('book_hut')).toolArguments).toEqual({ hut: 'upper' })
    expect((await contentOf('ask_warden')).toolResult).toBe('Error: line is busy')
  })

  test('in a row of a table, where structures are texts and nothing is an empty one', () => {
    const row = {
      id: 'r1',
      run_type: 'llm',
      name: 'call',
      parent_run_id: '',
      start_time: '2026-03-01 08:00:00.5',
      end_time: '',
      error: '',
      inputs: '{"messages":[{"role":"user","content":"hi"}]}',
      outputs: '',
      extra: '{"metadata":{"ls_provider":"openai"}}',
      tags: '["a"]',
      prompt_tokens: '12',
      completion_tokens: '',
      total_cost: '0.5',
    }
    expect(runOf(row)).toMatchObject({
      traceId: 'r1',
      parentSpanId: undefined,
      status: 'unset',
      start: 1772352000500000000n,
      end: undefined,
      attributes: {
        'langsmith.inputs': { messages: [{ role: 'user', content: 'hi' }] },
        'langsmith.tags': ['a'],
        'langsmith.token_counts': { input_tokens: 12 },
        'llm.cost.total': 0.5,
        'llm.provider': 'openai',
      },
    })
  })
})
