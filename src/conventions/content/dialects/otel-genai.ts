// OTel GenAI conventions in all versions: content attributes, the details event, one event for each message, content
// events,
// prompt and completion as text. Source: semantic-conventions 1.26 to 1.41, semantic-conventions-genai.
import type { Message } from '../../../model/content.ts'
import type { EventRecord, LogRecord } from '../../../model/record.ts'
import { toolEvidence } from '../arguments.ts'
import { readDocuments } from '../documents.ts'
import { type Dialect, type Evidence, joinEvidence, RANK, TOOL_RANK, type ToolExchange } from '../evidence.ts'
import { decode, decodeStructure, isObject, type JsonObject, labelOf, textOf } from '../json.ts'
import { readConversation } from '../messages/conversation.ts'
import { readDeclaredMessages, readSystem } from '../messages/message-list.ts'
import { readParts } from '../messages/parts.ts'
import { isNothing, isRedaction } from '../placeholder.ts'
import type { Reading } from '../reading.ts'
import { readToolDefinitions } from '../tool-definitions.ts'
import { readValues } from '../values.ts'
import { readMessageEvents } from './otel-events.ts'

const ID = 'otel-genai'

export const otelGenAi: Dialect = {
  id: ID,
  read: (reading) => {
    const convention = eventConvention(reading)
    return joinEvidence(
      readContentAttributes(reading),
      readDetails(reading, convention),
      readMessageEvents(reading, convention),
      readContentEvents(reading),
      readPromptText(reading),
      readTool(reading),
      readRetrieval(reading),
      readDefinitions(reading),
    )
  },
}

/** Strands writes its content as events of this convention, with content of its own shape. */
const eventConvention = (reading: Reading): string =>
  reading.record.scope.name.startsWith('strands') ||
  reading.text('gen_ai.system', 'gen_ai.provider.name') === 'strands-agents'
    ? 'strands'
    : ID

/** Source of the three content members: the span itself, or a details event or log. */
type Lookup = (key: string) => unknown

const CONTENT_KEYS = ['gen_ai.input.messages', 'gen_ai.output.messages', 'gen_ai.system_instructions']

function readContent(get: Lookup): {
  inputMessages?: readonly Message[] | undefined
  outputMessages?: readonly Message[] | undefined
  isRedacted: boolean
} {
  const [asked, answered, instructions] = CONTENT_KEYS.map((key) => get(key))
  const input = isNothing(asked) ? undefined : readDeclaredMessages(asked, 'user')
  const system = isNothing(instructions) ? undefined : readSystem(instructions)
  return {
    inputMessages: system === undefined ? input : withSystem(system, input ?? []),
    outputMessages: isNothing(answered) ? undefined : readDeclaredMessages(answered, 'assistant'),
    isRedacted: isRedaction(asked) || isRedaction(answered) || isRedaction(instructions),
  }
}

/** Instructions in front, unless the messages have some: LiteLLM copies the messages there, others repeat the text. */
const withSystem = (system: Message, messages: readonly Message[]): readonly Message[] =>
  messages.some((message) => message.role === 'system') ? messages : [system, ...messages]

function readContentAttributes(reading: Reading): Evidence | undefined {
  if (CONTENT_KEYS.every((key) => reading.get(key) === undefined)) return undefined
  return { exchanges: [{ convention: ID, rank: RANK.messages, ...readContent(reading.get) }] }
}

/**
 * `gen_ai.client.inference.operation.details`, as span event or log, with the content in attributes or in the body.
 * Told by its members, since some writers leave the name out; input and output may come in two records, the last one
 * counts.
 */
function readDetails(reading: Reading, convention: string): Evidence | undefined {
  const { events, logs } = reading.record
  const carriers = [
    ...events.map((event) => ({ event, body: undefined as unknown })),
    ...logs.map((event) => ({ event, body: event.body })),
  ]
  const found = carriers.filter(({ event, body }) =>
    CONTENT_KEYS.some((key) => event.attributes[key] !== undefined || (isObject(body) && body[key] !== undefined)),
  )
  if (found.length === 0) return undefined
  const lookup: Lookup = (key) => {
    for (const { event, body } of found.toReversed()) {
      const value = event.attributes[key] ?? (isObject(body) ? body[key] : undefined)
      if (value !== undefined && !isNothing(value)) return value
    }
    return undefined
  }
  // instructions may stand on the span while the messages stand on the event
  const content = readContent(
    (key) => lookup(key) ?? (key === 'gen_ai.system_instructions' ? reading.get(key) : undefined),
  )
  const uses = found.map(({ event }): EventRecord | LogRecord => event)
  return {
    exchanges: [{ convention, rank: RANK.messages, uses, ...content }],
    tools: reading.kind === 'tool' ? [toolFromMessages(convention, content, uses)] : [],
    toolDefinitions: readToolDefinitions(lookup('gen_ai.tool.definitions')),
  }
}

/** A tool span that records its call as messages: the call stands in the input, the answer in the output. */
function toolFromMessages(
  convention: string,
  content: ReturnType<typeof readContent>,
  uses: ToolExchange['uses'],
): ToolExchange {
  const call = content.inputMessages?.flatMap((message) => message.parts).find((part) => part.type === 'tool-call')
  const answer = content.outputMessages?.flatMap((message) => message.parts).find((part) => part.type === 'tool-result')
  return { convention, rank: TOOL_RANK.events, uses, arguments: call?.arguments, result: answer?.result }
}

/** `gen_ai.content.prompt` and `gen_ai.content.completion`: each holds the whole side as JSON or text. */
function readContentEvents(reading: Reading): Evidence | undefined {
  const { events, logs } = reading.record
  const named = [
    ...events.map((event) => [event.name, event] as const),
    ...logs.map((log) => [log.eventName, log] as const),
  ]
  const prompts = named.filter(([name]) => name === 'gen_ai.content.prompt').map(([, event]) => event)
  const completions = named.filter(([name]) => name === 'gen_ai.content.completion').map(([, event]) => event)
  if (prompts.length + completions.length === 0) return undefined
  const asked = prompts.map((event) => event.attributes['gen_ai.prompt'])
  const answered = completions.map((event) => event.attributes['gen_ai.completion'])
  return {
    exchanges: [
      {
        convention: ID,
        rank: RANK.text,
        uses: [...prompts, ...completions],
        inputMessages: asked.flatMap((value) => sideMessages(value, 'input') ?? []),
        outputMessages: answered.flatMap((value) => sideMessages(value, 'output') ?? []),
        isRedacted: [...asked, ...answered].some(isRedaction),
      },
    ],
  }
}

/** `gen_ai.prompt` and `gen_ai.completion` on the span; LangSmith puts whole run inputs there and reads them itself. */
function readPromptText(reading: Reading): Evidence | undefined {
  const prompt = reading.get('gen_ai.prompt')
  const completion = reading.get('gen_ai.completion')
  if ((prompt === undefined && completion === undefined) || reading.hasPrefix('langsmith.')) return undefined
  return readValues(reading, { convention: ID, rank: RANK.text, input: prompt, output: completion })
}

/** Messages of JSON in any shape, or the text as one message of the one who speaks on that side. */
function sideMessages(value: unknown, side: 'input' | 'output'): readonly Message[] | undefined {
  if (isNothing(value)) return undefined
  const read = readConversation(value, side)
  if (read !== undefined) return read.messages
  const decoded = decode(value)
  const parts = readParts(typeof decoded === 'string' ? decoded : decodeStructure(value))
  return [{ role: side === 'input' ? 'user' : 'assistant', parts }]
}

const readTool = (reading: Reading): Evidence | undefined =>
  toolEvidence(ID, 'otel', reading.get('gen_ai.tool.call.arguments'), reading.get('gen_ai.tool.call.result'))

function readRetrieval(reading: Reading): Evidence | undefined {
  const query = textOf(
    reading.first('gen_ai.retrieval.query.text', 'gen_ai.retrieval.query', 'gen_ai.memory.query.text'),
  )
  const documents = readDocuments(reading.first('gen_ai.retrieval.documents', 'gen_ai.memory.records'))
  if (query === undefined && documents === undefined) return undefined
  return { retrievals: [{ convention: ID, rank: RANK.messages, query, documents }] }
}

function readDefinitions(reading: Reading): Evidence | undefined {
  const definitions = reading.first('gen_ai.tool.definitions', 'gen_ai.request.tools', 'gen_ai.agent.tools')
  if (definitions !== undefined) return { toolDefinitions: readToolDefinitions(definitions) }
  const name = labelOf(reading.get('gen_ai.tool.name'))
  const schema = reading.json('gen_ai.tool.json_schema')
  if (name === undefined || !isObject(schema)) return undefined
  const own: JsonObject = { name, description: reading.get('gen_ai.tool.description'), parameters: schema }
  return { toolDefinitions: readToolDefinitions([own]) }
}
