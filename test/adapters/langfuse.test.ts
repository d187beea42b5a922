import { expect, test } from 'vitest'
import { langfuse } from '../../src/adapters/langfuse/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'
import { opened } from '../support/opened.ts'

describeAdapter(langfuse, 'langfuse', {
  recordLists: ['observations', 'scores', 'data', 'traces', 'batch'],
  leftOut: [
    // Of the page, the request and the event: what carried a record, not what it says.
    /^meta\.|^metadata\.sdk_name|^batch\[\]\.(id|type|timestamp) /,
    // Of a score: its source stands there under another word, its instant and its place in Langfuse do not.
    /(^|scores\[\]\.|data\[\]\.)(source|timestamp|updated_at|created_at|projectId|environment|stringValue) /,
    /^data\[\]\.(subject\.kind = observation|subject\.id = o-4|dataType = CORRECTION)$/,
    // The first token is shown as a duration.
    /^completion_?start_?time /i,
    // Told by an issue: scores of an experiment and without a value, a row of sessions, lists of ids.
    /^data\[\]\.(id = v-[56]|subject\.(kind = experiment|id = e-1)|(observations|scores)\[\] = \w-1)$/,
    /^(totalCost|sessionDuration) /,
  ],
})

test('a release that comes with each event of a trace does not outdo the version that one of them names', async () => {
  const at = (second: number) => `2026-03-04T08:00:0${second}.000Z`
  const event = (type: string, second: number, body: object) => ({
    id: `${type} ${second}`,
    type,
    timestamp: at(second),
    body,
  })
  const events = [
    event('trace-create', 1, { id: 'tr1', release: '3.2', version: 'prompt-v7' }),
    event('span-create', 2, { id: 's1', traceId: 'tr1', name: 'a', startTime: at(2), endTime: at(3) }),
    event('trace-create', 4, { id: 'tr1', release: '3.2', output: 'done' }),
    event('trace-create', 5, { id: 'tr2', release: '3.2' }),
    event('span-create', 6, { id: 's2', traceId: 'tr2', name: 'b', startTime: at(6), endTime: at(7) }),
  ]
  for (const batch of [events, events.toReversed()]) {
    const { dataset, rowOf } = await opened(JSON.stringify({ batch, metadata: {} }))
    expect(dataset.text('version', rowOf('a'))).toBe('prompt-v7')
    expect(dataset.text('version', rowOf('b'))).toBe('3.2')
  }
})
