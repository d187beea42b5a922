// The dialects that attribute keys can be written in, and how to tell them. One trace, even one span, may carry several.
import { ShapeMemo } from '../model/attribute-list.ts'
import type { Scope } from '../model/span.ts'
import type { RecordView } from './view.ts'

export interface Convention {
  readonly id: string
  readonly label: string
  /** Keys that begin with one of these are this dialect's own. */
  readonly prefixes: readonly string[]
  /** Scope names (or their beginnings) that write this dialect. */
  readonly scopes?: readonly string[]
}

/** In the order of the report; several may match. Source: docs/conventions.md. */
export const CONVENTIONS: readonly Convention[] = [
  { id: 'langfuse', label: 'Langfuse', prefixes: ['langfuse.'], scopes: ['langfuse-sdk'] },
  { id: 'langsmith', label: 'LangSmith', prefixes: ['langsmith.'] },
  { id: 'mlflow', label: 'MLflow', prefixes: ['mlflow.'] },
  { id: 'braintrust', label: 'Braintrust', prefixes: ['braintrust.'] },
  { id: 'weave', label: 'W&B Weave', prefixes: ['weave.', 'wandb.'] },
  { id: 'opik', label: 'Comet Opik', prefixes: ['opik.'] },
  { id: 'laminar', label: 'Laminar', prefixes: ['lmnr.'] },
  { id: 'langwatch', label: 'LangWatch', prefixes: ['langwatch.'] },
  { id: 'agentops', label: 'AgentOps', prefixes: ['agentops.'] },
  { id: 'mastra', label: 'Mastra', prefixes: ['mastra.'] },
  { id: 'genkit', label: 'Genkit', prefixes: ['genkit:'], scopes: ['genkit-tracer'] },
  {
    id: 'openinference',
    label: 'OpenInference',
    prefixes: [
      'openinference.',
      'llm.input_messages.',
      'llm.output_messages.',
      'llm.token_count.',
      'input.value',
      'output.value',
      'retrieval.documents.',
      'embedding.embeddings.',
      'reranker.',
    ],
    scopes: ['openinference.instrumentation.', '@arizeai/openinference-'],
  },
  {
    id: 'vercel-ai',
    label: 'Vercel AI SDK',
    prefixes: [
      ...['ai.operationId', 'ai.model.', 'ai.settings.', 'ai.telemetry.', 'ai.prompt', 'ai.request.', 'ai.response.'],
      ...['ai.result.', 'ai.usage.', 'ai.stream.', 'ai.toolCall.', 'ai.schema', 'ai.value', 'ai.embedding'],
      ...['ai.query', 'ai.documents', 'ai.ranking', 'ai.finishReason', 'ai.completion_tokens', 'ai.prompt_tokens'],
    ],
  },
  { id: 'trulens', label: 'TruLens', prefixes: ['ai.observability.'] },
  {
    id: 'openllmetry',
    label: 'OpenLLMetry',
    prefixes: [
      'traceloop.',
      'llm.request.type',
      'llm.usage.',
      'gen_ai.prompt.0.',
      'gen_ai.completion.0.',
      'llm.prompts.',
      'llm.completions.',
    ],
    scopes: ['@traceloop/', 'traceloop.tracer'],
  },
  { id: 'claude-code', label: 'Claude Code', prefixes: [], scopes: ['com.anthropic.claude_code'] },
  { id: 'anthropic-sdk', label: 'Anthropic SDK', prefixes: ['anthropic.'], scopes: ['com.anthropic.sdk.'] },
  { id: 'codex', label: 'Codex', prefixes: ['codex.'], scopes: ['codex_cli_rs', 'codex_exec'] },
  { id: 'adk', label: 'Google ADK', prefixes: ['gcp.vertex.agent.'] },
  { id: 'pydantic-ai', label: 'Pydantic AI, Logfire', prefixes: ['logfire.', 'pydantic_ai.'], scopes: ['pydantic-ai'] },
  { id: 'strands', label: 'Strands', prefixes: ['event_loop.'], scopes: ['strands.telemetry'] },
  { id: 'otel-genai', label: 'OTel GenAI', prefixes: ['gen_ai.'] },
  { id: 'mcp', label: 'MCP', prefixes: ['mcp.'] },
]

const byFirstLetter = new Map<string, { prefix: string; id: string }[]>()
for (const { id, prefixes } of CONVENTIONS) {
  for (const prefix of prefixes) {
    const list = byFirstLetter.get(prefix[0]) ?? []
    list.push({ prefix, id })
    byFirstLetter.set(prefix[0], list)
  }
}

export const conventionLabel = (id: string): string =>
  CONVENTIONS.find((convention) => convention.id === id)?.label ?? id

/** Ids of the dialects that keys, events and the scope tell, in the order of CONVENTIONS, a line each. */
export function detectConventions(view: RecordView, scope: Scope): string {
  const { attributes, events, name } = view
  const isClaudeCode = name.startsWith('claude_code.')
  if (!attributes.shape || events.length > 0 || isClaudeCode) {
    const names = [...attributes.keys(), ...events.map((event) => event.name)]
    return idsOf(names, scope, isClaudeCode)
  }
  const known = attributes.shape.memo(knownByScope)
  let ids = known.get(scope)
  if (ids === undefined) {
    ids = idsOf(attributes.keys(), scope, false)
    known.set(scope, ids)
  }
  return ids
}

const knownByScope = new ShapeMemo(() => new WeakMap<Scope, string>())

function idsOf(names: Iterable<string>, scope: Scope, isClaudeCode: boolean): string {
  const found = new Set<string>(isClaudeCode ? ['claude-code'] : [])
  for (const name of names) {
    for (const { prefix, id } of byFirstLetter.get(name[0]) ?? []) if (name.startsWith(prefix)) found.add(id)
  }
  for (const { id, scopes } of CONVENTIONS) {
    if (scopes?.some((start) => scope.name.startsWith(start))) found.add(id)
  }
  return CONVENTIONS.filter(({ id }) => found.has(id))
    .map(({ id }) => id)
    .join('\n')
}
