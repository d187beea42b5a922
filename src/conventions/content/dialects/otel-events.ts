// One event for each message (semantic-conventions 1.28 to 1.36): logs with a body, or span events with attributes.
// Strands writes its content this way too, and its CloudWatch export as one log with both sides in the body.
import type { Message } from '../../../model/content.ts'
import type { EventRecord, LogRecord } from '../../../model/record.ts'
import { type Evidence, RANK, TOOL_RANK, type ToolExchange } from '../evidence.ts'
import { decode, firstOf, isObject, type JsonObject } from '../json.ts'
import { type EventMessage, isMessageEventName, readNamedEvent, readToolEventValue } from '../messages/events.ts'
import { readParts } from '../messages/parts.ts'
import { toolResultPart } from '../messages/tools.ts'
import type { Reading } from '../reading.ts'

interface NamedEvent {
  readonly name: string
  readonly body: JsonObject
  readonly source: EventRecord | LogRecord
}

export function readMessageEvents(reading: Reading, convention: string): Evidence | undefined {
  const bodies = readBodyLogs(reading)
  if (bodies !== undefined) return bodies
  const named = namedEvents(reading)
  if (named.length === 0) return undefined
  const uses = named.map((event) => event.source)
  if (reading.kind === 'tool') return { tools: [toolOfEvents(convention, named, uses)] }
  const read = named.map((event) => readNamedEvent(event.name, event.body))
  const toolResults = named.flatMap((event) => toolResultMessages(event.body))
  const choices = read.filter((event) => event.side === 'output').sort((a, b) => a.index - b.index)
  return {
    exchanges: [
      {
        convention,
        rank: RANK.events,
        uses,
        inputMessages: read.filter((event) => event.side === 'input').map((event) => event.message),
        outputMessages: [...choices.map((event) => event.message), ...toolResults],
        isRedacted: read.some(isWithheld),
      },
    ],
  }
}

/** Such an event exists to carry content; without any, its writer was told to leave content out. */
const isWithheld = (event: EventMessage): boolean => !event.hasContent && event.side === 'input'

/** Message events of the joined logs, else of the span: a writer that does both repeats itself. */
function namedEvents({ record }: Reading): readonly NamedEvent[] {
  const logs = record.logs
    .filter((log) => isMessageEventName(log.eventName))
    .map(
      (log): NamedEvent => ({
        name: log.eventName,
        body: { ...log.attributes, ...bodyMembers(log.body) },
        source: log,
      }),
    )
  if (logs.length > 0) return logs
  return record.events
    .filter((event) => isMessageEventName(event.name))
    .map((event): NamedEvent => {
      const content = decode(event.attributes['gen_ai.event.content'])
      return {
        name: event.name,
        body: isObject(content) ? { ...event.attributes, ...content } : event.attributes,
        source: event,
      }
    })
}

/** A body is an object, JSON text of one, or the content itself. */
function bodyMembers(body: unknown): JsonObject {
  const decoded = decode(body)
  if (isObject(decoded)) return decoded
  return decoded === undefined || decoded === null ? {} : { content: decoded }
}

/** On a tool's span the tool event holds the arguments and the choice the result. */
function toolOfEvents(convention: string, named: readonly NamedEvent[], uses: ToolExchange['uses']): ToolExchange {
  const given = named.find((event) => event.name === 'gen_ai.tool.message')
  const answered = named.find((event) => event.name === 'gen_ai.choice')
  return {
    convention,
    rank: TOOL_RANK.events,
    uses,
    arguments: given === undefined ? undefined : readToolEventValue(given.body),
    result: answered === undefined ? undefined : readToolEventValue(answered.body),
  }
}

/** Strands puts what the called tools answered on the choice of its cycle. */
function toolResultMessages(body: JsonObject): readonly Message[] {
  const results = decode(body['tool.result'])
  const parts = results === undefined ? [] : readParts(results)
  return parts.length === 0 ? [] : [{ role: 'tool', parts }]
}

/**
 * A log whose body is `{input: {messages}, output: {messages}}`, each message with its content one level deeper:
 * `{content: {content | message, finish_reason, "tool.result"}, role}`. AWS writes Strands' events so.
 */
function readBodyLogs(reading: Reading): Evidence | undefined {
  const logs = reading.record.logs.filter(
    (log) => isObject(log.body) && (messagesOf(log.body, 'input') ?? messagesOf(log.body, 'output')) !== undefined,
  )
  const last = logs.at(-1)
  if (last === undefined || !isObject(last.body)) return undefined
  const asked = messagesOf(last.body, 'input') ?? []
  const answered = messagesOf(last.body, 'output') ?? []
  if (reading.kind === 'tool') {
    const given = asked[0]
    const result = answered.at(-1)
    return {
      tools: [
        {
          convention: 'strands',
          rank: TOOL_RANK.events,
          uses: logs,
          arguments: given === undefined ? undefined : readToolEventValue(contentMembers(given)),
          result:
            result === undefined
              ? undefined
              : toolResultPart({ content: readToolEventValue(contentMembers(result)) }).result,
        },
      ],
    }
  }
  const exchange = { convention: 'strands', rank: RANK.events, uses: logs }
  return {
    exchanges: [
      { ...exchange, inputMessages: asked.flatMap(bodyMessage), outputMessages: answered.flatMap(bodyMessage) },
    ],
  }
}

function messagesOf(body: JsonObject, side: 'input' | 'output'): readonly JsonObject[] | undefined {
  const inner = body[side]
  const messages = isObject(inner) ? inner.messages : undefined
  return Array.isArray(messages) &&
    messages.length > 0 &&
    messages.every((message) => isObject(message) && typeof message.role === 'string')
    ? messages.filter(isObject)
    : undefined
}

const contentMembers = (message: JsonObject): JsonObject =>
  isObject(message.content) ? message.content : { content: message.content }

function bodyMessage(message: JsonObject): readonly Message[] {
  const members = contentMembers(message)
  const role = String(message.role)
  const name =
    role === 'assistant'
      ? 'gen_ai.choice'
      : role === 'system'
        ? 'gen_ai.system.message'
        : role === 'tool'
          ? 'gen_ai.tool.message'
          : 'gen_ai.user.message'
  const read = readNamedEvent(name, { ...members, content: firstOf(members, 'content', 'message') }).message
  return [...(read.parts.length > 0 ? [read] : []), ...toolResultMessages(members)]
}
