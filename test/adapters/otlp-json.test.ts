import { otlpJson } from '../../src/adapters/otlp-json/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(otlpJson, 'otlp-json', {
  recordLists: [
    'resourceSpans',
    'resource_spans',
    'batches',
    'scopeSpans',
    'scope_spans',
    'instrumentationLibrarySpans',
    'spans',
    'resourceLogs',
    'scopeLogs',
    'logRecords',
  ],
  leftOut: [
    // Ids and instants in other spellings, and names or numbers of enums.
    /\b(traceId|spanId|parentSpanId)\b/,
    /TimeUnixNano\.(low|high) =/,
    /\.(kind|severityNumber|code|deprecatedCode) = /,
    // Told by an issue, or no value at all.
    /^(resourceMetrics|status|message)\b/,
    /99999999999999999999999999$/,
    /\.value\.value = stringValue$|no key$|attributes\[\] = 5$|stringValue = first$|bytesValue/,
    // Became messages.
    /events\[\]\.(name = gen_ai|attributes\[\]\.key = gen_ai)\./,
    /gen_ai\.evaluation\./,
    // A log record of no span is told; of equal keys the last one wins.
    /oven door opened$|attributes\[\]\.value\.intValue = 2$/,
  ],
})
