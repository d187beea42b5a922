// Traces for tests and stories from text, so that the reader sees the tree.
//
//     agent plan            0..900
//       llm   answer        10..400  in=120 out=30 cacheRead=100 model=gpt-4o-mini provider=openai
//       tool  search        410..880  error="timeout"
//
// A line: type, name (quote it when it has spaces), start..end in ms (`..` alone: unfinished), then facts.
// Depth is two spaces. `cost=0.002` is supplied; `ttft=40` in ms; `orphan` gives a parent that is not there;
// `attr.key=value` sets an attribute; `input="…"`, `output="…"`, `args="{…}"`, `result="…"` become content in GenAI attributes.
import { otlpJson } from '../../src/adapters/otlp-json/detect.ts'
import { Dataset } from '../../src/model/dataset.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { readAll } from '../../src/reader/read-all.ts'

const OPERATIONS: { [type: string]: string } = {
  llm: 'chat',
  agent: 'invoke_agent',
  workflow: 'invoke_workflow',
  tool: 'execute_tool',
  retriever: 'retrieval',
  embedding: 'embeddings',
  reranker: 'rerank',
  guardrail: 'guard',
  evaluator: 'evaluate',
}

export interface TextTraceOptions {
  /** Instant of 0 ms. Default 2026-11-21T10:00:00Z. */
  readonly start?: string
  readonly service?: string
  readonly scope?: string
}

type Value = { stringValue: string } | { intValue: string } | { doubleValue: number } | { boolValue: boolean }
const attribute = (key: string, value: string | number | boolean): { key: string; value: Value } => ({
  key,
  value:
    typeof value === 'string'
      ? { stringValue: value }
      : typeof value === 'boolean'
        ? { boolValue: value }
        : Number.isInteger(value)
          ? { intValue: String(value) }
          : { doubleValue: value },
})

const NUMBERS: { [fact: string]: string } = {
  in: 'gen_ai.usage.input_tokens',
  out: 'gen_ai.usage.output_tokens',
  cacheRead: 'gen_ai.usage.cache_read.input_tokens',
  cacheWrite: 'gen_ai.usage.cache_write.input_tokens',
  reasoning: 'gen_ai.usage.reasoning.output_tokens',
  cost: 'gen_ai.usage.cost',
}
const TEXTS: { [fact: string]: string } = {
  model: 'gen_ai.request.model',
  responseModel: 'gen_ai.response.model',
  provider: 'gen_ai.provider.name',
  responseId: 'gen_ai.response.id',
  session: 'session.id',
  user: 'user.id',
  callId: 'gen_ai.tool.call.id',
  args: 'gen_ai.tool.call.arguments',
  result: 'gen_ai.tool.call.result',
  query: 'gen_ai.retrieval.query.text',
  documents: 'gen_ai.retrieval.documents',
}

/** One OTLP request with a trace for each block of lines (blocks are parted by empty lines). */
export function otlpFromText(text: string, options: TextTraceOptions = {}): object {
  const startMs = Date.parse(options.start ?? '2026-11-21T10:00:00Z')
  const ns = (ms: number) => String(BigInt(startMs) * 1_000_000n + BigInt(Math.round(ms * 1e6)))
  const spans: object[] = []
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== '')
  for (const [blockIndex, block] of blocks.entries()) {
    const traceId = (blockIndex + 1).toString(16).padStart(32, '0')
    const stack: { indent: number; id: string }[] = []
    for (const [lineIndex, line] of block
      .split('\n')
      .filter((l) => l.trim() !== '')
      .entries()) {
      const indent = line.length - line.trimStart().length
      while (stack.length > 0 && stack[stack.length - 1].indent >= indent) stack.pop()
      const words = line.match(/(?:[^\s"]+(?:"(?:[^"\\]|\\.)*")?|"(?:[^"\\]|\\.)*")+/g) ?? []
      const unquote = (word: string) => (word.startsWith('"') ? (JSON.parse(word) as string) : word)
      const [type = '', rawName = '', range = '', ...facts] = words
      const [from, to] = range.split('..')
      const id = ((blockIndex + 1) * 65536 + lineIndex + 1).toString(16).padStart(16, '0')
      const attributes: object[] = []
      const events: object[] = []
      if (OPERATIONS[type]) attributes.push(attribute('gen_ai.operation.name', OPERATIONS[type]))
      else if (type === 'prompt' || type === 'event') attributes.push(attribute('langfuse.observation.type', type))
      let status: object = {}
      let parentSpanId = stack.at(-1)?.id
      for (const fact of facts) {
        const equals = fact.indexOf('=')
        const key = equals < 0 ? fact : fact.slice(0, equals)
        const value = equals < 0 ? '' : unquote(fact.slice(equals + 1))
        if (NUMBERS[key]) attributes.push(attribute(NUMBERS[key], Number(value)))
        else if (TEXTS[key]) attributes.push(attribute(TEXTS[key], value))
        else if (key === 'ttft') attributes.push(attribute('gen_ai.response.time_to_first_chunk', Number(value) / 1000))
        else if (key === 'error') status = { code: 2, message: value }
        else if (key === 'orphan') parentSpanId = 'ffffffffffffffff'
        else if (key === 'handled') {
          events.push({
            name: 'exception',
            timeUnixNano: ns(Number(from)),
            attributes: [attribute('exception.message', value)],
          })
        } else if (key === 'score') {
          const [name, score] = value.split(':')
          const isNumber = score !== '' && !Number.isNaN(Number(score))
          events.push({
            name: 'gen_ai.evaluation.result',
            timeUnixNano: ns(Number(from)),
            attributes: [
              attribute('gen_ai.evaluation.name', name),
              isNumber
                ? { key: 'gen_ai.evaluation.score.value', value: { doubleValue: Number(score) } }
                : attribute('gen_ai.evaluation.score.label', score),
            ],
          })
        } else if (key === 'input') attributes.push(attribute('gen_ai.input.messages', messages('user', value)))
        else if (key === 'output') attributes.push(attribute('gen_ai.output.messages', messages('assistant', value)))
        else if (key.startsWith('attr.')) attributes.push(attribute(key.slice(5), value))
        else throw new Error(`unknown fact ${fact}`)
      }
      if (type === 'tool') attributes.push(attribute('gen_ai.tool.name', unquote(rawName)))
      if (type === 'agent') attributes.push(attribute('gen_ai.agent.name', unquote(rawName)))
      spans.push({
        traceId,
        spanId: id,
        ...(parentSpanId ? { parentSpanId } : {}),
        name: unquote(rawName),
        kind: 1,
        startTimeUnixNano: ns(Number(from)),
        ...(to === '' || to === undefined ? {} : { endTimeUnixNano: ns(Number(to)) }),
        attributes,
        events,
        status,
      })
      stack.push({ indent, id })
    }
  }
  return {
    resourceSpans: [
      {
        resource: { attributes: [attribute('service.name', options.service ?? 'text-traces')] },
        scopeSpans: [{ scope: { name: options.scope ?? 'text' }, spans }],
      },
    ],
  }
}

const messages = (role: string, text: string): string =>
  text.startsWith('[') ? text : JSON.stringify([{ role, parts: [{ type: 'text', content: text }] }])

/** Reads such traces the whole road, as a file would be. */
export async function tracesFromText(text: string, options: TextTraceOptions = {}): Promise<TraceSet> {
  return readObjects([otlpFromText(text, options)])
}

/** Reads OTLP objects as one file. */
export async function readObjects(objects: readonly object[], id = 'test'): Promise<TraceSet> {
  const text = objects.map((object) => JSON.stringify(object)).join('\n')
  const { data, content } = await readAll([{ name: 'traces.jsonl', data: text }], { adapter: otlpJson.id })
  return { dataset: new Dataset(id, data), content }
}
