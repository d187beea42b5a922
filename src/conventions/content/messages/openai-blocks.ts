// Content blocks of the OpenAI chat and responses APIs.
import { compact, firstOf, isObject, textOf } from '../json.ts'
import { addressOf, mediaPart } from './media.ts'
import type { BlockReader, BlockReaders } from './parts.ts'
import { sharedBlocks } from './shared-blocks.ts'
import { readToolCall } from './tools.ts'

const text: BlockReader = (block) => sharedBlocks.text?.(block)

/** `image_url` is an address, or an object with one; the responses API writes the address or a file id on the block. */
const image: BlockReader = (block) =>
  mediaPart(
    compact({
      modality: 'image',
      uri: addressOf(block.image_url) ?? addressOf(block.url),
      data: isObject(block.image_url) ? block.image_url.url : undefined,
      fileId: block.file_id,
    }),
  )

export const openaiBlocks: BlockReaders = {
  input_text: text,
  output_text: text,
  summary_text: (block) => ({ type: 'reasoning', text: textOf(block.text) ?? '' }),
  reasoning_text: (block) => ({ type: 'reasoning', text: textOf(block.text) ?? '' }),
  refusal: (block) => ({ type: 'refusal', text: textOf(firstOf(block, 'refusal', 'content', 'text')) ?? '' }),
  image_url: image,
  input_image: image,
  image_file: (block) => sharedBlocks.file?.({ modality: 'image', file: block.image_file }),
  // A definition has parameters in their place.
  function: (block) => (isObject(block.function) && 'arguments' in block.function ? readToolCall(block) : undefined),
  input_audio: (block) => sharedBlocks.audio?.({ type: 'audio', audio: block.input_audio }),
  output_audio: (block) => sharedBlocks.audio?.(block),
  input_file: (block) => sharedBlocks.file?.(block),
}
