// Blocks of the OTel GenAI conventions, and of Pydantic AI's earlier spellings of them.
// Source: semantic-conventions 1.37 to 1.41 and the newer GenAI repository, message schemas.
import type { Part } from '../../../model/content.ts'
import { compact, firstOf, isObject, type JsonObject, labelOf, textOf } from '../json.ts'
import { mediaPart, mimeTypeOf } from './media.ts'
import type { BlockReader, BlockReaders } from './parts.ts'
import { callId, readToolCall, toolResultPart } from './tools.ts'

/** The schema says `response`; its documentation said `result` until 1.41, and Pydantic AI writes that. */
const toolCallResponse: BlockReader = (block) =>
  toolResultPart({
    id: callId(block),
    name: textOf(block.name),
    content: firstOf(block, 'response', 'result', 'content', 'output'),
    isError: block.is_error === true || block.isError === true,
    isServerSide: block.builtin === true,
  })

/** Inline bytes: `content`, in early drafts `data`. */
const blob: BlockReader = (block) =>
  mediaPart(
    compact({
      modality: textOf(block.modality),
      mimeType: mimeTypeOf(block),
      data: firstOf(block, 'content', 'data'),
      transcript: block.transcript,
      name: block.name,
    }),
  )

const uri: BlockReader = (block) =>
  mediaPart(
    compact({
      modality: textOf(block.modality),
      mimeType: mimeTypeOf(block),
      uri: firstOf(block, 'uri', 'url'),
      transcript: block.transcript,
      name: block.name,
    }),
  )

const mediaUrl =
  (modality: string): BlockReader =>
  (block) =>
    mediaPart(compact({ modality, mimeType: mimeTypeOf(block), uri: firstOf(block, 'url', 'uri') }))

/** What a server tool was asked lies in a member named like the type, beside the tool's own `type`. */
function withoutType(value: unknown): unknown {
  if (!isObject(value)) return value
  const { type: _type, ...rest } = value
  return rest
}

const serverToolName = (block: JsonObject, inner: unknown): string =>
  labelOf(block.name) ?? (isObject(inner) ? textOf(inner.type) : undefined) ?? ''

const serverToolCall: BlockReader = (block) => {
  const call = readToolCall({ id: block.id, name: serverToolName(block, block.server_tool_call) }, true)
  return { ...call, arguments: withoutType(block.server_tool_call) ?? {} }
}

const serverToolResponse: BlockReader = (block) =>
  toolResultPart({
    id: callId(block),
    name: textOf(block.name),
    content: withoutType(block.server_tool_call_response),
    isServerSide: true,
  })

/** A compacted history: its summary, where there is one. */
const compaction: BlockReader = (block): Part => ({
  type: 'unknown',
  name: 'compaction',
  value: block.content ?? block,
})

export const otelBlocks: BlockReaders = {
  tool_call_response: toolCallResponse,
  blob,
  binary: blob,
  uri,
  'image-url': mediaUrl('image'),
  'audio-url': mediaUrl('audio'),
  'video-url': mediaUrl('video'),
  'document-url': mediaUrl('file'),
  server_tool_call: serverToolCall,
  server_tool_call_response: serverToolResponse,
  compaction,
}
