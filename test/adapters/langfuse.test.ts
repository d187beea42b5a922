import { langfuse } from '../../src/adapters/langfuse/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

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
