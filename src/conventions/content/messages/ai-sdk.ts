// Parts of the Vercel AI SDK: prompt parts of versions 3 to 7 and the parts of its UI messages.
import type { Part } from '../../../model/content.ts'
import { isObject, type JsonObject, textOf } from '../json.ts'
import type { BlockReader, BlockReaders } from './parts.ts'
import { callId, readToolCall, toolResultPart } from './tools.ts'

const toolCall: BlockReader = (block) => readToolCall(block, block.providerExecuted === true)

/**
 * Versions 3 and 4 write `result` and `isError`; from 5 on `output` is `{type, value}` and an error is a type of its
 * own.
 */
const toolResult: BlockReader = (block) => {
  const output = block.output
  const isTyped =
    isObject(output) && typeof output.type === 'string' && ('value' in output || output.type === 'execution-denied')
  const type = isTyped ? (textOf(output.type) ?? '') : ''
  return toolResultPart({
    id: callId(block),
    name: textOf(block.toolName),
    content: isTyped ? (output.value ?? output.reason) : (output ?? block.result),
    isError: block.isError === true || type.startsWith('error') || type === 'execution-denied',
    isServerSide: block.providerExecuted === true,
  })
}

const toolError: BlockReader = (block) =>
  toolResultPart({ id: callId(block), name: textOf(block.toolName), content: block.error, isError: true })

/** A call with its result inside, as version 4's UI messages carry it. */
const toolInvocation: BlockReader = (block) => {
  const invocation = block.toolInvocation
  if (!isObject(invocation)) return undefined
  const call = readToolCall(invocation)
  if (invocation.state !== 'result') return call
  return [call, toolResultPart({ id: call.id, name: call.name, content: invocation.result })]
}

export const aiSdkBlocks: BlockReaders = {
  'tool-call': toolCall,
  'tool-result': toolResult,
  'tool-error': toolError,
  'tool-invocation': toolInvocation,
  'redacted-reasoning': () => ({ type: 'reasoning', text: '', isRedacted: true }),
  'step-start': () => [],
}

/** Version 5's UI parts `tool-<name>` and `dynamic-tool`: a call, and its result once there is one. */
export function readUiToolPart(block: JsonObject, type: string): readonly Part[] | undefined {
  if (typeof block.toolCallId !== 'string' || typeof block.state !== 'string') return undefined
  if (type !== 'dynamic-tool' && !type.startsWith('tool-')) return undefined
  const call = readToolCall({ ...block, toolName: block.toolName ?? type.slice('tool-'.length) })
  if (block.state === 'output-error')
    return [call, toolResultPart({ id: call.id, name: call.name, content: block.errorText, isError: true })]
  if (block.state !== 'output-available') return [call]
  return [call, toolResultPart({ id: call.id, name: call.name, content: block.output })]
}
