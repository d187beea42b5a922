// What a span of a certain kind was given and gave, out of one JSON value: arguments, a result, a query, texts to
// embed.
import { type Evidence, TOOL_RANK, type ToolExchange } from './evidence.ts'
import { decode, decodeStructure, firstOf, isObject, type JsonObject, textOf } from './json.ts'
import { readLangChainMessage } from './messages/langchain.ts'
import { simplify } from './messages/tools.ts'
import { isNothing, isRedaction } from './placeholder.ts'

/**
 * Arguments and result of a tool that stand in attributes of their own; undefined when neither is there. JSON text is
 * parsed,
 * redaction markers and placeholders are left out.
 */
export function toolEvidence(
  convention: string,
  rank: keyof typeof TOOL_RANK,
  given: unknown,
  answered: unknown,
  uses?: ToolExchange['uses'],
): Evidence | undefined {
  if (given === undefined && answered === undefined) return undefined
  const value = (raw: unknown) => (isNothing(raw) ? undefined : decode(raw))
  const isRedacted = isRedaction(given) || isRedaction(answered)
  return {
    tools: [
      {
        convention,
        rank: TOOL_RANK[rank],
        arguments: callbackInput(value(given)),
        result: callbackOutput(value(answered)),
        uses,
        isRedacted,
      },
    ],
  }
}

/** LangChain's callback hands over `{input_str, inputs, tags, metadata, kwargs}`; OpenLLMetry writes all of it. */
const callbackInput = (value: unknown): unknown =>
  isObject(value) && 'input_str' in value && 'kwargs' in value ? (value.inputs ?? decode(value.input_str)) : value

/** The other side of it: `{output, kwargs}`. */
const callbackOutput = (value: unknown): unknown =>
  isObject(value) && Object.keys(value).length === 2 && 'output' in value && isObject(value.kwargs)
    ? toolResult(value.output)
    : value

/**
 * Arguments of a call without the wrapping of decorators: `{args, kwargs}` of Traceloop and smolagents, LangChain's
 * `{input}`.
 * A single positional argument stands for itself. One of the two alone counts only when nothing stands beside it: a
 * tool's own
 * parameters may be named so.
 */
export function unwrapArguments(value: unknown): unknown {
  if (!isObject(value)) return value
  const { args, kwargs } = value
  const isCall = (Array.isArray(args) || args === undefined) && (isObject(kwargs) || kwargs === undefined)
  const hasBoth = args !== undefined && kwargs !== undefined
  const hasOnly = Object.keys(value).length === 1 && (args !== undefined || kwargs !== undefined)
  if (!isCall || !(hasBoth || hasOnly)) return value
  const positional = (args as readonly unknown[] | undefined) ?? [] // checked in `isCall`
  const named = (kwargs as JsonObject | undefined) ?? {} // checked in `isCall`
  const hasNames = Object.keys(named).length > 0
  if (positional.length === 0) return hasNames ? named : undefined
  if (!hasNames) return positional.length === 1 ? decodeStructure(positional[0]) : positional
  return { args: positional, kwargs: named }
}

export function toolArguments(input: unknown): unknown {
  const value = unwrapArguments(input)
  if (!isObject(value)) return value
  const keys = Object.keys(value)
  const only = keys.length === 1 && (keys[0] === 'input' || keys[0] === 'inputs') ? value[keys[0]] : undefined
  const isToolCall = value.type === 'tool_call' && 'args' in value
  return isToolCall ? value.args : only === undefined ? value : decodeStructure(only)
}

/** The result of a tool without a framework's message around it. */
export function toolResult(output: unknown): unknown {
  const inner =
    isObject(output) && Object.keys(output).length === 1 ? (output.output ?? output.outputs ?? output) : output
  const message = readLangChainMessage(inner)
  const part = message?.parts.length === 1 ? message.parts[0] : undefined
  if (part?.type === 'tool-result') return part.result
  return simplify(inner)
}

export function queryText(input: unknown): string | undefined {
  const value = unwrapArguments(input)
  if (typeof value === 'string') return value
  if (!isObject(value)) return undefined
  const query = firstOf(
    value,
    'query',
    'question',
    'query_str',
    'query_bundle',
    'str_or_query_bundle',
    'input',
    'text',
    'search_query',
    'q',
  )
  return textOf(isObject(query) ? query.query_str : query)
}

export function embeddingTexts(input: unknown): readonly string[] | undefined {
  const value = unwrapArguments(input)
  const given = isObject(value)
    ? firstOf(value, 'input', 'texts', 'text', 'values', 'value', 'documents', 'query', 'contents', 'content')
    : value
  if (typeof given === 'string') return [given]
  if (!Array.isArray(given) || !given.every((text) => typeof text === 'string')) return undefined
  return given
}
