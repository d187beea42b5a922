// OpenInference (Arize Phoenix): flattened messages, documents, embeddings; raw input and output beside them.
// Source: openinference spec, semantic_conventions.md, llm_spans.md, tool_calling.md, multimodal_attributes.md.
import type { Message, Part, RetrievedDocument } from '../../../model/content.ts'
import { readDocument } from '../documents.ts'
import { type Dialect, type Evidence, joinEvidence, RANK, TOOL_RANK } from '../evidence.ts'
import {
  compact,
  decode,
  firstOf,
  isObject,
  type JsonObject,
  labelOf,
  listOf,
  member,
  numberOf,
  objectOf,
  textOf,
} from '../json.ts'
import { readChatMessage } from '../messages/chat.ts'
import { readParts } from '../messages/parts.ts'
import { readToolCall, withToolCalls } from '../messages/tools.ts'
import { isPlaceholder, isRedaction } from '../placeholder.ts'
import type { Reading } from '../reading.ts'
import { readToolDefinitions } from '../tool-definitions.ts'
import { unflattenList } from '../unflatten.ts'
import { readValues } from '../values.ts'

const ID = 'openinference'

export const openInference: Dialect = {
  id: ID,
  read: (reading) => {
    const values = readInputOutput(reading)
    return joinEvidence(
      readFlattened(reading, values),
      values,
      readParametersOfTool(reading),
      readRetrieval(reading),
      readEmbedding(reading),
      readDefinitions(reading),
    )
  },
}

/**
 * Flattened messages take many attributes, and an SDK drops those above its limit (128): where the raw request has more
 * messages,
 * the list was cut and the request is read instead.
 */
function readFlattened(reading: Reading, values: Evidence | undefined): Evidence | undefined {
  const requested = values?.exchanges?.[0]?.inputMessages ?? []
  const flattened = [
    ...messagesUnder(reading, 'llm.input_messages', 'user'),
    ...completions(reading, 'llm.prompts', 'prompt', 'user'),
  ]
  const outputMessages = [
    ...messagesUnder(reading, 'llm.output_messages', 'assistant'),
    ...completions(reading, 'llm.choices', 'completion', 'assistant'),
  ]
  if (flattened.length + outputMessages.length === 0) return undefined
  const inputMessages = flattened.length > 0 && requested.length > flattened.length ? requested : flattened
  return { exchanges: [{ convention: ID, rank: RANK.flattened, inputMessages, outputMessages }] }
}

/** Entries of a flattened list; also of a nested value, which phoenix data frames and some OTLP writers have. */
function entriesUnder(reading: Reading, prefix: string): readonly JsonObject[] {
  const flat = unflattenList(reading.record.attributes, prefix)
  if (flat.length > 0) return flat
  const nested = reading.get(prefix)
  return listOf(nested).filter(isObject)
}

const messagesUnder = (reading: Reading, prefix: string, role: 'user' | 'assistant'): readonly Message[] =>
  entriesUnder(reading, prefix).map((entry) => readMessage(unwrap(entry, 'message'), role))

/**
 * The member that the spec repeats inside each entry (`message`, `document`, …), or the entry where a writer left it
 * out.
 */
function unwrap(entry: JsonObject, name: string): JsonObject {
  const inner = member(entry, name)
  if (isObject(inner)) return inner
  const dotted = Object.entries(entry).filter(([key]) => key.startsWith(`${name}.`))
  return dotted.length === 0
    ? entry
    : objectOf(dotted.map(([key, value]) => [key.slice(name.length + 1), value] as const))
}

/** `contents` wins over `content` where it holds more than text; `tool_calls` repeat the calls among `contents`. */
function readMessage(message: JsonObject, role: 'user' | 'assistant'): Message {
  const contents = listOf(message.contents).filter(isObject).flatMap(readContent)
  const isRich = contents.some((part) => part.type !== 'text') || (contents.length > 0 && message.content === undefined)
  const content = message.content ?? plainText(contents)
  const read = readChatMessage(
    { ...message, content, contents: undefined, parts: undefined, tool_calls: undefined },
    role,
  )
  const calls = listOf(message.tool_calls)
    .filter(isObject)
    .map((call) => readToolCall(unwrap(call, 'tool_call')))
  const legacyName = textOf(message.function_call_name)
  if (legacyName !== undefined)
    calls.push(readToolCall({ name: legacyName, arguments: message.function_call_arguments_json }))
  return { ...read, parts: withToolCalls(isRich && read.role !== 'tool' ? contents : read.parts, calls) }
}

const plainText = (parts: readonly Part[]): string | undefined =>
  parts.every((part) => part.type === 'text') ? parts.map((part) => part.text).join('\n') : undefined

/** One entry of `contents`: a typed block with wrapper names, or a tool call in its place among the blocks. */
function readContent(entry: JsonObject): readonly Part[] {
  const call = member(entry, 'tool_call')
  const block = unwrap(entry, 'message_content')
  if (isObject(call)) return [readToolCall(call)]
  // a block that only names its type marks the place of a call among `tool_calls`
  if (typeof block.type === 'string' && Object.keys(block).length === 1) return []
  if (block.type === 'tool_use' && isObject(block.tool_call)) return [readToolCall(block.tool_call)]
  return readParts(block.type === undefined && typeof block.text === 'string' ? { ...block, type: 'text' } : block)
}

/** The legacy completion API: `llm.prompts.<i>.prompt.text` and `llm.choices.<i>.completion.text`. */
const completions = (reading: Reading, prefix: string, name: string, role: 'user' | 'assistant'): readonly Message[] =>
  entriesUnder(reading, prefix).flatMap((entry) => {
    const inner = unwrap(entry, name)
    const text = inner === entry ? undefined : textOf(inner.text)
    return text === undefined ? [] : [{ role, parts: readParts(text) }]
  })

/** `input.value` and `output.value`; a MIME type of `text/plain` says not to parse, none at all says nothing. */
function readInputOutput(reading: Reading): Evidence | undefined {
  return readValues(reading, {
    convention: ID,
    rank: RANK.values,
    toolRank: TOOL_RANK.openinference,
    input: reading.get('input.value'),
    output: reading.get('output.value'),
    isInputText: reading.get('input.mime_type') === 'text/plain',
    isOutputText: reading.get('output.mime_type') === 'text/plain',
  })
}

/**
 * `tool.parameters` is the schema by definition, yet many write the arguments: taken last, and only if it looks like no
 * schema.
 */
function readParametersOfTool(reading: Reading): Evidence | undefined {
  if (reading.kind !== 'tool' || reading.get('input.value') !== undefined) return undefined
  const parameters = reading.json('tool.parameters')
  if (parameters === undefined || looksLikeSchema(parameters)) return undefined
  return { tools: [{ convention: ID, rank: TOOL_RANK.openinference, arguments: parameters }] }
}

/** A JSON Schema, or smolagents' table of `{name: {type, description}}`. */
const looksLikeSchema = (value: unknown): boolean =>
  isObject(value) &&
  ('properties' in value ||
    '$schema' in value ||
    (Object.keys(value).length > 0 && Object.values(value).every((item) => isObject(item) && 'type' in item)))

function readRetrieval(reading: Reading): Evidence | undefined {
  const { kind } = reading
  const retrieved = documentsUnder(reading, 'retrieval.documents')
  const ranked = documentsUnder(reading, 'reranker.output_documents')
  const offered = documentsUnder(reading, 'reranker.input_documents')
  const query =
    textOf(reading.get('reranker.query')) ??
    (kind === 'retriever' || kind === 'reranker' ? plainQuery(reading) : undefined)
  const documents = retrieved ?? ranked
  if (documents === undefined && offered === undefined && query === undefined) return undefined
  return { retrievals: [{ convention: ID, rank: RANK.flattened, query, documents, inputDocuments: offered }] }
}

const plainQuery = (reading: Reading): string | undefined => {
  const value = reading.get('input.value')
  return typeof value === 'string' && decode(value) === value && !isPlaceholder(value) ? value : undefined
}

function documentsUnder(reading: Reading, prefix: string): readonly RetrievedDocument[] | undefined {
  const entries = entriesUnder(reading, prefix)
  if (entries.length === 0) return undefined
  return entries.flatMap((entry) => {
    const fields = unwrap(entry, 'document')
    return (
      readDocument({ ...fields, document: undefined }) ??
      compact({ id: labelOf(fields.id), score: numberOf(fields.score), metadata: decode(fields.metadata) })
    )
  })
}

function readEmbedding(reading: Reading): Evidence | undefined {
  const entries = entriesUnder(reading, 'embedding.embeddings').map((entry) => unwrap(entry, 'embedding'))
  if (entries.length === 0) return undefined
  const texts = entries.flatMap((entry) => textOf(entry.text) ?? [])
  const vectors = entries.map((entry) => listOf(firstOf(entry, 'vector')))
  const vector = vectors.find((list) => typeof list[0] === 'number')
  const isRedacted = texts.some(isRedaction)
  return {
    embeddings: [
      {
        convention: ID,
        rank: RANK.flattened,
        texts: texts.filter((text) => !isRedaction(text)),
        dimension: vector?.length,
        isRedacted,
      },
    ],
  }
}

function readDefinitions(reading: Reading): Evidence | undefined {
  const entries = entriesUnder(reading, 'llm.tools').map((entry) => decode(unwrap(entry, 'tool').json_schema ?? entry))
  return entries.length === 0 ? undefined : { toolDefinitions: readToolDefinitions(entries) }
}
