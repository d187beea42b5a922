// Seeded traces for the benchmark: agent trees with steps, model calls, tools and retrievers, as OTLP JSON.

/** Small seeded generator (mulberry32): the same seed gives the same file. */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const KINDS = [
  ['chat', 'chat gpt-4o-mini'],
  ['execute_tool', 'execute_tool search'],
  ['retrieval', 'retrieval kb'],
  ['invoke_agent', 'invoke_agent helper'],
]

const attribute = (key, value) => ({
  key,
  value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
})

/**
 * One OTLP document.
 *
 * @param {number} spanCount spans in all
 * @param {{ seed?: number, contentChars?: number, spansPerTrace?: number }} options
 */
export function makeTraces(spanCount, { seed = 1, contentChars = 0, spansPerTrace = 40 } = {}) {
  const next = random(seed)
  const hex = (n, digits) => n.toString(16).padStart(digits, '0')
  const spans = []
  const open = []
  for (let i = 0; i < spanCount; i++) {
    const inTrace = i % spansPerTrace
    if (inTrace === 0) open.length = 0
    const depth = inTrace === 0 ? 0 : 1 + Math.floor(next() * Math.min(open.length, 11))
    open.length = Math.min(open.length, depth)
    const [operation, name] = inTrace === 0 ? KINDS[3] : KINDS[Math.floor(next() * KINDS.length)]
    const start = 1_767_225_600_000_000_000n + BigInt(i) * 1_000_000n
    const attributes = [attribute('gen_ai.operation.name', operation)]
    if (operation === 'chat') {
      attributes.push(
        attribute('gen_ai.provider.name', 'openai'),
        attribute('gen_ai.request.model', 'gpt-4o-mini'),
        attribute('gen_ai.usage.input_tokens', 200 + Math.floor(next() * 2000)),
        attribute('gen_ai.usage.output_tokens', 20 + Math.floor(next() * 300)),
      )
      if (contentChars > 0) {
        const text = 'Where is my order? '.repeat(Math.ceil(contentChars / 19)).slice(0, contentChars)
        attributes.push(
          attribute(
            'gen_ai.input.messages',
            JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: text }] }]),
          ),
        )
      }
    }
    const spanId = hex(i + 1, 16)
    spans.push({
      traceId: hex(Math.floor(i / spansPerTrace) + 1, 32),
      spanId,
      ...(depth > 0 ? { parentSpanId: open[depth - 1] } : {}),
      name,
      kind: 1,
      startTimeUnixNano: String(start),
      endTimeUnixNano: String(start + BigInt(Math.floor(next() * 900_000_000))),
      attributes,
      status: next() < 0.02 ? { code: 2, message: 'timeout' } : {},
    })
    open[depth] = spanId
  }
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [attribute('service.name', 'bench')] },
        scopeSpans: [{ scope: { name: 'bench', version: '1' }, spans }],
      },
    ],
  })
}
