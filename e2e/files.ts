// Small exports for the tests, as OTLP JSON.

type Attribute = string | number

export interface SpanFixture {
  readonly id: string
  readonly parent?: string
  readonly name: string
  readonly startMs: number
  readonly endMs: number
  readonly attributes?: { readonly [key: string]: Attribute }
}

const ns = (ms: number) => `${Date.UTC(2026, 10, 21, 10) + ms}000000`

/** One OTLP request with the spans of one trace. */
export const otlp = (traceId: string, spans: readonly SpanFixture[]): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'e2e' } }] },
        scopeSpans: [
          {
            scope: { name: 'e2e' },
            spans: spans.map(({ id, parent, name, startMs, endMs, attributes = {} }) => ({
              traceId: traceId.padStart(32, '0'),
              spanId: id.padStart(16, '0'),
              ...(parent ? { parentSpanId: parent.padStart(16, '0') } : {}),
              name,
              startTimeUnixNano: ns(startMs),
              endTimeUnixNano: ns(endMs),
              attributes: Object.entries(attributes).map(([key, value]) => ({
                key,
                value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
              })),
            })),
          },
        ],
      },
    ],
  })

const message = (role: string, content: string) => JSON.stringify([{ role, parts: [{ type: 'text', content }] }])

/** An agent with one model call that answers. */
export const agentTrace = (traceId: string, question: string, answer: string): string =>
  otlp(traceId, [
    {
      id: `${traceId}1`,
      name: 'agent',
      startMs: 0,
      endMs: 900,
      attributes: { 'gen_ai.operation.name': 'invoke_agent' },
    },
    {
      id: `${traceId}2`,
      parent: `${traceId}1`,
      name: 'chat gpt-4o-mini',
      startMs: 100,
      endMs: 800,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'gpt-4o-mini',
        'gen_ai.usage.input_tokens': 120,
        'gen_ai.usage.output_tokens': 30,
        'gen_ai.input.messages': message('user', question),
        'gen_ai.output.messages': message('assistant', answer),
      },
    },
  ])

/** Two traces, and a line that is no record of any kind. */
export const withAnOddLine = [
  agentTrace('a', 'What is the capital of France?', 'Paris.'),
  agentTrace('b', 'And of Belgium?', 'Brussels.'),
  '{"neither": "a span nor a log"}',
].join('\n')
