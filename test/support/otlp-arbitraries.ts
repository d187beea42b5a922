// Random documents that look like OTLP, more or less.
import fc from 'fast-check'

const KEYS = [
  'resourceSpans',
  'scopeSpans',
  'spans',
  'resource',
  'scope',
  'attributes',
  'key',
  'value',
  'traceId',
  'spanId',
  'parentSpanId',
  'name',
  'kind',
  'startTimeUnixNano',
  'endTimeUnixNano',
  'events',
  'links',
  'status',
  'code',
  'message',
  'stringValue',
  'intValue',
  'doubleValue',
  'arrayValue',
  'kvlistValue',
  'values',
  'bytesValue',
  'resourceLogs',
  'scopeLogs',
  'logRecords',
  'eventName',
  'body',
  'batches',
  'trace',
  'low',
  'high',
  '__proto__',
  'gen_ai.operation.name',
  'gen_ai.usage.input_tokens',
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'llm.input_messages.0.message.role',
  'langfuse.observation.usage_details',
  'ai.operationId',
  'constructor',
  'input.value',
  'retrieval.documents.0.document.score',
  'gen_ai.prompt.0.content',
]
const scalar = fc.oneof(
  fc.constantFrom(
    'chat',
    'execute_tool',
    'NaN',
    '',
    '0',
    '1795262400000000000',
    '1'.repeat(32),
    '2'.repeat(16),
    '[{"role":"user"}]',
    '{"input":',
    'MQ==',
    '__proto__',
  ),
  fc.string({ maxLength: 8 }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
export const { value: tree } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 5 }),
  ),
}))

const anyValue = fc.oneof(
  fc.record({ stringValue: scalar }),
  fc.record({ intValue: scalar }),
  fc.record({ arrayValue: fc.record({ values: fc.array(fc.record({ stringValue: scalar }), { maxLength: 2 }) }) }),
  tree,
)
const spanLike = fc.record(
  {
    traceId: fc.oneof(fc.constantFrom('1'.repeat(32), '2'.repeat(32)), scalar),
    spanId: fc.oneof(fc.constantFrom('a'.repeat(16), 'b'.repeat(16), 'c'.repeat(16)), scalar),
    parentSpanId: fc.oneof(fc.constantFrom('a'.repeat(16), 'b'.repeat(16), 'c'.repeat(16)), scalar),
    name: scalar,
    kind: scalar,
    startTimeUnixNano: scalar,
    endTimeUnixNano: scalar,
    attributes: fc.oneof(
      fc.array(fc.record({ key: fc.constantFrom(...KEYS), value: anyValue }), { maxLength: 4 }),
      tree,
    ),
    events: tree,
    links: tree,
    status: tree,
  },
  { requiredKeys: [] },
)

/** Requests with any spans, and the same as log records. */
export const requests = fc.array(spanLike, { maxLength: 6 }).map((spans) => ({
  resourceSpans: [{ scopeSpans: [{ spans }] }],
  resourceLogs: [{ scopeLogs: [{ logRecords: spans }] }],
}))
