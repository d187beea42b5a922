// Content blocks of the Anthropic messages API.
import type { Part } from '../../../model/content.ts'
import { isObject, type JsonObject, textOf } from '../json.ts'
import type { BlockReaders } from './parts.ts'
import { callId, readToolCall, toolResultPart } from './tools.ts'

export const anthropicBlocks: BlockReaders = {
  tool_use: (block) => readToolCall(block),
  server_tool_use: (block) => readToolCall(block, true),
  mcp_tool_use: (block) => readToolCall(block, true),
  tool_result: (block) =>
    toolResultPart({
      id: callId(block),
      name: textOf(block.name),
      content: block.content,
      isError: block.is_error === true,
    }),
  redacted_thinking: () => ({ type: 'reasoning', text: '', isRedacted: true }),
}

/**
 * Results of tools that the provider ran: `web_search_tool_result`, `code_execution_tool_result`, `mcp_tool_result`, ….
 */
export function readAnthropicServerResult(block: JsonObject, type: string): Part | undefined {
  if (!type.endsWith('_tool_result')) return undefined
  const inner = block.content
  const isError = block.is_error === true || (isObject(inner) && textOf(inner.type)?.endsWith('_error') === true)
  return toolResultPart({
    id: callId(block),
    name: type.slice(0, -'_tool_result'.length),
    content: inner,
    isError,
    isServerSide: true,
  })
}
