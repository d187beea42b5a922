// What is added for other readers says the same: everything but the added convention is taken away, and the rest is read.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../src/analysis/figures.ts'
import { usageOf } from '../../src/analysis/usage.ts'
import type { ConvertConvention } from '../../src/convert/options.ts'
import type { Message } from '../../src/model/content.ts'
import type { Dataset } from '../../src/model/dataset.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { loadContent } from '../../src/reader/content.ts'
import { captureCases, hasShared } from '../conformance/manifests.ts'
import { fixtureInput, read, readBytes, writtenText } from './read.ts'

interface KeyValue {
  readonly key: string
}
interface Group {
  readonly scopeSpans: readonly { scope?: object; spans: { attributes?: KeyValue[]; events?: object[] }[] }[]
}

const OF: { readonly [C in ConvertConvention]: RegExp } = {
  'otel-genai': /^(gen_ai\.|error\.type$|user\.id$|spanglass\.(\w+_)?id$)/,
  openinference:
    /^(openinference\.|llm\.|input\.|output\.|session\.id$|user\.id$|tag\.tags$|metadata$|tool\.|agent\.name$|retrieval\.|reranker\.|embedding\.|prompt\.id$|spanglass\.(\w+_)?id$)/,
}

/** The file with the attributes of one convention alone, by nobody in particular. */
async function alone(traces: TraceSet, convention: ConvertConvention): Promise<TraceSet> {
  const file = JSON.parse(await writtenText(traces, { format: 'otlp-json', convention })) as { resourceSpans: Group[] }
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

/** Types that both conventions have words for. */
const TYPES = new Set(['llm', 'tool', 'retriever', 'embedding', 'agent', 'workflow'])

/** `counted`: usage of spans whose tokens are counted in the source; what a wrapper repeats of its calls is not said again. */
async function callsOf(
  { dataset, content }: TraceSet,
  counted: ReadonlySet<string>,
): Promise<{ [span: string]: object }> {
  const usage = usageOf(dataset).byRow
  const calls: { [span: string]: object } = {}
  for (const row of dataset.allRows()) {
    const span = dataset.span(row)
    if (!TYPES.has(span.observationType)) continue
    const said = await loadContent(dataset, row, content)
    const isCall = span.observationType === 'llm'
    calls[`${span.name} ${span.spanId}`] = {
      type: span.observationType,
      model: span.responseModel ?? span.requestModel,
      provider: span.provider,
      finishReasons: span.finishReasons.slice(0, 1),
      session: span.sessionId,
      user: span.userId,
      cost: dataset.number('costUsd', row),
      usage: counted.has(span.key) ? usage.get(row) : undefined,
      said: isCall ? [...said.inputMessages, ...said.outputMessages].flatMap(partsOf) : [],
      tools: (isCall ? said.toolDefinitions : []).map(({ name, description, parameters }) => ({
        name,
        description,
        parameters,
      })),
      tool: [span.toolName, span.toolCallId, said.toolArguments, said.toolResult],
      documents: said.documents,
      query: said.query,
    }
  }
  return calls
}

function countedSpans(dataset: Dataset): Set<string> {
  const counted = new Set<string>()
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    for (const [place, { usageRole }] of figuresOf(dataset, traceRow).entries())
      if (usageRole === 'counted') counted.add(dataset.keyAt(dataset.tree(traceRow).rows[place]))
  }
  return counted
}

async function expectSame(traces: TraceSet, convention: ConvertConvention): Promise<void> {
  const counted = countedSpans(traces.dataset)
  const expected = await callsOf(traces, counted)
  expect(Object.keys(expected).length).toBeGreaterThan(0)
  expect(await callsOf(await alone(traces, convention), counted)).toEqual(expected)
}

/** What each speaker said. OpenInference has one tool result a message, by the tool, and cannot say that it is none or an error. */
const partsOf = ({ role, parts }: Message): object[] =>
  parts.map((part) =>
    part.type === 'tool-result' ? ['tool', { ...part, result: part.result ?? '', isError: undefined }] : [role, part],
  )

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

const CONVENTIONS = ['otel-genai', 'openinference'] as const

describe.each(CONVENTIONS)('%s', (convention) => {
  test.each(CASES[convention])('of %s', async (name) => {
    await expectSame(await read(fixtureInput(`otlp-json/${name}.json`)), convention)
  })
})

/** Each through one of the two. */
describe.skipIf(!hasShared)('real files', () => {
  const cases = hasShared ? captureCases() : []
  test.each(cases.map(({ name, files }, index) => [name, CONVENTIONS[index % 2], files] as const))(
    '%s, %s',
    async (_name, convention, files) => {
      await expectSame(await read(...files.map((path) => ({ name: path, data: readFileSync(path) }))), convention)
    },
  )
})
