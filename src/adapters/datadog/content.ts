// Input and output of a span of LLM Observability, in the keys of conventions that are read.
// Messages: `{role, content, tool_calls: [{name, arguments, tool_id}], tool_results: [{name, result, tool_id}]}`.
import type { PlainAttributes } from '../plain-span.ts'
import { attributeIn, isObject, listIn, objectIn, type PlainObject, restOf, textIn } from '../plain-values.ts'

export function contentOf(kind: string | undefined, record: PlainObject, meta: PlainObject): PlainAttributes {
  const input = { ...objectIn(meta.input), ...objectIn(record.input) }
  const output = { ...objectIn(meta.output), ...objectIn(record.output) }
  const prompt = objectIn(input.prompt)
  return {
    'gen_ai.input.messages': messagesIn(input.messages),
    'gen_ai.output.messages': messagesIn(output.messages),
    'input.value': kind === 'embedding' ? textsOf(input) : attributeIn(input.value),
    'output.value': attributeIn(output.value),
    'gen_ai.retrieval.query.text': kind === 'retrieval' ? textIn(input.value) : undefined,
    'gen_ai.retrieval.documents': documentsIn(output.documents),
    'gen_ai.tool.name': kind === 'tool' ? textIn(record.name) : undefined,
    'gen_ai.agent.name': kind === 'agent' ? textIn(record.name) : undefined,
    'gen_ai.tool.definitions': attributeIn(listIn(record.tool_definitions ?? meta.tool_definitions).map(definitionOf)),
    'gen_ai.prompt.name': textIn(prompt.id) ?? textIn(prompt.name),
    'gen_ai.prompt.version': textIn(prompt.version),
    'gen_ai.prompt.template': textIn(prompt.template),
    'gen_ai.prompt.template.variables': attributeIn(prompt.variables),
    ...restOf(prompt, TAKEN_PROMPT, 'datadog.prompt.'),
    ...restOf(input, kind === 'embedding' ? TAKEN_TEXTS : TAKEN_INPUT, 'datadog.input.'),
    ...restOf(output, TAKEN_OUTPUT, 'datadog.output.'),
  }
}

const TAKEN_INPUT = new Set(['messages', 'value', 'prompt'])
const TAKEN_TEXTS = new Set([...TAKEN_INPUT, 'documents'])
const TAKEN_OUTPUT = new Set(['messages', 'value', 'documents'])
const TAKEN_PROMPT = new Set(['id', 'name', 'version', 'template', 'variables'])

const messagesIn = (messages: unknown) => attributeIn(listIn(messages).filter(isObject).map(messageOf))

/** In the form of the GenAI convention. */
function messageOf(message: PlainObject): object {
  const { role, content, tool_calls: calls, tool_results: results, ...rest } = message
  const parts = [
    ...(content === undefined || content === null || content === '' ? [] : contentParts(content)),
    ...listIn(calls).filter(isObject).map(callOf),
    ...listIn(results).filter(isObject).map(resultOf),
  ]
  // An answer of the model often comes without a role.
  return { ...rest, role: textIn(role) ?? (listIn(results).length > 0 ? 'tool' : 'assistant'), parts }
}

const contentParts = (content: unknown): readonly unknown[] =>
  Array.isArray(content) ? content : [{ type: 'text', content }]

const callOf = ({ name, arguments: given, tool_id, type }: PlainObject): object => ({
  type: 'tool_call',
  id: tool_id,
  name,
  arguments: given,
  kind: type,
})

const resultOf = ({ name, result, tool_id, type }: PlainObject): object => ({
  type: 'tool_call_response',
  id: tool_id,
  name,
  response: result,
  kind: type,
})

/** `{id, name, text, score}`: the name has no place of its own. */
const documentsIn = (documents: unknown) =>
  attributeIn(
    listIn(documents)
      .filter(isObject)
      .map(({ name, ...document }) => ({ ...document, metadata: name === undefined ? undefined : { name } })),
  )

/** Texts to embed come as documents. */
function textsOf({ documents, value }: PlainObject) {
  const texts = listIn(documents)
    .filter(isObject)
    .map(({ text }) => text)
  return texts.length > 0 ? attributeIn(texts) : attributeIn(value)
}

const definitionOf = (definition: unknown): unknown => {
  if (!isObject(definition)) return definition
  const { schema, ...rest } = definition
  return { ...rest, parameters: schema }
}
