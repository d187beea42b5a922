// What a span did, as far as reading its content depends on it: whether its input is a prompt, arguments, a query or texts to embed.
// Not the span's observation type, which conventions settle with more evidence; the order of sources is the same.

export type ContentKind = 'llm' | 'tool' | 'retriever' | 'reranker' | 'embedding' | 'agent' | 'other'

export interface KindEvidence {
  readonly text: (...keys: readonly string[]) => string | undefined
  readonly hasPrefix: (prefix: string) => boolean
  readonly spanName: string
}

/** Words of all vocabularies, lower case. Words that are not here (chain, task, workflow, step) are `other`. */
const WORDS: { readonly [word: string]: ContentKind } = {
  llm: 'llm',
  generation: 'llm',
  chat_model: 'llm',
  model_generation: 'llm',
  model_step: 'llm',
  chat: 'llm',
  completion: 'llm',
  acompletion: 'llm',
  text_completion: 'llm',
  generate_content: 'llm',
  generate: 'llm',
  llm_request: 'llm',
  llm_call: 'llm',
  model: 'llm',
  'background-model': 'llm',
  tool: 'tool',
  'tool.v2': 'tool',
  tool_call: 'tool',
  mcp_tool_call: 'tool',
  execute_tool: 'tool',
  mcp: 'tool',
  retriever: 'retriever',
  retrieval: 'retriever',
  vector_db_retrieve: 'retriever',
  search_memory: 'retriever',
  reranker: 'reranker',
  rerank: 'reranker',
  reranking: 'reranker',
  embedding: 'embedding',
  embeddings: 'embedding',
  embedder: 'embedding',
  aembedding: 'embedding',
  agent: 'agent',
  agent_run: 'agent',
  invoke_agent: 'agent',
  create_agent: 'agent',
}

/** Attributes that name the kind outright, best first. */
const KIND_KEYS = [
  'langfuse.observation.type',
  'langsmith.span.kind',
  'mlflow.spanType',
  'lmnr.span.type',
  'langwatch.span.type',
  'mastra.span.type',
  'ai.observability.span_type',
  'agentops.span.kind',
  'nat.span.kind',
  'weave.span.kind',
  'cozeloop.span_type',
  'openinference.span.kind',
  'gen_ai.span.kind',
  'genkit:metadata:subtype',
  'gen_ai.operation.name',
]

export function contentKind(evidence: KindEvidence): ContentKind {
  const { text, hasPrefix } = evidence
  const explicit = explicitKind(evidence)
  if (explicit !== undefined) {
    const isEmbeddingModel = /embed/i.test(text('langfuse.observation.model.name') ?? '')
    return explicit === 'llm' && isEmbeddingModel ? 'embedding' : explicit
  }
  const request = wordKind(text('llm.request.type'))
  if (request !== undefined) return request
  const entity = text('traceloop.span.kind')
  if (entity !== undefined) return wordKind(entity) ?? 'other'
  const operation = text('ai.operationId') ?? text('operation.name')?.split(' ')[0]
  if (operation?.startsWith('ai.')) return vercelKind(operation)
  if (text('mcp.method.name') === 'tools/call') return 'tool'
  const named = namedKind(evidence)
  if (named !== undefined) return named
  if (text('db.system', 'db.system.name', 'vector_db.vendor') !== undefined && isVectorStore(evidence))
    return 'retriever'
  if (text('gen_ai.tool.name', 'gen_ai.tool.call.id', 'tool.name', 'ai.toolCall.name') !== undefined) return 'tool'
  const model = text(
    'langfuse.observation.model.name',
    'gen_ai.request.model',
    'gen_ai.response.model',
    'llm.model_name',
    'llm.request.model',
    'ai.model.id',
  )
  return model !== undefined || hasPrefix('llm.input_messages.') || hasPrefix('llm.prompts.') ? 'llm' : 'other'
}

/** The first explicit key that holds a known word; a first word that is known as a plain step ends the search. */
function explicitKind({ text }: KindEvidence): ContentKind | undefined {
  for (const key of KIND_KEYS) {
    const word = text(key)?.replaceAll('"', '').toLowerCase()
    if (word === undefined || word === 'unknown' || word === 'default' || word === 'span') continue
    const kind = wordKind(word)
    if (kind !== undefined) return kind
    if (key !== 'gen_ai.operation.name') return 'other'
  }
  return undefined
}

const wordKind = (word: string | undefined): ContentKind | undefined => {
  const lower = word?.toLowerCase() ?? ''
  return Object.hasOwn(WORDS, lower) ? WORDS[lower] : undefined
}

function vercelKind(operation: string): ContentKind {
  if (operation === 'ai.toolCall') return 'tool'
  if (operation.startsWith('ai.embed')) return 'embedding'
  if (operation.startsWith('ai.rerank')) return 'reranker'
  return /\.do(Generate|Stream)$/.test(operation) ? 'llm' : 'agent'
}

/** Span names of scopes that have no attribute for the kind. */
function namedKind({ spanName, text }: KindEvidence): ContentKind | undefined {
  if (spanName === 'claude_code.llm_request') return 'llm'
  if (spanName.startsWith('claude_code.tool')) return 'tool'
  if (spanName === 'call_llm') return 'llm'
  if (text('gcp.vertex.agent.tool_call_args', 'gcp.vertex.agent.tool_response') !== undefined) return 'tool'
  if (text('tool_arguments', 'tool_response') !== undefined) return 'tool'
  return undefined
}

const isVectorStore = ({ text, hasPrefix }: KindEvidence): boolean =>
  hasPrefix('db.vector.') ||
  /chroma|pinecone|qdrant|milvus|weaviate|marqo|lancedb/i.test(
    text('db.system', 'db.system.name', 'vector_db.vendor') ?? '',
  )
