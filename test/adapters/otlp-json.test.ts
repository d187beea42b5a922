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
})
