// What the name of an op tells: Weave's integrations name theirs after the function of the library they wrap.
import type { KnownObservationType } from '../../model/span.ts'
import type { PlainObject } from '../plain-values.ts'

/** `weave:///team/project/op/openai.chat.completions.create:9f2c` is the op `openai.chat.completions.create`. */
export function opNameOf(uri: string): string {
  const at = uri.indexOf('/op/')
  if (at < 0) return uri
  const name = uri.slice(at + '/op/'.length)
  const colon = name.lastIndexOf(':')
  return colon < 0 ? name : name.slice(0, colon)
}

const KINDS: readonly (readonly [RegExp, KnownObservationType])[] = [
  [/(^|[._])(aembedding|embeddings?\.(create|embed)|embed_content|embed)$/i, 'embedding'],
  [/(^|[._])rerank$/i, 'reranker'],
  [/\.(chat\.completions|completions|responses|messages)\.(create|parse|stream)$/i, 'llm'],
  [/\.chat\.(complete|stream)(_async)?$/i, 'llm'],
  [/\.generate_content(_stream|_async)?$|\.send_message(_stream|_async)?$/i, 'llm'],
  [/^litellm\.a?completion$|^cohere\.\w+\.(chat|chat_stream)$|\.chat_completion$/i, 'llm'],
  [/^bedrock\w*\.(converse|converse_stream|invoke|invoke_model)$/i, 'llm'],
  [/^langchain\.(llm|chat_model)\./i, 'llm'],
  [/^langchain\.tool\./i, 'tool'],
  [/^langchain\.retriever\./i, 'retriever'],
  [/^langchain\.(chain|prompt|parser)\./i, 'workflow'],
  [/^llama_index\.llm\.|^crewai\.LLM\./i, 'llm'],
  [/^evaluation\.(evaluate|predict_and_score|summarize)$/i, 'workflow'],
  [/\.(score|scorer)$|^scorer\./i, 'evaluator'],
]

/** Undefined for functions of the application, whose names mean nothing here. */
export const kindOfOp = (name: string): KnownObservationType | undefined =>
  KINDS.find(([pattern]) => pattern.test(name))?.[1]

/** An answer of a model, whichever function returned it. */
export const isAnswer = (output: PlainObject): boolean =>
  (Array.isArray(output.choices) && 'model' in output) ||
  (output.type === 'message' && output.role === 'assistant') ||
  (output.object === 'response' && Array.isArray(output.output)) ||
  Array.isArray(output.candidates)

const PROVIDERS = /^(openai|anthropic|mistralai|groq|cohere|vertexai|bedrock|google\.genai|google\.generativeai)\b/i

/** Provider of the library that an op wraps. */
export const providerOfOp = (name: string): string | undefined =>
  PROVIDERS.exec(name)?.[1].replace(/^google\..*/i, 'google')
