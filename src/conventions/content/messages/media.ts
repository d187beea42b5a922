// Images, audio, video and files: bytes become `data:` URIs, addresses stay addresses and are never fetched here.
import type { Part } from '../../../model/content.ts'
import { compact, isObject, type JsonObject, textOf } from '../json.ts'

export type MediaPart = Extract<Part, { type: 'media' }>

/** For bytes of which only the modality is known. */
const DEFAULT_TYPES: { readonly [modality: string]: string } = {
  image: 'image/png',
  audio: 'audio/wav',
  video: 'video/mp4',
}

/**
 * `@@@langfuseMedia:type=image/png|id=…|source=…@@@`: bytes that Langfuse keeps elsewhere; only the id is in the trace.
 */
const LANGFUSE_TAG = /@@@langfuseMedia:([^@]{1,500})@@@/g

/** Bytes that Braintrust keeps elsewhere, wherever the provider's own block had them. */
const isAttachment = (data: unknown): data is JsonObject => isObject(data) && data.type === 'braintrust_attachment'

export function modalityOf(mimeType: string | undefined, fallback = 'file'): string {
  const family = mimeType?.split('/')[0]
  return family === 'image' || family === 'audio' || family === 'video' ? family : fallback
}

/**
 * A media part from what a source gives.
 * `data`: base64 text, a `data:` URI or an address, whichever the writer put there; `uri`: the same, for members named
 * url.
 */
export function mediaPart(given: {
  modality?: string
  mimeType?: string
  data?: unknown
  uri?: unknown
  fileId?: unknown
  name?: unknown
  transcript?: unknown
}): MediaPart {
  if (isAttachment(given.data))
    return compact({
      type: 'media' as const,
      modality: given.modality ?? modalityOf(textOf(given.data.content_type)),
      mimeType: textOf(given.data.content_type) ?? given.mimeType,
      fileId: textOf(given.data.key),
      name: textOf(given.data.filename) ?? textOf(given.name),
    })
  const address = textOf(given.uri) ?? textOf(given.data)
  const tag = address === undefined ? undefined : langfuseMedia(address)
  if (tag !== undefined) return tag
  const declared = given.mimeType ?? mimeTypeOfDataUri(address)
  return compact({
    type: 'media' as const,
    modality: given.modality ?? modalityOf(declared),
    mimeType: declared,
    uri: textOf(given.uri) ?? dataUri(given.data, declared ?? DEFAULT_TYPES[given.modality ?? '']),
    fileId: textOf(given.fileId),
    name: textOf(given.name),
    transcript: textOf(given.transcript),
  })
}

/** Base64 text as a `data:` URI; what already is an address, or a redaction marker, stays as it is. */
function dataUri(data: unknown, mimeType: string | undefined): string | undefined {
  const text = textOf(data) ?? bytesToBase64(data)
  if (text === undefined) return undefined
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) || text.startsWith('<') || text.startsWith('_') || text.startsWith('['))
    return text
  return `data:${mimeType ?? 'application/octet-stream'};base64,${text}`
}

const mimeTypeOfDataUri = (uri: string | undefined): string | undefined =>
  uri === undefined ? undefined : (/^data:([^;,]+)/i.exec(uri)?.[1] ?? undefined)

/** Bytes that were serialised as a list of numbers, a Node Buffer or a numbered object. */
function bytesToBase64(data: unknown): string | undefined {
  const source = isObject(data) && data.type === 'Buffer' ? data.data : data
  const bytes: unknown[] | undefined = Array.isArray(source)
    ? source
    : isObject(source) && Object.hasOwn(source, '0')
      ? Object.values(source)
      : undefined
  if (bytes === undefined || !bytes.every((byte) => typeof byte === 'number' && byte >= 0 && byte < 256))
    return undefined
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte as number) // checked above
  return btoa(binary)
}

/** The media part of a text that is one Langfuse tag and nothing else. */
export function langfuseMedia(text: string): MediaPart | undefined {
  const parts = text.startsWith('@@@langfuseMedia:') ? splitLangfuseMedia(text) : []
  return parts.length === 1 && parts[0]?.type === 'media' ? parts[0] : undefined
}

/** Text with Langfuse tags in it, as text and media parts in order. */
export function splitLangfuseMedia(text: string): readonly Part[] {
  if (!text.includes('@@@langfuseMedia:')) return [{ type: 'text', text }]
  const parts: Part[] = []
  let end = 0
  for (const match of text.matchAll(LANGFUSE_TAG)) {
    const before = text.slice(end, match.index)
    if (before.trim() !== '') parts.push({ type: 'text', text: before })
    const fields = new Map((match[1] ?? '').split('|').map((field) => splitOnce(field)))
    const mimeType = textOf(fields.get('type'))
    const name = textOf(fields.get('id'))
    parts.push(compact({ type: 'media' as const, modality: modalityOf(mimeType), mimeType, name }))
    end = match.index + match[0].length
  }
  const rest = text.slice(end)
  if (rest.trim() !== '') parts.push({ type: 'text', text: rest })
  return parts
}

function splitOnce(field: string): [string, string] {
  const at = field.indexOf('=')
  return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)]
}

/** The address in `{url}` or in plain text. */
export const addressOf = (value: unknown): string | undefined =>
  isObject(value) ? (textOf(value.url) ?? textOf(value.uri)) : textOf(value)

/** MIME type under any of its spellings. */
export const mimeTypeOf = (block: JsonObject): string | undefined =>
  textOf(block.mime_type) ??
  textOf(block.mimeType) ??
  textOf(block.media_type) ??
  textOf(block.mediaType) ??
  textOf(block.contentType)
