import { trulens } from '../../src/adapters/trulens/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(trulens, 'trulens', {
  recordLists: [],
  leftOut: [
    // Ids in decimal, words for kinds and statuses, what every row says.
    /(parent_span_id|event_id|span_id|trace_id|parent_id) = \d+$/,
    /(kind|status) = (SPAN_KIND|STATUS_CODE)/,
    /record_type = SPAN$/i,
    /^RECORD = /,
  ],
})
