import { jaeger } from '../../src/adapters/jaeger/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(jaeger, 'jaeger', {
  recordLists: ['data', 'spans', 'summaries'],
  leftOut: [
    // How a value is written, and which process a span names.
    /\.(type|refType|processID) = /,
    /\btags\[\]\.key = (span\.kind|otel\.|error)|fields\[\]\.key = event$/,
    // Ids without their leading zeros.
    /\b(traceID|spanID|parentSpanID)\b/,
    // A boolean that is written as a text; told by issues.
    /value = true$|^(total|limit|offset|errors|_comment)\b|^data\[\]\.warnings/,
  ],
})
