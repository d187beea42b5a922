import { laminar } from '../../src/adapters/laminar/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(laminar, 'laminar', {
  recordLists: ['data'],
  leftOut: [
    // Ids in another spelling.
    /(span_?id|trace_?id) = [0-9a-f]{8}-/i,
    /status = success$/,
  ],
})
