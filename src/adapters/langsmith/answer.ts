// What the outputs of a model call say about the call itself: model, response id, finish reasons, counts.
// Shapes: an OpenAI or Anthropic answer, one message, LangChain's `generations`.
import type { AttributeValue } from '../../model/span.ts'
import { attributeIn, isObject, objectIn, type PlainObject, textIn } from '../plain-values.ts'

export interface AnswerFacts {
  readonly model?: string
  readonly responseId?: string
  readonly provider?: string
  readonly finishReasons?: AttributeValue
  /** LangSmith's own form of counts. */
  readonly usageMetadata?: AttributeValue
  /** The provider's. */
  readonly usage?: AttributeValue
}

export function answerOf(outputs: PlainObject): AnswerFacts {
  const generations = listOf(outputs.generations).flat().filter(isObject)
  const messages = generations.length > 0 ? generations.map(({ message }) => fieldsOf(message)) : [messageIn(outputs)]
  const [message] = messages
  const metadata = objectIn(message.response_metadata)
  const llmOutput = objectIn(outputs.llm_output ?? outputs.llmOutput)
  const reasons = [
    ...listOf(outputs.choices).map((choice) => reasonOf(choice)),
    ...generations.map((generation) => reasonOf(generation.generation_info ?? generation.generationInfo)),
    ...messages.map((each) => reasonOf(each.response_metadata)),
    reasonOf(outputs),
  ].filter((reason) => reason !== undefined)
  return {
    model:
      textIn(outputs.model) ?? textIn(metadata.model_name) ?? textIn(metadata.model) ?? textIn(llmOutput.model_name),
    responseId: responseIdOf(outputs.id) ?? responseIdOf(metadata.id) ?? responseIdOf(message.id),
    provider: textIn(metadata.model_provider),
    finishReasons: attributeIn([...new Set(reasons)]),
    usageMetadata: attributeIn(outputs.usage_metadata ?? message.usage_metadata),
    usage: attributeIn(
      outputs.usage ??
        metadata.usage ??
        llmOutput.token_usage ??
        llmOutput.tokenUsage ??
        metadata.token_usage ??
        metadata.tokenUsage,
    ),
  }
}

/** The one message of an answer, under the names that wrappers give it. */
function messageIn(outputs: PlainObject): PlainObject {
  const inner = outputs.message ?? outputs.output ?? outputs
  return fieldsOf(Array.isArray(inner) ? inner.at(-1) : inner)
}

/** Fields of a LangChain object, which stand in `kwargs` where it was serialised, in `data` in its dictionary form. */
function fieldsOf(value: unknown): PlainObject {
  const object = objectIn(value)
  if (isObject(object.kwargs)) return object.kwargs
  return isObject(object.data) && typeof object.type === 'string' ? object.data : object
}

/** LangChain makes up ids of its own for messages. */
const responseIdOf = (value: unknown): string | undefined => {
  const id = textIn(value)
  return id === undefined || /^(run|lc_run|lc)-/.test(id) ? undefined : id
}

function reasonOf(value: unknown): string | undefined {
  const { finish_reason: reason, finishReason, stop_reason: stop, stopReason, done_reason: done } = objectIn(value)
  return textIn(reason ?? finishReason ?? stop ?? stopReason ?? done)
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
