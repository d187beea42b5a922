// Tool calls and tool results inside messages: one reading for the many spellings of id, name, arguments and result.
import type { Part } from '../../../model/content.ts'
import {
  compact,
  decodeFully,
  decodeStructure,
  firstOf,
  isObject,
  type JsonObject,
  labelOf,
  stringify,
  textOf,
} from '../json.ts'

export type ToolCallPart = Extract<Part, { type: 'tool-call' }>
export type ToolResultPart = Extract<Part, { type: 'tool-result' }>

/**
 * A tool call of any shape: OpenAI (`function` or `custom` inside), OpenInference (`tool_call` inside), Anthropic,
 * LangChain,
 * AI SDK, Gemini, flat. Arguments that are JSON text are parsed; text that does not parse stays text; absent ones
 * are undefined.
 * The id is the one that results refer to: `call_id` before the item's own `id`.
 */
export function readToolCall(block: JsonObject, isServerSide?: boolean): ToolCallPart {
  const nested = firstOf(block, 'tool_call', 'toolCall')
  if (isObject(nested))
    return readToolCall({ ...block, ...nested, tool_call: undefined, toolCall: undefined }, isServerSide)
  const inner = firstOf(block, 'function', 'custom')
  const named: JsonObject = isObject(inner) ? { ...block, ...inner } : block
  return {
    ...compact({ type: 'tool-call' as const, id: callId(block), isServerSide: isServerSide || undefined }),
    name: labelOf(firstOf(named, 'name', 'toolName', 'tool_name', 'function_name')) ?? textOf(inner) ?? '',
    arguments: readArguments(firstOf(named, 'arguments', 'args', 'input', 'parameters', 'params')),
  }
}

/** Some writers encode the text that the provider gave once more. */
function readArguments(value: unknown): unknown {
  const decoded = decodeFully(value)
  return typeof decoded === 'object' && decoded !== null ? decoded : value
}

/** The id that joins a call with its result, under any of its spellings. */
export const callId = (block: JsonObject): string | undefined =>
  labelOf(firstOf(block, 'call_id', 'tool_call_id', 'toolCallId', 'tool_use_id', 'toolUseId', 'id', 'ref'))

/** A list of tool calls, whatever it holds; entries that are no objects are left out. */
export const readToolCalls = (value: unknown): readonly ToolCallPart[] => {
  const list = decodeStructure(value)
  const calls = Array.isArray(list) ? list : isObject(list) ? [list] : []
  return calls
    .map(decodeStructure)
    .filter(isObject)
    .map((call) => readToolCall(call))
}

/** Parts with the calls that are not among them yet; writers repeat a call in its content and in a list beside it. */
export function withToolCalls(parts: readonly Part[], calls: readonly ToolCallPart[]): readonly Part[] {
  const seen = new Set(parts.flatMap((part) => (part.type === 'tool-call' ? [identity(part)] : [])))
  const added: ToolCallPart[] = []
  for (const call of calls) {
    if (seen.has(identity(call))) continue
    added.push(call)
    // two calls without ids may really be equal
    if (call.id !== undefined) seen.add(call.id)
  }
  return added.length === 0 ? parts : [...parts, ...added]
}

const identity = (call: ToolCallPart): string => call.id ?? `${call.name} ${stringify(call.arguments)}`

export function toolResultPart(given: {
  id?: string | undefined
  name?: string | undefined
  content: unknown
  isError?: boolean | undefined
  isServerSide?: boolean | undefined
}): ToolResultPart {
  const isError = given.isError || reportsError(given.content)
  return {
    ...compact({
      type: 'tool-result' as const,
      id: given.id,
      name: given.name,
      isError: isError || undefined,
      isServerSide: given.isServerSide || undefined,
    }),
    result: simplify(given.content),
  }
}

/** MCP results and LangChain tool messages say so inside the result. */
export const reportsError = (result: unknown): boolean =>
  isObject(result) && (result.isError === true || result.is_error === true)

/** The result without its wrapping: a list of text blocks becomes its text, JSON text becomes its value. */
export function simplify(content: unknown): unknown {
  const value = withoutEnvelope(decodeStructure(content))
  if (!Array.isArray(value) || value.length === 0) return value
  const only = value[0]
  if (value.length === 1 && isObject(only) && Object.keys(only).length === 1 && only.json !== undefined)
    return only.json
  const texts = value.map(blockText)
  return texts.every((text) => text !== undefined) ? decodeStructure(texts.join('\n')) : value
}

/** Microsoft's Agent Framework writes its own record of a result in place of the result. */
const withoutEnvelope = (value: unknown): unknown =>
  isObject(value) && value.type === 'function_result' && 'call_id' in value && 'result' in value
    ? decodeStructure(value.result)
    : value

const TEXT_TYPES = new Set<unknown>(['text', 'output_text', 'input_text'])

/**
 * Text of a content block that is text and nothing else: `{type:'text', text}`, `{type:'text', content}`, Bedrock's
 * `{text}`.
 */
function blockText(block: unknown): string | undefined {
  if (!isObject(block)) return undefined
  const isText = TEXT_TYPES.has(block.type) || (block.type === undefined && Object.keys(block).length === 1)
  return isText ? (typeof block.text === 'string' ? block.text : textOf(block.content)) : undefined
}
