import { mastra } from '../../src/adapters/mastra/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(mastra, 'mastra', {
  recordLists: ['spans'],
  leftOut: [
    // Which event of a span it is.
    /^type = span_/,
  ],
})
