// Messages as a reader follows them: the results of tool calls stand with their calls, so the messages that only carried
// them are turns no more. Source of the pairing: tool call ids; where they are missing, name and order.
import type { Message, Part, SpanContent } from '../../model/content.ts'

export type ToolCallPart = Extract<Part, { type: 'tool-call' }>
export type ToolResultPart = Extract<Part, { type: 'tool-result' }>

export interface Turn {
  readonly message: Message
  /** Parts to draw: results that stand with their call are left out. */
  readonly parts: readonly Part[]
  /** True for what the model answered. */
  readonly isOutput: boolean
  /** Place among the messages of the last one that this turn shows something of. */
  readonly lastMessage: number
}

export interface Conversation {
  readonly turns: readonly Turn[]
  readonly resultOf: ReadonlyMap<ToolCallPart, ToolResultPart>
}

/** Turns of a span: what was given to the model, then what it answered. */
export function conversationOf(content: Pick<SpanContent, 'inputMessages' | 'outputMessages'>): Conversation {
  const messages = [...content.inputMessages, ...content.outputMessages]
  const resultOf = new Map<ToolCallPart, ToolResultPart>()
  const shownWith = new Map<Part, ToolCallPart>()
  const open: ToolCallPart[] = []
  const messageOf = new Map<Part, number>()
  for (const [index, { parts }] of messages.entries()) {
    for (const part of parts) {
      messageOf.set(part, index)
      if (part.type === 'tool-call') open.push(part)
      else if (part.type === 'tool-result') {
        const at = findCall(open, part)
        if (at < 0) continue
        const [call] = open.splice(at, 1)
        resultOf.set(call, part)
        shownWith.set(part, call)
      }
    }
  }
  const turns: Turn[] = []
  for (const [index, message] of messages.entries()) {
    const parts = message.parts.filter((part) => !shownWith.has(part))
    if (parts.length === 0 && message.parts.length > 0) continue
    let lastMessage = index
    for (const part of parts) {
      const result = part.type === 'tool-call' ? resultOf.get(part) : undefined
      if (result) lastMessage = Math.max(lastMessage, messageOf.get(result) ?? index)
    }
    turns.push({ message, parts, isOutput: index >= content.inputMessages.length, lastMessage })
  }
  return { turns, resultOf }
}

/** The waiting call that a result answers: by id; without one, the first of its name, or the first of all. */
function findCall(open: readonly ToolCallPart[], { id, name }: ToolResultPart): number {
  const byId = id === undefined ? -1 : open.findIndex((call) => call.id === id)
  if (byId >= 0) return byId
  const isLoose = (call: ToolCallPart) => id === undefined || call.id === undefined
  if (name !== undefined) return open.findIndex((call) => isLoose(call) && call.name === name)
  return open.findIndex(isLoose)
}
