// Which key wins, field by field, when several dialects speak of the same thing: best first.
// Source: docs/conventions.md. One list a field, so that ties are settled by rule, never by order of attributes.

export const RESPONSE_MODEL = [
  'langfuse.observation.model.name',
  'gen_ai.response.model',
  'llm.response.model_name',
  'ai.response.model',
  'llm.response.model',
  'mlflow.llm.model',
  'ai.observability.cost.model',
]
export const REQUEST_MODEL = [
  'gen_ai.request.model',
  'llm.request.model_name',
  'ai.model.id',
  'llm.request.model',
  'llm.model_name',
  'embedding.model_name',
  'reranker.model_name',
  'aisdk.model.id',
  'gen_ai.llm.model',
  'braintrust.metadata.model',
]
/** Bare names; read only on spans that are known to be model calls by other signs. */
export const BARE_MODEL = ['model', 'model_name', 'genkit:name']

export const PROVIDER = [
  'gen_ai.provider.name',
  'llm.provider',
  'gen_ai.system',
  'ai.model.provider',
  'llm.system',
  'llm.vendor',
  'mlflow.llm.provider',
  'langsmith.metadata.ls_provider',
  'traceloop.association.properties.ls_provider',
  'aisdk.model.provider',
  'braintrust.metadata.provider',
]
export const RESPONSE_ID = ['gen_ai.response.id', 'ai.response.id', 'request_id']
export const SESSION = [
  'langfuse.session.id',
  'session.id',
  'gen_ai.conversation.id',
  'langsmith.metadata.thread_id',
  'langsmith.metadata.session_id',
  'langsmith.metadata.conversation_id',
  'traceloop.association.properties.session_id',
  'traceloop.association.properties.sessionId',
  'traceloop.association.properties.thread_id',
  'traceloop.association.properties.chat_id',
  'traceloop.association.properties.conversation_id',
  'ai.telemetry.metadata.sessionId',
  'ai.telemetry.metadata.session_id',
  'ai.telemetry.metadata.conversationId',
  'ai.settings.context.sessionId',
  'ai.settings.context.session_id',
  'ai.settings.context.conversationId',
  'lmnr.association.properties.session_id',
  'langwatch.thread.id',
  'wandb.thread_id',
  'weave.attributes.session_id',
  'opik.thread_id',
  'gcp.vertex.agent.session_id',
  'ai.observability.conversation_id',
  'mastra.metadata.threadId',
  'braintrust.metadata.session_id',
  'braintrust.metadata.sessionId',
  'braintrust.metadata.thread_id',
  'braintrust.metadata.threadId',
  'braintrust.metadata.conversation_id',
  'braintrust.metadata.conversationId',
]
export const USER = [
  'langfuse.user.id',
  'user.id',
  'enduser.id',
  'enduser.pseudo.id',
  'traceloop.association.properties.user_id',
  'traceloop.association.properties.userId',
  'ai.telemetry.metadata.userId',
  'ai.settings.context.userId',
  'lmnr.association.properties.user_id',
  'langwatch.user.id',
  'llm.user',
  'gen_ai.user',
  'langsmith.metadata.user_id',
  'weave.attributes.user_id',
  'braintrust.metadata.user_id',
  'braintrust.metadata.userId',
  'opik.metadata.user_id',
]
export const TAGS = [
  'langfuse.trace.tags',
  'langfuse.tags',
  'tag.tags',
  'ai.telemetry.metadata.tags',
  'ai.settings.context.tags',
  'logfire.tags',
  'langwatch.labels',
  'agentops.tags',
  'langsmith.tags',
  'weave.attributes.tags',
  'braintrust.tags',
  'opik.tags',
]
/** Looked up on the span, then on the resource. */
export const ENVIRONMENT = [
  'langfuse.environment',
  'deployment.environment.name',
  'deployment.environment',
  'gen_ai.environment',
  'langsmith.metadata.environment',
  'weave.attributes.environment',
  'weave.attributes.env',
  'braintrust.metadata.environment',
  'opik.environment',
]
export const VERSION = [
  'langfuse.version',
  'langfuse.release',
  'service.version',
  'langsmith.metadata.revision_id',
  'weave.attributes.release',
  'weave.attributes.version',
  'braintrust.metadata.release',
  'opik.metadata.release',
  'opik.metadata.version',
]
export const PROMPT_NAME = [
  'langfuse.observation.prompt.name',
  'gen_ai.prompt.name',
  'traceloop.prompt.key',
  'langwatch.prompt.handle',
  'braintrust.prompt.name',
  'prompt.id',
]
export const PROMPT_VERSION = [
  'langfuse.observation.prompt.version',
  'gen_ai.prompt.version',
  'traceloop.prompt.version',
  'langwatch.prompt.version.number',
  'braintrust.prompt.version',
  'llm.prompt_template.version',
]
export const AGENT_NAME = ['gen_ai.agent.name', 'agent.name', 'agent_name', 'graph.node.id']
export const TOOL_NAME = ['gen_ai.tool.name', 'tool.name', 'ai.toolCall.name', 'tool_name']
export const TOOL_CALL_ID = [
  'gen_ai.tool.call.id',
  'ai.toolCall.id',
  'tool.id',
  'langfuse.observation.metadata.toolCallId',
]
export const TRACE_NAME = [
  'langfuse.trace.name',
  'opik.trace.name',
  'traceloop.workflow.name',
  'trace.name',
  'mlflow.traceName',
]
export const LEVEL = ['langfuse.observation.level', 'logfire.level_name']
export const STATUS_MESSAGE = ['langfuse.observation.status_message']
export const COST_USD = [
  'llm.cost.total',
  'gen_ai.usage.cost',
  'gen_ai.cost.total_cost',
  'gen_ai.cost.total',
  'operation.cost',
  'langwatch.span.cost',
  'gen_ai.usage.total_cost',
  'braintrust.metrics.estimated_cost',
]
export const FINISH_REASONS = [
  'gen_ai.response.finish_reasons',
  'gen_ai.response.finish_reason',
  'gen_ai.response.stop_reason',
  'anthropic.message.stop_reason',
  'llm.response.finish_reason',
  'llm.response.stop_reason',
  'llm.finish_reason',
  'ai.response.finishReason',
  'ai.finishReason',
  'gen_ai.completion.0.finish_reason',
  'llm.completions.0.finish_reason',
  'stop_reason',
  'tanstack.ai.finish_reason',
]

export type TtftUnit = 's' | 'ms' | 'unsure'

/** Time to first token, and the unit it is written in. */
export const TTFT: readonly (readonly [key: string, unit: TtftUnit])[] = [
  ['gen_ai.response.time_to_first_chunk', 's'],
  ['gen_ai.client.operation.time_to_first_chunk', 's'],
  ['ai.response.msToFirstChunk', 'ms'],
  ['ai.stream.msToFirstChunk', 'ms'],
  ['ttft_ms', 'ms'],
  ['ai.observability.generation.time_to_first_token_ms', 'ms'],
  ['gen_ai.streaming.time_to_first_token', 's'],
  ['gen_ai.latency.time_to_first_token', 's'],
  ['braintrust.metrics.time_to_first_token', 's'],
  ['opik.ttft', 'ms'],
  ['gen_ai.voice.latency.ttfb_ms', 'ms'],
  ['gen_ai.server.time_to_first_token', 'unsure'],
  ['cozeloop.time_to_first_token', 'unsure'],
]

/** Costs that stand inside one JSON value. */
export const COST_OBJECTS = ['langfuse.observation.cost_details', 'mlflow.llm.cost', 'opik.trace.cost']
export const VENDOR_KINDS = [
  'langfuse.observation.type',
  'langsmith.span.kind',
  'mlflow.spanType',
  'weave.span.kind',
  'weave.op.kind',
  'opik.span.type',
  'opik.implied.type',
  'lmnr.span.type',
  'langwatch.span.type',
  'agentops.span.kind',
  'mastra.span.type',
  'datadog.span.kind',
  'braintrust.observation_type',
  'ai.observability.span_type',
  'genkit:metadata:subtype',
  'gen_ai.span.kind',
  // Of records that carry no dialect.
  'observation.type',
]
export const TOOL_RESULTS = [
  'gen_ai.tool.call.result',
  'ai.toolCall.result',
  'gcp.vertex.agent.tool_response',
  'tool_response',
  'langfuse.observation.output',
  'output.value',
  'traceloop.entity.output',
  'langsmith.outputs',
  'weave.output',
  'opik.output',
]

/** Flat spellings of the first answer: text, or the name and arguments of its tool calls. */
export const ANSWER_TEXTS = [
  'llm.output_messages.0.message.content',
  'llm.output_messages.0.message.contents.0.message_content.text',
  'gen_ai.completion.0.content',
  'llm.completions.0.content',
  'ai.response.text',
]
export const ANSWER_CALLS = [
  'llm.output_messages.0.message.tool_calls.0.tool_call.function',
  'gen_ai.completion.0.tool_calls.0',
  'llm.completions.0.tool_calls.0',
]
export const OUTPUT_MESSAGES = 'gen_ai.output.messages'
export const COMPLETION_START = 'langfuse.observation.completion_start_time'
export const PROVIDER_METADATA = 'ai.response.providerMetadata'

/** Counts that stand inside one JSON value, best first; `path` where they stand deeper in it. */
export const USAGE_OBJECTS: readonly {
  readonly shape: string
  readonly key: string
  readonly path?: readonly string[]
}[] = [
  { shape: 'langfuse', key: 'langfuse.observation.usage_details' },
  { shape: 'langsmith', key: 'langsmith.usage_metadata' },
  { shape: 'langsmith', key: 'langsmith.metadata.usage_metadata' },
  { shape: 'langsmith', key: 'langsmith.token_counts' },
  { shape: 'provider', key: 'langsmith.usage' },
  { shape: 'provider', key: 'weave.usage' },
  { shape: 'opik', key: 'opik.token_counts' },
  { shape: 'mlflow', key: 'mlflow.chat.tokenUsage' },
  { shape: 'provider', key: 'mlflow.spanOutputs.usage' },
  { shape: 'braintrust', key: 'braintrust.metrics' },
  { shape: 'gen_ai', key: 'gen_ai.usage.raw' },
  { shape: 'genkit', key: 'genkit:output', path: ['usage'] },
  { shape: 'genkit', key: 'genkit:output', path: ['raw', 'usage'] },
]
