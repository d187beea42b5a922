import { describe, expect, test } from 'vitest'
import { ttftOf } from '../../../src/conventions/facts/timing.ts'
import { recordView } from '../../support/record-view.ts'

describe('time to first token', () => {
  test.each([
    ['the convention writes seconds', { 'gen_ai.response.time_to_first_chunk': 0.12 }, 120],
    ['AI SDK 7 too', { 'gen_ai.client.operation.time_to_first_chunk': 0.05 }, 50],
    ['AI SDK up to 6 writes milliseconds', { 'ai.response.msToFirstChunk': 240.5 }, 240.5],
    ['Claude Code too', { ttft_ms: 300 }, 300],
    ['numbers may be texts', { ttft_ms: '300' }, 300],
    ['a server’s own: seconds while they fit', { 'gen_ai.server.time_to_first_token': 0.3 }, 300],
    ['a server’s own: milliseconds where seconds do not fit', { 'gen_ai.server.time_to_first_token': 300 }, 300],
    ['seconds that do not fit were milliseconds', { 'gen_ai.response.time_to_first_chunk': 120 }, 120],
    ['Langfuse writes an instant', { 'langfuse.observation.completion_start_time': '2026-11-21T12:00:00.250Z' }, 250],
    ['Langfuse Python quotes it', { 'langfuse.observation.completion_start_time': '"2026-11-21T12:00:00.250Z"' }, 250],
    ['0 is a value', { 'gen_ai.response.time_to_first_chunk': 0 }, 0],
  ])('%s', (_, attributes, ms) => {
    expect(ttftOf(recordView(attributes))).toEqual({ ms })
  })

  test.each([
    'First Token Stream Event',
    'ai.stream.firstChunk',
    'gen_ai.content.completion.chunk',
    'llm.content.completion.chunk',
  ])('the first event %s', (name) => {
    const events = [
      { name: 'other', ms: 10 },
      { name, ms: 40 },
      { name, ms: 90 },
    ]
    expect(ttftOf(recordView({}, { events }))).toEqual({ ms: 40 })
  })

  test('an attribute goes before an event', () => {
    expect(ttftOf(recordView({ ttft_ms: 7 }, { events: [{ name: 'first_token', ms: 40 }] }))).toEqual({ ms: 7 })
  })

  test('a value at the end says that nothing was streamed', () => {
    expect(ttftOf(recordView({ ttft_ms: 1000 }))).toEqual({ rejected: 'ttft.at_end', found: 'ttft_ms' })
  })

  test('out of range', () => {
    expect(ttftOf(recordView({ ttft_ms: 5000 }))).toMatchObject({ rejected: 'ttft.out_of_range' })
    expect(ttftOf(recordView({ ttft_ms: -1 }))).toMatchObject({ rejected: 'ttft.out_of_range' })
    expect(ttftOf(recordView({ ttft_ms: -1 }, { durationMs: null }))).toMatchObject({ rejected: 'ttft.out_of_range' })
  })

  test('of an unfinished span, as it is', () => {
    expect(ttftOf(recordView({ ttft_ms: 5000 }, { durationMs: null }))).toEqual({ ms: 5000 })
  })

  test('nothing recorded, nothing that is a number, nothing that is a time', () => {
    expect(ttftOf(recordView({}))).toBeUndefined()
    expect(ttftOf(recordView({ ttft_ms: Number.NaN }))).toBeUndefined()
    expect(ttftOf(recordView({ 'langfuse.observation.completion_start_time': 'soon' }))).toBeUndefined()
  })
})
