import { logfire } from '../../src/adapters/logfire/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(logfire, 'logfire', {
  recordLists: ['rows'],
  leftOut: [
    // Types of columns, the word for what most rows are, offsets of events.
    /^columns/,
    /kind = span$/,
    /event_timestamp/,
  ],
})
