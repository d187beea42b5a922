// What is added for other readers says the same: everything but the added convention is taken away, and the rest is read.
import { describe, expect, test } from 'vitest'
import { usageOf } from '../../src/analysis/usage.ts'
import type { ConvertConvention } from '../../src/convert/options.ts'
import type { Message } from '../../src/model/content.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { loadContent } from '../../src/reader/content.ts'
import { fixtureInput, read, readBytes, writtenText } from './read.ts'

interface KeyValue {
  readonly key: string
}
interface Group {
  readonly scopeSpans: readonly { scope?: object; spans: { attributes?: KeyValue[]; events?: object[] }[] }[]
}

const OF: { readonly [C in ConvertConvention]: RegExp } = {
  'otel-genai': /^(gen_ai\.|error\.type$|user\.id$)/,
  openinference:
    /^(openinference\.|llm\.|input\.|output\.|session\.id$|user\.id$|tag\.tags$|metadata$|tool\.|agent\.name$|retrieval\.|reranker\.|embedding\.|prompt\.id$)/,
}

/** The file with the attributes of one convention alone, by nobody in particular. */
async function alone(traces: TraceSet, convention: ConvertConvention): Promise<TraceSet> {
  const file = JSON.parse(await writtenText(traces, { format: 'otlp', convention })) as { resourceSpans: Group[] }
  for (const group of file.resourceSpans) {
    for (const scope of group.scopeSpans) {
      scope.scope = { name: 'somebody' }
      for (const span of scope.spans) {
        span.attributes = (span.attributes ?? []).filter(({ key }) => OF[convention].test(key))
        span.events = undefined
      }
    }
  }
  return readBytes(JSON.stringify({ resourceSpans: file.resourceSpans }))
}

async function callsOf({ dataset, content }: TraceSet): Promise<{ [span: string]: object }> {
  const usage = usageOf(dataset).byRow
  const calls: { [span: string]: object } = {}
  for (const row of dataset.allRows()) {
    const span = dataset.span(row)
    if (span.observationType !== 'llm') continue
    const { inputMessages, outputMessages, toolDefinitions } = await loadContent(dataset, row, content)
    calls[`${span.name} ${span.spanId}`] = {
      model: span.responseModel ?? span.requestModel,
      provider: span.provider,
      finishReasons: span.finishReasons.slice(0, 1),
      session: span.sessionId,
      user: span.userId,
      cost: dataset.number('costUsd', row),
      usage: usage.get(row),
      said: [...inputMessages, ...outputMessages].map(partsOf),
      tools: toolDefinitions.map(({ name, description, parameters }) => ({ name, description, parameters })),
    }
  }
  return calls
}

/** Ids of server-side calls and names of senders aside, which one of the conventions has no place for. */
const partsOf = ({ role, parts }: Message): object => ({ role, parts })

/** Left out: files that say their own counts in the convention and mean them in another way, and calls that are counted elsewhere. */
const CASES = {
  'otel-genai': [
    'openinference',
    'vercel-ai-6',
    'vercel-ai-7',
    'openllmetry-a',
    'openllmetry-b',
    'langfuse-5',
    'langfuse-3',
  ],
  openinference: [
    'vercel-ai-5',
    'vercel-ai-6',
    'vercel-ai-7',
    'openllmetry-a',
    'openllmetry-c',
    'langfuse-5',
    'otel-genai-new',
  ],
}

describe.each(['otel-genai', 'openinference'] as const)('%s', (convention) => {
  test.each(CASES[convention])('of %s', async (name) => {
    const traces = await read(fixtureInput(`otlp-json/${name}.json`))
    const expected = await callsOf(traces)
    expect(Object.keys(expected).length).toBeGreaterThan(0)
    expect(await callsOf(await alone(traces, convention))).toEqual(expected)
  })
})
