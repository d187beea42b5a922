import { describe, expect, test } from 'vitest'
import { observationTypeOf } from '../../../src/conventions/facts/type.ts'
import type { AttributeValue } from '../../../src/model/span.ts'
import { recordView } from '../../support/record-view.ts'

const typeOf = (attributes: { [key: string]: AttributeValue }, name = 'span') =>
  observationTypeOf(recordView(attributes, { name }))

describe('observation type', () => {
  test.each<[string, { [key: string]: AttributeValue }, string]>([
    ['a vendor’s own word', { 'langfuse.observation.type': 'generation' }, 'llm'],
    ['quoted', { 'mlflow.spanType': '"CHAT_MODEL"' }, 'llm'],
    [
      'a vendor’s word before the operation',
      { 'langsmith.span.kind': 'prompt', 'gen_ai.operation.name': 'chat' },
      'prompt',
    ],
    ['a word that is not known stays', { 'openinference.span.kind': 'PROOFER' }, 'proofer'],
    [
      'Langfuse’s old generations are spans with a model',
      { 'langfuse.observation.type': 'span', 'langfuse.observation.model.name': 'toast-1' },
      'llm',
    ],
    ['its plain spans are not', { 'langfuse.observation.type': 'span' }, 'other'],
    ['OpenInference, any case', { 'openinference.span.kind': 'retriever' }, 'retriever'],
    [
      'OpenInference UNKNOWN gives way',
      { 'openinference.span.kind': 'UNKNOWN', 'gen_ai.operation.name': 'chat' },
      'llm',
    ],
    [
      'OpenInference before the operation',
      { 'openinference.span.kind': 'CHAIN', 'gen_ai.operation.name': 'chat' },
      'workflow',
    ],
    ['chat', { 'gen_ai.operation.name': 'chat' }, 'llm'],
    ['text_completion', { 'gen_ai.operation.name': 'text_completion' }, 'llm'],
    ['generate_content', { 'gen_ai.operation.name': 'generate_content' }, 'llm'],
    ['embeddings', { 'gen_ai.operation.name': 'embeddings' }, 'embedding'],
    ['aembedding', { 'gen_ai.operation.name': 'aembedding' }, 'embedding'],
    ['execute_tool', { 'gen_ai.operation.name': 'execute_tool' }, 'tool'],
    ['invoke_agent', { 'gen_ai.operation.name': 'invoke_agent' }, 'agent'],
    ['invoke_workflow', { 'gen_ai.operation.name': 'invoke_workflow' }, 'workflow'],
    ['agent_step', { 'gen_ai.operation.name': 'agent_step' }, 'workflow'],
    ['rerank', { 'gen_ai.operation.name': 'rerank' }, 'reranker'],
    ['guardrail.run', { 'gen_ai.operation.name': 'guardrail.run' }, 'guardrail'],
    [
      'an operation that is not known, with a model and usage',
      { 'gen_ai.operation.name': 'muse', 'gen_ai.request.model': 'toast-1', 'gen_ai.usage.input_tokens': 1 },
      'llm',
    ],
    ['a model call that Traceloop calls a task', { 'traceloop.span.kind': 'task', 'llm.request.type': 'chat' }, 'llm'],
    ['Traceloop', { 'traceloop.span.kind': 'tool' }, 'tool'],
    ['AI SDK outer call', { 'ai.operationId': 'ai.streamText' }, 'agent'],
    ['AI SDK inner call', { 'ai.operationId': 'ai.streamText.doStream' }, 'llm'],
    ['AI SDK with a function id', { 'operation.name': 'ai.toolCall bake' }, 'tool'],
    ['AI SDK inner embedding', { 'ai.operationId': 'ai.embedMany.doEmbed' }, 'embedding'],
    ['MCP', { 'mcp.method.name': 'tools/call' }, 'tool'],
    ['a vector store', { 'db.system': 'Pinecone' }, 'retriever'],
    ['another database', { 'db.system': 'postgresql' }, 'other'],
    ['a tool’s name', { 'gen_ai.tool.name': 'oven' }, 'tool'],
    ['messages', { 'gen_ai.input.messages': '[]' }, 'llm'],
    [
      'a model whose name says that it embeds',
      { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'text-embedding-3-small' },
      'embedding',
    ],
    [
      'a template that was only filled',
      { 'openinference.span.kind': 'LLM', 'llm.prompt_template.template': '{x}' },
      'prompt',
    ],
    ['nothing of the kind', { 'http.method': 'GET' }, 'other'],
    [
      'names that every object has',
      { 'gen_ai.operation.name': 'constructor', 'traceloop.span.kind': '__proto__' },
      'other',
    ],
  ])('%s', (_, attributes, type) => expect(typeOf(attributes)).toBe(type))

  test.each([
    ['claude_code.llm_request', 'llm'],
    ['claude_code.tool', 'tool'],
    ['claude_code.interaction', 'agent'],
    ['call_llm', 'llm'],
    ['handle_responses', 'llm'],
    ['agent run', 'agent'],
  ])('by its name: %s', (name, type) => expect(typeOf({}, name)).toBe(type))
})
