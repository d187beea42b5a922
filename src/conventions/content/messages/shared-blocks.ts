// Block types that several formats use with different members: text, reasoning, tool_call, image, audio, file,
// document.
import { compact, firstOf, isObject, type JsonObject, textOf } from '../json.ts'
import { addressOf, mediaPart, mimeTypeOf, splitLangfuseMedia } from './media.ts'
import type { BlockReader, BlockReaders } from './parts.ts'
import { readToolCall } from './tools.ts'

/**
 * `content` (OTel), `text` (all others); the OpenAI Assistants API nests `text.value`. Gemini marks thoughts on text.
 */
const text: BlockReader = (block) => {
  const value = firstOf(block, 'text', 'content', 'value')
  const plain = isObject(value) ? textOf(value.value) : value
  if (typeof plain !== 'string') return value === undefined ? [] : undefined
  if (block.thought === true) return { type: 'reasoning', text: plain }
  return plain === '' ? [] : splitLangfuseMedia(plain)
}

/** Reasoning in all spellings; summaries and lists of texts are joined. What is encrypted only has no text. */
const reasoning: BlockReader = (block) => {
  const given =
    textOf(firstOf(block, 'text', 'reasoning', 'thinking')) ??
    joinTexts(firstOf(block, 'content', 'summary', 'reasoningText'))
  const joined = given === undefined || given === '' ? joinTexts(block.summary) : given
  const isRedacted =
    joined === undefined && firstOf(block, 'encrypted_content', 'data', 'signature', 'redacted') !== undefined
  return joined === undefined && !isRedacted
    ? []
    : compact({ type: 'reasoning' as const, text: joined ?? '', isRedacted: isRedacted || undefined })
}

/** Text of a string, of `{text}` or `{content}`, or of a list of these. */
function joinTexts(value: unknown): string | undefined {
  if (typeof value === 'string') return textOf(value)
  if (isObject(value)) return textOf(firstOf(value, 'text', 'content'))
  if (!Array.isArray(value)) return undefined
  const texts = value.flatMap((item) => (Array.isArray(item) ? [] : (joinTexts(item) ?? [])))
  return texts.length === 0 ? undefined : texts.join('\n\n')
}

/**
 * One media block: Anthropic (`source`), OpenAI (`file`, `image_url`), AI SDK (`image`, `data`, `mediaType`), OTel
 * (`content`, `file_id`),
 * LangChain (`base64`, `url`), OpenInference (`image.image.url`).
 */
const media =
  (modality: string | undefined): BlockReader =>
  (block) => {
    const source = isObject(block.source) ? block.source : undefined
    const member = modality === undefined ? block.file : firstOf(block, modality, `${modality}_url`)
    const nested = modality !== undefined && isObject(member) && isObject(member[modality]) ? member[modality] : member
    const inner = source ?? (isObject(nested) ? nested : undefined)
    const given: JsonObject = { ...block, ...inner }
    return mediaPart(
      compact({
        modality: textOf(block.modality) ?? modality,
        mimeType: mimeTypeOf(given) ?? formatType(modality, given.format),
        data:
          firstOf(given, 'data', 'base64', 'file_data', 'bytes') ??
          (isObject(nested) ? undefined : nested) ??
          given.content,
        uri: addressOf(firstOf(given, 'url', 'uri', 'file_uri', 'file_url', 'image_url')) ?? sourceAddress(source),
        fileId: firstOf(given, 'file_id', 'fileId') ?? (given.source_type === 'id' ? given.id : undefined),
        name: firstOf(given, 'filename', 'file_name', 'name', 'title'),
        transcript: given.transcript,
      }),
    )
  }

const sourceAddress = (source: JsonObject | undefined): string | undefined =>
  source?.type === 'url' ? addressOf(source.url) : undefined

/** OpenAI names audio by `format` only. */
const formatType = (modality: string | undefined, format: unknown): string | undefined =>
  modality === 'audio' && typeof format === 'string' ? `audio/${format === 'mp3' ? 'mpeg' : format}` : undefined

/** Anthropic documents may hold plain text. */
const document: BlockReader = (block) => {
  const source = isObject(block.source) ? block.source : undefined
  if (source?.type === 'text')
    return mediaPart(
      compact({ modality: 'file', mimeType: mimeTypeOf(source), uri: textDataUri(source.data), name: block.title }),
    )
  if (source?.type === 'content') return { type: 'unknown', name: 'document', value: block }
  return media('file')(block)
}

const textDataUri = (data: unknown): string | undefined =>
  typeof data === 'string'
    ? `data:text/plain;charset=utf-8,${encodeURIComponent(data.replace(/[\uD800-\uDFFF]/gu, '\uFFFD'))}`
    : undefined

export const sharedBlocks: BlockReaders = {
  text,
  reasoning,
  thinking: reasoning,
  tool_call: (block) => readToolCall(block),
  image: media('image'),
  audio: media('audio'),
  video: media('video'),
  file: media(undefined),
  document,
}
