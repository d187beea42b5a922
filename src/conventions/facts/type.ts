// Observation type of a span. Order of evidence: explicit vendor kind, OpenInference kind, GenAI operation, Traceloop kind,
// AI SDK operation, MCP, span names of known producers, vector stores, and last what the attributes imply.
import type { KnownObservationType, ObservationType } from '../../model/span.ts'
import { ownEntry } from '../../util/own.ts'
import { type AttributeView, firstText, objectOf, parseJson, type RecordView, textOf } from '../view.ts'
import { presentOf } from './present.ts'

type Kinds = { readonly [word: string]: KnownObservationType }

/** Words that vendors use for the role of a span, lower case. */
const WORDS: Kinds = {
  llm: 'llm',
  generation: 'llm',
  chat_model: 'llm',
  model: 'llm',
  model_generation: 'llm',
  // One provider call each; the generation around several of them is a wrapper, and so is the step where inferences are apart.
  model_step: 'llm',
  model_inference: 'llm',
  model_chunk: 'other',
  completion: 'llm',
  agent: 'agent',
  agent_run: 'agent',
  tool: 'tool',
  tool_call: 'tool',
  mcp_tool_call: 'tool',
  client_tool_call: 'tool',
  provider_tool_call: 'tool',
  mcp: 'tool',
  function: 'tool',
  retriever: 'retriever',
  retrieval: 'retriever',
  search: 'retriever',
  embedding: 'embedding',
  reranker: 'reranker',
  rerank: 'reranker',
  reranking: 'reranker',
  guardrail: 'guardrail',
  evaluator: 'evaluator',
  eval: 'evaluator',
  score: 'evaluator',
  human_evaluator: 'evaluator',
  evaluation: 'evaluator',
  eval_root: 'evaluator',
  scorer_run: 'evaluator',
  scorer_step: 'evaluator',
  classifier_evaluation: 'evaluator',
  prompt: 'prompt',
  event: 'event',
  chain: 'workflow',
  workflow: 'workflow',
  workflow_run: 'workflow',
  workflow_step: 'workflow',
  task: 'workflow',
  step: 'workflow',
  entry: 'workflow',
  session: 'workflow',
  experiment: 'workflow',
  operation: 'workflow',
  processor_run: 'workflow',
  record_root: 'workflow',
  nested_record_root: 'workflow',
  graph_task: 'workflow',
  graph_node: 'workflow',
  generic: 'other',
  http: 'other',
  pipeline: 'workflow',
  parser: 'other',
  span: 'other',
  default: 'other',
  unknown: 'other',
}

/** Braintrust's words; functions are anything that was traced, tools have a word of their own. */
const BRAINTRUST_WORDS: Kinds = {
  llm: 'llm',
  tool: 'tool',
  task: 'workflow',
  eval: 'workflow',
  score: 'evaluator',
}

const OPERATIONS: Kinds = {
  chat: 'llm',
  text_completion: 'llm',
  generate_content: 'llm',
  completion: 'llm',
  acompletion: 'llm',
  generate: 'llm',
  llm_request: 'llm',
  image_generation: 'llm',
  speech: 'llm',
  transcription: 'llm',
  fetch_response: 'other',
  embeddings: 'embedding',
  embedding: 'embedding',
  aembedding: 'embedding',
  retrieval: 'retriever',
  vector_db_retrieve: 'retriever',
  vectordb: 'retriever',
  search_memory: 'retriever',
  rerank: 'reranker',
  invoke_agent: 'agent',
  create_agent: 'agent',
  execute_tool: 'tool',
  invoke_workflow: 'workflow',
  invoke_swarm: 'workflow',
  invoke_graph: 'workflow',
  execute_event_loop_cycle: 'workflow',
  workflow: 'workflow',
  chain: 'workflow',
  agent_step: 'workflow',
  execute_task: 'workflow',
  plan: 'workflow',
  'guardrail.run': 'guardrail',
  guard: 'guardrail',
  evaluate: 'evaluator',
  evaluation: 'evaluator',
}

const VECTOR_STORES = /^(chroma|pinecone|qdrant|milvus|weaviate|marqo|lancedb|pgvector)/

/** Models that embed; a generation whose model embeds is an embedding. */
export const isEmbeddingModel = (model: string): boolean => /embed|(^|[/:-])(bge|gte|e5|voyage)-/i.test(model)

export function observationTypeOf(view: RecordView): ObservationType {
  const { attributes } = view
  const keys = presentOf(attributes)
  const model = firstText(attributes, keys.responseModel) ?? firstText(attributes, keys.requestModel)
  const type = explicitType(view, model) ?? impliedType(view, model) ?? 'other'
  if (type !== 'llm') return type
  if (model !== undefined && isEmbeddingModel(model)) return 'embedding'
  return (model === undefined ? isTemplateOnly(attributes) : isRequestOnly(attributes)) ? 'prompt' : type
}

/** Marked as a model call, yet what came out is the request to send: a list of messages, no answer and no tokens (LlamaIndex). */
const isRequestOnly = (attributes: AttributeView): boolean =>
  attributes.has('openinference.span.kind') &&
  !attributes.has('llm.input_messages.0.message.role') &&
  !attributes.has('llm.output_messages.0.message.role') &&
  !hasUsageKey(attributes) &&
  /^\s*\{\s*"messages"\s*:/.test(textOf(attributes.get('output.value'))?.slice(0, 40) ?? '')

/** Marked as a model call, yet only a template was filled: it names no model, counts no tokens and holds no answer. */
const isTemplateOnly = (attributes: AttributeView): boolean =>
  attributes.has('llm.prompt_template.template') &&
  !hasUsageKey(attributes) &&
  !attributes.has('llm.output_messages.0.message.role') &&
  !attributes.has('llm.invocation_parameters')

function explicitType(view: RecordView, model: string | undefined): ObservationType | undefined {
  const { attributes } = view
  // Logfire sends log records as spans without duration, and on them what it learnt of a call that was streamed.
  if (attributes.get('logfire.span_type') === 'log') return 'event'
  // A vendor's word that is not known names the type only where nothing else says what the span is.
  let vendorWord: string | undefined
  for (const key of presentOf(attributes).vendorKinds) {
    const raw = textOf(attributes.get(key))
    if (raw === undefined) continue
    const word = (raw.startsWith('"') ? String(parseJson(raw) ?? raw) : raw).toLowerCase()
    // Langfuse's older SDKs type generations as plain spans: a model or usage says otherwise.
    if (word === 'span' || word === 'default' || word === 'unknown') {
      if (key === 'langfuse.observation.type' && (model || attributes.has('langfuse.observation.usage_details')))
        return 'llm'
      continue
    }
    const known = ownEntry(WORDS, word) ?? (word.startsWith('workflow_') ? 'workflow' : undefined)
    if (known !== undefined) return known
    vendorWord ??= word
  }
  const { type: braintrust } = objectOf(attributes.get('braintrust.span_attributes')) ?? {}
  if (typeof braintrust === 'string') return ownEntry(BRAINTRUST_WORDS, braintrust) ?? 'other'

  const openInference = textOf(attributes.get('openinference.span.kind'))?.toLowerCase()
  if (openInference !== undefined && openInference !== 'unknown') return ownEntry(WORDS, openInference) ?? openInference

  const operation = textOf(attributes.get('gen_ai.operation.name'))?.toLowerCase()
  const operationType = operation === undefined ? undefined : ownEntry(OPERATIONS, operation)
  if (operationType !== undefined) return operationType

  const requestType = textOf(attributes.get('llm.request.type'))?.toLowerCase()
  if (requestType !== undefined) {
    if (requestType === 'embedding' || requestType === 'aembedding') return 'embedding'
    if (requestType === 'rerank') return 'reranker'
    return 'llm'
  }
  const traceloop = textOf(attributes.get('traceloop.span.kind'))?.toLowerCase()
  const traceloopType = traceloop === undefined ? undefined : ownEntry(WORDS, traceloop)
  if (traceloopType !== undefined && traceloopType !== 'other') return traceloopType

  return vercelType(attributes) ?? (attributes.get('mcp.method.name') === 'tools/call' ? 'tool' : vendorWord)
}

/** AI SDK 3 to 6: the inner call is the model call, the outer one wraps its steps. */
function vercelType(attributes: AttributeView): KnownObservationType | undefined {
  const operation = textOf(attributes.get('ai.operationId')) ?? textOf(attributes.get('operation.name'))?.split(' ')[0]
  if (!operation?.startsWith('ai.')) return undefined
  if (operation === 'ai.toolCall') return 'tool'
  if (/\.do(Generate|Stream)$/.test(operation)) return 'llm'
  // The outer one alone (a dump of single spans) is where the tokens stand; with the inner one beneath it, it repeats them.
  if (/\.(doEmbed|embed|embedMany)$/.test(operation)) return 'embedding'
  if (/\.doRerank$/.test(operation)) return 'reranker'
  if (/^ai\.(generate|stream)Text$/.test(operation)) return 'agent'
  return 'workflow'
}

const NAMES: readonly (readonly [RegExp, KnownObservationType])[] = [
  [/^claude_code\.llm_request$/, 'llm'],
  [/^claude_code\.interaction$/, 'agent'],
  [/^claude_code\.tool$/, 'tool'],
  [/^claude_code\.hook$/, 'guardrail'],
  [/^call_llm$/, 'llm'],
  [/^invocation$/, 'workflow'],
  [/^agent_run \[/, 'agent'],
  [/^agent run$/, 'agent'],
  [/^running tool$/, 'tool'],
  [/^handle_responses$/, 'llm'],
  [/^session_task\.turn$/, 'agent'],
]

/** Names that say the same to the rules above: one number for each kind of name, below 64. */
export const nameClassOf = (name: string): number =>
  (1 + NAMES.findIndex(([pattern]) => pattern.test(name))) * 2 + Number(name.startsWith('claude_code.'))

function impliedType(view: RecordView, model: string | undefined): KnownObservationType | undefined {
  const { attributes, name } = view
  for (const [pattern, type] of NAMES) if (pattern.test(name)) return type
  const store = textOf(attributes.get('db.system')) ?? textOf(attributes.get('vector_db.vendor'))
  if (store !== undefined && VECTOR_STORES.test(store.toLowerCase())) return 'retriever'
  if (view.events.some(({ name: event }) => event === 'db.query.result' || event === 'db.search.result'))
    return 'retriever'
  if (attributes.has('gen_ai.retrieval.documents') || attributes.has('gen_ai.retrieval.query.text')) return 'retriever'
  const keys = presentOf(attributes)
  if (firstText(attributes, keys.toolName) !== undefined || firstText(attributes, keys.toolCallId) !== undefined)
    return 'tool'
  if (model !== undefined && hasUsageKey(attributes)) return 'llm'
  if (model !== undefined && (attributes.has('gen_ai.system') || attributes.has('gen_ai.provider.name'))) return 'llm'
  if (attributes.has('gen_ai.input.messages') || attributes.has('llm.input_messages.0.message.role')) return 'llm'
  if (attributes.has('gen_ai.prompt.0.role') || attributes.has('llm.prompts.0.role')) return 'llm'
  return undefined
}

const hasUsageKey = (attributes: AttributeView): boolean => {
  if (!presentOf(attributes).hasCount) return false
  for (const key of attributes.keys()) {
    if (key.startsWith('gen_ai.usage.') || key.startsWith('llm.token_count.') || key.startsWith('llm.usage.'))
      return true
  }
  return false
}
