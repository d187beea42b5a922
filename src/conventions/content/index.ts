// Content of one span: everything to read, from the attributes, events and joined logs of whatever dialects speak on
// it.
// Each dialect gives evidence; what is shown is settled by rule (select.ts), so that no order of attributes matters.
import type { SpanContent } from '../../model/content.ts'
import type { SpanRecord } from '../../model/record.ts'
import type { EpochNs } from '../../model/time.ts'
import { adk } from './dialects/adk.ts'
import { claudeCode } from './dialects/claude-code.ts'
import { liteLlm, openLit } from './dialects/frameworks.ts'
import { generic } from './dialects/generic.ts'
import { openInference } from './dialects/openinference.ts'
import { openLLMetry } from './dialects/openllmetry.ts'
import { otelGenAi } from './dialects/otel-genai.ts'
import { pydanticAi } from './dialects/pydantic-ai.ts'
import { strands } from './dialects/strands.ts'
import { braintrust, laminar, langfuse, langSmith, langWatch, mastra, mlflow, opik, weave } from './dialects/vendors.ts'
import { vercelAi } from './dialects/vercel-ai.ts'
import { type Dialect, type Evidence, joinEvidence } from './evidence.ts'
import { readExpected } from './expected.ts'
import { withFinishReasons } from './finish-reasons.ts'
import { compact } from './json.ts'
import { readMetadata } from './metadata.ts'
import { readParameters } from './parameters.ts'
import { isPlaceholder, removeDocumentRedactions, removeRedactions } from './placeholder.ts'
import { readPromptTemplate, readPromptVariables, readReferences } from './prompt.ts'
import { createReading } from './reading.ts'
import { selectExchange, selectTool, sortSources } from './select.ts'
import { readEvents, readExceptions, readLinks } from './span-events.ts'

/** In order of ties: of two sources of equal rank, the earlier dialect is shown. */
const DIALECTS: readonly Dialect[] = [
  langfuse,
  mlflow,
  laminar,
  langWatch,
  mastra,
  claudeCode,
  otelGenAi,
  strands,
  openInference,
  vercelAi,
  openLLMetry,
  liteLlm,
  langSmith,
  adk,
  pydanticAi,
  openLit,
  braintrust,
  weave,
  opik,
  generic,
]
const ORDER = DIALECTS.map((dialect) => dialect.id)

export type DecodedContent = Omit<SpanContent, 'records'>

/**
 * Reads all content of a span.
 *
 * In:  the span's full record, with the logs that were joined to it. Nothing in it is trusted.
 * Out: lists are empty and fields absent where no dialect says anything; unknown message parts are kept as `unknown`,
 *      JSON that does not parse stays text. Input and output come from one dialect, `convention`.
 * `options.baseNs`: base of the trace; event times are offsets since then, and absent without it.
 * Never throws.
 */
export function decodeContent(record: SpanRecord, options: { readonly baseNs?: EpochNs } = {}): DecodedContent {
  const reading = createReading(record)
  const evidence: Evidence = joinEvidence(...DIALECTS.map((dialect) => dialect.read(reading))) ?? {}
  const exchange = selectExchange(evidence.exchanges ?? [], ORDER)
  const tool = selectTool(evidence.tools ?? [], ORDER)
  const retrievals = sortSources(
    evidence.retrievals ?? [],
    (source) => ((source.documents?.length ?? 0) > 0 ? 1 : 0),
    ORDER,
  )
  const retrieval = retrievals.find((source) => source.documents !== undefined)
  const offered = retrievals.find((source) => source.inputDocuments !== undefined)
  const embeddings = sortSources(
    evidence.embeddings ?? [],
    (source) => ((source.texts?.length ?? 0) > 0 ? 1 : 0),
    ORDER,
  )
  const asked = removeRedactions(exchange?.inputMessages ?? [])
  const answered = removeRedactions(withFinishReasons(exchange?.outputMessages ?? [], reading))
  const { documents, isRedacted: hasHiddenDocuments } = removeDocumentRedactions(retrieval?.documents ?? [])
  const used = new Set([exchange, tool, retrieval].flatMap((source) => source?.uses ?? []))
  const conventions = [exchange, tool, retrieval ?? retrievals[0], embeddings[0]].map((source) => source?.convention)
  return compact({
    inputMessages: asked.messages,
    outputMessages: answered.messages,
    input: shown(exchange?.input),
    output: shown(exchange?.output),
    expected: shown(readExpected(reading)),
    toolDefinitions: evidence.toolDefinitions ?? [],
    parameters: readParameters(reading, evidence.parameters ?? {}),
    toolArguments: tool?.arguments,
    toolResult: tool?.result,
    query: retrievals.find((source) => source.query !== undefined)?.query,
    documents,
    inputDocuments: offered?.inputDocuments ?? [],
    embeddingTexts: embeddings[0]?.texts ?? [],
    embeddingDimension: embeddings.find((source) => source.dimension !== undefined)?.dimension,
    promptTemplate: readPromptTemplate(reading),
    promptVariables: readPromptVariables(reading),
    exceptions: readExceptions(record),
    metadata: readMetadata(reading),
    references: readReferences(reading),
    attributes: record.attributes,
    events: readEvents(record, used, options.baseNs),
    links: readLinks(record),
    convention: conventions.find((id) => id !== undefined),
    isRedacted:
      asked.isRedacted ||
      answered.isRedacted ||
      hasHiddenDocuments ||
      [exchange, tool, retrieval, embeddings[0]].some((source) => source?.isRedacted === true) ||
      reading.get('logfire.scrubbed') !== undefined,
  })
}

/** A plain value, unless it is a placeholder for none. */
const shown = (value: unknown): unknown => (isPlaceholder(value) ? undefined : value)
