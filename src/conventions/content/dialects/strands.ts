// Strands Agents: OTel message events with content of its own shape (read there), and what AWS makes of them, one log a
// span.
// Source: strands-agents/sdk-python, telemetry/tracer.py; CloudWatch exports of the ADOT collector.
import type { Message } from '../../../model/content.ts'
import type { LogRecord } from '../../../model/record.ts'
import { type Dialect, type Evidence, RANK, TOOL_RANK } from '../evidence.ts'
import { decode, firstOf, isObject, type JsonObject, textOf } from '../json.ts'
import { readNamedEvent, readToolEventValue } from '../messages/events.ts'
import { readParts } from '../messages/parts.ts'

const ID = 'strands'

/**
 * A log whose body is `{input: {messages}, output: {messages}}`, each message with its content one level deeper:
 * `{content: {content | message, finish_reason, "tool.result"}, role}`. AWS writes Strands' events so.
 */
export const strands: Dialect = {
  id: ID,
  read: (reading) => {
    const logs = reading.record.logs.filter(
      ({ body }) => isObject(body) && (messagesOf(body, 'input') ?? messagesOf(body, 'output')) !== undefined,
    )
    const body = logs.at(-1)?.body
    if (!isObject(body)) return undefined
    const asked = messagesOf(body, 'input') ?? []
    const answered = messagesOf(body, 'output') ?? []
    return reading.kind === 'tool' ? readTool(logs, asked[0], answered.at(-1)) : readCycle(logs, asked, answered)
  },
}

const readTool = (uses: readonly LogRecord[], given?: JsonObject, answer?: JsonObject): Evidence => ({
  tools: [
    {
      convention: ID,
      rank: TOOL_RANK.events,
      uses,
      arguments: given === undefined ? undefined : readToolEventValue(contentMembers(given)),
      result: answer === undefined ? undefined : readToolEventValue(contentMembers(answer)),
    },
  ],
})

/** The log sorts messages by role alone, so earlier answers of the history stand among the output. */
function readCycle(
  uses: readonly LogRecord[],
  asked: readonly JsonObject[],
  answered: readonly JsonObject[],
): Evidence {
  const hasChoices = answered.some(isChoice)
  const isHistory = (message: JsonObject) => !isChoice(message) && (hasChoices || asked.length > 0)
  const output = answered.filter((message) => !isHistory(message)).flatMap(bodyMessage)
  const history = answered.filter(isHistory).flatMap(bodyMessage)
  const results = history.filter((message) => message.role === 'tool' && !isRepeated(message, output))
  const answers = history.filter((message) => message.role !== 'tool')
  return {
    exchanges: [
      {
        convention: ID,
        rank: RANK.events,
        uses,
        inputMessages: insertHistory(asked.flatMap(bodyMessage), answers),
        outputMessages: [...output, ...results],
      },
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

/** A choice holds `message`, an earlier answer of the history `content`. */
const isChoice = (message: JsonObject): boolean => 'message' in contentMembers(message)

/** The results of a cycle come on its choice and once more by themselves. */
const isRepeated = (message: Message, others: readonly Message[]): boolean => {
  const ids = new Set(
    others.flatMap((other) => other.parts).flatMap((part) => (part.type === 'tool-result' ? [part.id] : [])),
  )
  return message.parts.every((part) => part.type === 'tool-result' && ids.has(part.id))
}

/** Earlier answers back in their places: before the results of their calls, else before what the user said last. */
function insertHistory(asked: readonly Message[], history: readonly Message[]): readonly Message[] {
  const messages = [...asked]
  for (const answer of history) {
    const ids = new Set(answer.parts.flatMap((part) => (part.type === 'tool-call' ? [part.id] : [])))
    const result = messages.findIndex((message) =>
      message.parts.some((part) => part.type === 'tool-result' && ids.has(part.id)),
    )
    const at = result >= 0 ? result : messages.findLastIndex((message) => message.role === 'user')
    messages.splice(Math.max(at, 0), 0, answer)
  }
  return messages
}

const contentMembers = (message: JsonObject): JsonObject =>
  isObject(message.content) ? message.content : { content: message.content }

function bodyMessage(message: JsonObject): readonly Message[] {
  const members = contentMembers(message)
  const role = textOf(message.role) ?? ''
  const name =
    role === 'assistant'
      ? 'gen_ai.choice'
      : role === 'system'
        ? 'gen_ai.system.message'
        : role === 'tool'
          ? 'gen_ai.tool.message'
          : 'gen_ai.user.message'
  const read = readNamedEvent(name, { ...members, content: firstOf(members, 'content', 'message') }).message
  if (read.parts.length > 0 && read.parts.every((part) => part.type === 'tool-result'))
    return [{ role: 'tool', parts: read.parts }]
  return [...(read.parts.length > 0 ? [read] : []), ...toolResultMessages(members)]
}

/** Strands puts what the called tools answered on the choice of its cycle. */
export function toolResultMessages(body: JsonObject): readonly Message[] {
  const results = decode(body['tool.result'])
  const parts = results === undefined ? [] : readParts(results)
  return parts.length === 0 ? [] : [{ role: 'tool', parts }]
}
