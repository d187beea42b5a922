import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeContent } from '../../../src/conventions/content/index.ts'
import { previewOf } from '../../../src/conventions/content/preview.ts'
import { type EpochNs, epochNs } from '../../../src/model/time.ts'
import { decode, event, log, recordOf } from './record.ts'

/** Keys of all dialects, and members of all shapes: random data made of these reaches every reader. */
const KEYS = [
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.system_instructions',
  'gen_ai.tool.definitions',
  'gen_ai.tool.call.arguments',
  'gen_ai.retrieval.documents',
  'gen_ai.prompt',
  'gen_ai.prompt.0.content',
  'gen_ai.prompt.0.tool_calls.0.name',
  'gen_ai.response.finish_reasons',
  'llm.input_messages.0.message.contents.0.message_content.type',
  'llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments',
  'llm.input_messages',
  'retrieval.documents',
  'embedding.embeddings.0.embedding.vector',
  'input.value',
  'output.value',
  'ai.prompt',
  'ai.prompt.messages',
  'ai.prompt.tools',
  'ai.response.toolCalls',
  'ai.response.files',
  'ai.values',
  'ai.embeddings',
  'ai.documents',
  'ai.ranking',
  'langfuse.observation.input',
  'langfuse.observation.output',
  'mlflow.spanInputs',
  'traceloop.entity.input',
  'traceloop.entity.output',
  'gcp.vertex.agent.llm_request',
  'gcp.vertex.agent.llm_response',
  'pydantic_ai.all_messages',
  'events',
  'request_data',
  'metadata',
  'langwatch.input',
  'lmnr.span.input',
  'input',
  'output',
]
const KINDS = ['LLM', 'TOOL', 'RETRIEVER', 'RERANKER', 'EMBEDDING', 'AGENT', 'CHAIN']
const MEMBERS = [
  'role',
  'content',
  'parts',
  'type',
  'text',
  'tool_calls',
  'function',
  'arguments',
  'messages',
  'choices',
  'message',
  'candidates',
  'kwargs',
  'id',
  'lc',
  'data',
  'source',
  'image',
  'output',
  'input',
  'documents',
  'score',
  'name',
  'args',
]
const WORDS = [
  'user',
  'assistant',
  'tool',
  'text',
  'image',
  'tool_use',
  'tool-result',
  'reasoning',
  'function_call',
  'human',
  '',
  '{',
  '[1',
  '__REDACTED__',
  '@@@langfuseMedia:type=|id=@@@',
  '\ud800',
]

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.constantFrom<unknown>(...WORDS, null, 0, 1.5, true, Number.NaN, 10n),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...MEMBERS), tie('value'), { maxKeys: 5 }),
  ),
}))
const encoded = value.map((inner) => {
  try {
    return JSON.stringify(inner, (_key, item) => (typeof item === 'bigint' ? Number(item) : item)) ?? ''
  } catch {
    return ''
  }
})
const attributes = fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(value, encoded), { maxKeys: 8 })

describe('decodeContent on foreign data', () => {
  it('never throws, and gives parts and previews that can be read', () => {
    const names = fc.constantFrom(
      'gen_ai.user.message',
      'gen_ai.choice',
      'exception',
      'db.query.result',
      'gen_ai.content.prompt',
      'x',
    )
    const kinds = fc.constantFrom(...KINDS)
    fc.assert(
      fc.property(attributes, kinds, names, attributes, value, (own, kind, name, other, body) => {
        const record = recordOf({ ...own, 'openinference.span.kind': kind } as never, {
          events: [event(name, other as never)],
          logs: [log(name, body as never, other as never)],
        })
        const content = decodeContent(record)
        for (const message of [...content.inputMessages, ...content.outputMessages]) {
          expect(typeof message.role).toBe('string')
          for (const part of message.parts) {
            expect(typeof part.type).toBe('string')
            if (part.type === 'text') expect(typeof part.text).toBe('string')
          }
        }
        const { asked = '', answered = '' } = previewOf(content)
        expect(asked.length).toBeLessThanOrEqual(200)
        expect(answered.length).toBeLessThanOrEqual(200)
      }),
      { numRuns: 2000, seed: 20260601 },
    )
  })

  it('survives values nested without end', () => {
    const deepList = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const deepObject = `${'{"messages":[{"role":"user","content":['.repeat(5000)}${']}]}'.repeat(5000)}`
    const deepOutput = `${'{"output":'.repeat(20_000)}1${'}'.repeat(20_000)}`
    for (const deep of [deepList, deepObject, deepOutput]) {
      for (const key of KEYS)
        expect(() => previewOf(decode({ 'openinference.span.kind': 'LLM', [key]: deep }))).not.toThrow()
    }
  })

  it('leaves prototypes alone', () => {
    const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'
    const content = decode({
      metadata: hostile,
      'llm.invocation_parameters': hostile,
      'langfuse.observation.metadata.__proto__': 'x',
      'gen_ai.request.__proto__': 'x',
      'input.value': hostile,
    })
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect(Object.getPrototypeOf(content.metadata)).toBe(Object.prototype)
    expect(Object.getPrototypeOf(content.parameters)).toBe(Object.prototype)
  })

  it('does not change its input', () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null)
        for (const inner of Object.values(Object.freeze(value))) freeze(inner)
      return value
    }
    const record = freeze(
      recordOf(
        {
          'gen_ai.operation.name': 'chat',
          'gen_ai.input.messages': [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
        },
        { logs: [log('gen_ai.choice', { index: 0, message: { content: 'Yo' } })] },
      ),
    )
    expect(decodeContent(record)).toEqual(decodeContent(record))
  })
})

describe('what is not content', () => {
  it('lists exceptions once, with what the source said', () => {
    const details = { 'exception.type': 'Timeout', 'exception.message': 'after 3 s', 'exception.stacktrace': 'at f' }
    const content = decode(
      {},
      { events: [event('exception', details)], logs: [log('gen_ai.client.operation.exception', null, details)] },
    )
    expect(content.exceptions).toEqual([{ type: 'Timeout', message: 'after 3 s', stacktrace: 'at f' }])
    expect(content.events.map((item) => [item.source, item.name])).toEqual([
      ['event', 'exception'],
      ['log', 'gen_ai.client.operation.exception'],
    ])
  })

  it('gives events their distance from the base of the trace, when there is one', () => {
    const base: EpochNs = epochNs(1_700_000_000_000_000_000n)
    const record = recordOf(
      {},
      {
        events: [{ name: 'a', time: epochNs(1_700_000_000_000_000_250n), attributes: { k: 1 } }],
        logs: [
          { eventName: 'b', time: epochNs(1_699_999_999_999_999_000n), attributes: {}, body: 'text', severity: 'WARN' },
        ],
      },
    )
    expect(decodeContent(record, { baseNs: base }).events).toEqual([
      { name: 'a', timeNs: 250, attributes: { k: 1 }, source: 'event' },
      { name: 'b', timeNs: -1000, attributes: {}, body: 'text', source: 'log', severity: 'WARN' },
    ])
    expect(decodeContent(record).events[0]).not.toHaveProperty('timeNs')
  })

  it('passes links and attributes on', () => {
    const links = [{ traceId: 't', spanId: 's', attributes: { why: 'x' } }]
    const content = decode({ 'app.turn': 1 }, { links })
    expect(content.links).toEqual(links)
    expect(content.attributes).toEqual({ 'app.turn': 1 })
    expect(content).not.toHaveProperty('convention')
  })
})
