// OpenLLMetry / Traceloop: numbered prompts and completions (eras A and B), entity input and output, vector store
// events.
// Era C writes OTel GenAI messages, which are read there. Source: traceloop/openllmetry, semconv_ai and the
// instrumentations.
import type { Message, RetrievedDocument } from '../../../model/content.ts'
import { toolEvidence } from '../arguments.ts'
import { readDocument, readDocuments } from '../documents.ts'
import { type Dialect, type Evidence, joinEvidence, RANK, TOOL_RANK } from '../evidence.ts'
import { compact, decode, isObject, type JsonObject, labelOf, textOf } from '../json.ts'
import { readChatMessage } from '../messages/chat.ts'
import { decodeBlocks } from '../messages/parts.ts'
import { foldRole } from '../messages/role.ts'
import type { Reading } from '../reading.ts'
import { readToolDefinitions } from '../tool-definitions.ts'
import { unflattenList } from '../unflatten.ts'
import { readValues } from '../values.ts'

const ID = 'openllmetry'

export const openLLMetry: Dialect = {
  id: ID,
  read: (reading) =>
    joinEvidence(
      readIndexed(reading, ID, 'gen_ai.prompt', 'gen_ai.completion'),
      readIndexed(reading, ID, 'llm.prompts', 'llm.completions'),
      readFunctions(reading),
      readEntity(reading),
      readVectorEvents(reading),
      readMcp(reading),
    ),
}

/**
 * Numbered keys: `<prompt>.<i>.{role,content,tool_call_id,tool_calls.<j>.*}`. LiteLLM once wrote the same under other
 * prefixes.
 */
export function readIndexed(
  reading: Reading,
  convention: string,
  promptKey: string,
  completionKey: string,
): Evidence | undefined {
  const prompts = unflattenList(reading.record.attributes, promptKey).filter(isIndexedMessage)
  const completions = unflattenList(reading.record.attributes, completionKey).filter(isIndexedMessage)
  if (prompts.length + completions.length === 0) return undefined
  const isFiltered = completions.some(isFilteredAnswer)
  return {
    exchanges: [
      {
        convention,
        rank: RANK.indexed,
        inputMessages: joinThinking(prompts.map((prompt) => readIndexedMessage(prompt, 'user'))),
        outputMessages: joinThinking(completions.map((completion) => readIndexedMessage(completion, 'assistant'))),
        isRedacted: isFiltered,
      },
    ],
  }
}

/** OpenInference numbers `llm.prompts` too, with `prompt.text` inside. */
const isIndexedMessage = (entry: JsonObject): boolean => !isObject(entry.prompt) && !isObject(entry.completion)

const isFilteredAnswer = (entry: JsonObject): boolean =>
  entry.content === 'FILTERED' && entry.finish_reason === 'content_filter'

/** Content that is JSON text of content blocks becomes these blocks; `user` held the prompt of the completion API. */
function readIndexedMessage(entry: JsonObject, defaultRole: 'user' | 'assistant'): Message {
  const content = isFilteredAnswer(entry) ? undefined : (entry.content ?? entry.user)
  const role = textOf(entry.role) === 'unknown' ? defaultRole : (textOf(entry.role) ?? defaultRole)
  const blocks = foldRole(role) === 'tool' ? content : decodeBlocks(content)
  return readChatMessage({ ...entry, role, content: blocks })
}

/**
 * A message whose role is `thinking` is the reasoning of the answer after it: there, indices are blocks and not
 * choices.
 */
function joinThinking(messages: readonly Message[]): readonly Message[] {
  const joined: Message[] = []
  let reasoning: Message['parts'] = []
  for (const message of messages) {
    if (message.role === 'thinking') {
      reasoning = [
        ...reasoning,
        ...message.parts.map((part) => (part.type === 'text' ? { type: 'reasoning' as const, text: part.text } : part)),
      ]
    } else {
      joined.push(reasoning.length === 0 ? message : { ...message, parts: [...reasoning, ...message.parts] })
      reasoning = []
    }
  }
  if (reasoning.length > 0) joined.push({ role: 'assistant', parts: reasoning })
  return joined
}

function readFunctions(reading: Reading): Evidence | undefined {
  const functions = unflattenList(reading.record.attributes, 'llm.request.functions')
  return functions.length === 0 ? undefined : { toolDefinitions: readToolDefinitions(functions) }
}

/** Decorators write `{args, kwargs}`, LangChain `{inputs, tags, metadata, kwargs}` and `{outputs, kwargs}`. */
function readEntity(reading: Reading): Evidence | undefined {
  const input = reading.get('traceloop.entity.input')
  const output = reading.get('traceloop.entity.output')
  if (input === undefined && output === undefined) return undefined
  return readValues(reading, {
    convention: ID,
    rank: RANK.values,
    toolRank: TOOL_RANK.traceloop,
    input: unwrapLangChain(decode(input), 'inputs'),
    output: unwrapLangChain(decode(output), 'outputs'),
  })
}

const CALLBACK_MEMBERS = new Set(['inputs', 'outputs', 'tags', 'metadata', 'kwargs'])

const unwrapLangChain = (value: unknown, key: 'inputs' | 'outputs'): unknown =>
  isObject(value) && key in value && Object.keys(value).every((name) => CALLBACK_MEMBERS.has(name)) ? value[key] : value

const HIT_EVENTS: { readonly [name: string]: string } = {
  'db.query.result': 'db.query.result.',
  'db.search.result': 'db.search.result.',
}

/**
 * One span event for each hit, in order; or all hits in one attribute, as other vector store instrumentations have it.
 */
function readVectorEvents(reading: Reading): Evidence | undefined {
  const hits = reading.record.events.filter((event) => Object.hasOwn(HIT_EVENTS, event.name))
  const listed = readDocuments(reading.get('db.query.retrieved_documents'))
  if (hits.length === 0 && listed === undefined) return undefined
  const documents = hits.flatMap((event): readonly RetrievedDocument[] => {
    const prefix = HIT_EVENTS[event.name] ?? ''
    const fields = Object.fromEntries(
      Object.entries(event.attributes)
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key.slice(prefix.length), value]),
    )
    return [readDocument(fields) ?? compact({ id: labelOf(fields.id) })]
  })
  const query = textOf(reading.first('db.query.text', 'db.chroma.query.query_texts'))
  const convention = hits.length > 0 ? ID : 'generic'
  return {
    retrievals: [{ convention, rank: RANK.events, query, documents: hits.length > 0 ? documents : listed, uses: hits }],
  }
}

function readMcp(reading: Reading): Evidence | undefined {
  const given = reading.get('mcp.request.argument')
  const answered = reading.get('mcp.response.value')
  if (given === undefined && answered === undefined) return undefined
  if (reading.kind === 'tool') return toolEvidence(ID, 'mcp', given, answered)
  return readValues(reading, {
    convention: ID,
    rank: RANK.values,
    toolRank: TOOL_RANK.mcp,
    input: given,
    output: answered,
  })
}
