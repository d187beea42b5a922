// One event for each message (semantic-conventions 1.28 to 1.36): logs with a body, or span events with attributes.
// Strands writes its content this way too.
import type { EventRecord, LogRecord } from '../../../model/record.ts'
import { type Evidence, RANK, TOOL_RANK, type ToolExchange } from '../evidence.ts'
import { decode, isObject, type JsonObject } from '../json.ts'
import { type EventMessage, isMessageEventName, readNamedEvent, readToolEventValue } from '../messages/events.ts'
import type { Reading } from '../reading.ts'
import { toolResultMessages } from './strands.ts'

interface NamedEvent {
  readonly name: string
  readonly body: JsonObject
  readonly source: EventRecord | LogRecord
}

export function readMessageEvents(reading: Reading, convention: string): Evidence | undefined {
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
