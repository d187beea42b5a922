// Content blocks of the Amazon Bedrock Converse API, told by their one member; Genkit's blocks have the same manner.
import type { Part } from '../../../model/content.ts'
import { compact, firstOf, isObject, type JsonObject, textOf } from '../json.ts'
import { mediaPart, mimeTypeOf } from './media.ts'
import { callId, readToolCall, toolResultPart } from './tools.ts'

/** Parts of a Converse or Genkit block, undefined for anything else. */
export function readBedrockBlock(block: JsonObject): readonly Part[] | undefined {
  if (isObject(block.toolUse)) return [readToolCall(block.toolUse)]
  if (isObject(block.toolRequest)) return [readToolCall(block.toolRequest)]
  if (isObject(block.toolResult)) return [readResult(block.toolResult, block.toolResult.content)]
  if (isObject(block.toolResponse)) return [readResult(block.toolResponse, block.toolResponse.output)]
  if (isObject(block.reasoningContent)) return [readReasoning(block.reasoningContent)]
  if (isObject(block.media)) return [mediaPart(compact({ mimeType: mimeTypeOf(block.media), uri: block.media.url }))]
  for (const modality of ['image', 'video', 'document', 'audio']) {
    const inner = block[modality]
    if (isObject(inner)) return [readMedia(modality, inner)]
  }
  if (block.cachePoint !== undefined || block.cache_control !== undefined) return []
  return undefined
}

const readResult = (result: JsonObject, content: unknown): Part =>
  toolResultPart({ id: callId(result), name: textOf(result.name), content, isError: result.status === 'error' })

function readReasoning(content: JsonObject): Part {
  const text = isObject(content.reasoningText) ? textOf(content.reasoningText.text) : textOf(content.text)
  return text === undefined ? { type: 'reasoning', text: '', isRedacted: true } : { type: 'reasoning', text }
}

function readMedia(modality: string, inner: JsonObject): Part {
  const source = isObject(inner.source) ? inner.source : inner
  const location = isObject(source.s3Location) ? source.s3Location.uri : undefined
  const format = textOf(inner.format)
  const family = modality === 'document' ? 'application' : modality
  return mediaPart(
    compact({
      modality: modality === 'document' ? 'file' : modality,
      mimeType: mimeTypeOf(inner) ?? (format === undefined ? undefined : `${family}/${format}`),
      data: source.bytes,
      uri: location ?? firstOf(inner, 'url'),
      name: inner.name,
    }),
  )
}
