// Content of a message: text, one block or a list of blocks in any of the known shapes, to parts. Unknown blocks are
// kept.
import type { Part } from '../../../model/content.ts'
import { decode, isObject, type JsonObject, stringify, textOf } from '../json.ts'
import { aiSdkBlocks, readUiToolPart } from './ai-sdk.ts'
import { anthropicBlocks, readAnthropicServerResult } from './anthropic.ts'
import { readBedrockBlock } from './bedrock.ts'
import { readDotNetContent } from './dot-net.ts'
import { readGeminiPart } from './gemini.ts'
import { splitLangfuseMedia } from './media.ts'
import { openaiBlocks } from './openai-blocks.ts'
import { otelBlocks } from './otel.ts'
import { sharedBlocks } from './shared-blocks.ts'

/** Reads a block of one `type`; undefined when it is not of the shape that the reader knows. */
export type BlockReader = (block: JsonObject) => Part | readonly Part[] | undefined
export type BlockReaders = { readonly [type: string]: BlockReader }

const READERS: BlockReaders = { ...aiSdkBlocks, ...anthropicBlocks, ...openaiBlocks, ...otelBlocks, ...sharedBlocks }

/** Parts of any content, in order. Null and undefined give none; a block that nobody knows becomes `unknown`. */
export function readParts(content: unknown): readonly Part[] {
  if (content === undefined || content === null || content === '') return []
  if (typeof content === 'string') return splitLangfuseMedia(content)
  if (Array.isArray(content)) {
    return content.flatMap((block) => (Array.isArray(block) ? [unknownPart(block)] : readParts(block)))
  }
  if (isObject(content)) return readBlock(content) ?? [unknownPart(content)]
  return [{ type: 'text', text: stringify(content) }]
}

/** Parts of one block, or undefined when no known shape fits. */
export function readBlock(block: JsonObject): readonly Part[] | undefined {
  const type = textOf(block.type)
  if (type !== undefined) {
    const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined
    const part =
      reader?.(block) ??
      readAnthropicServerResult(block, type) ??
      readUiToolPart(block, type) ??
      readDotNetContent(block, type)
    if (part !== undefined) return isList(part) ? part : [part]
    if (type !== 'text' && type !== 'function') return undefined
  }
  return readGeminiPart(block) ?? readBedrockBlock(block) ?? readNamelessImage(block)
}

/** Wrappers of SDKs put an image where it fits no type of the provider. */
function readNamelessImage(block: JsonObject): readonly Part[] | undefined {
  const part = block.type === undefined && block.image_url !== undefined ? READERS.image_url?.(block) : undefined
  return part === undefined || isList(part) ? part : [part]
}

/**
 * Content that may be JSON text of a list of content blocks (OpenLLMetry, Strands): the blocks if every one of them is
 * known, else
 * the content as it stands, for a person may have typed JSON.
 */
export function decodeBlocks(content: unknown): unknown {
  const decoded = typeof content === 'string' ? decode(content) : undefined
  if (!Array.isArray(decoded) || decoded.length === 0) return content
  return decoded.every((block) => isObject(block) && readBlock(block) !== undefined) ? decoded : content
}

const unknownPart = (block: unknown): Part => ({
  type: 'unknown',
  name: isObject(block) ? (textOf(block.type) ?? '') : '',
  value: block,
})

const isList = (value: Part | readonly Part[]): value is readonly Part[] => Array.isArray(value)
