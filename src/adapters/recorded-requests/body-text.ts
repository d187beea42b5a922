// Bodies that stand as text.
import { parseMultipart } from '../../containers/multipart.ts'
import { isObject, structureIn, textIn } from '../plain-values.ts'
import type { RequestPart } from '../request-part.ts'

/** Records of a text: JSON (the entries of an array each are one), or JSON Lines. None where it is neither. */
export function recordsOfText(text: string | undefined): readonly unknown[] {
  const first = text?.trimStart()[0]
  if (text === undefined || (first !== '{' && first !== '[')) return []
  const whole = parsed(text)
  if (whole !== undefined) return Array.isArray(whole) ? whole : [whole]
  return text.split('\n').flatMap((line) => parsed(line) ?? [])
}

const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** Parts of a multipart body; none where it is something else. */
export function partsOfText(text: string | undefined, contentType: string): RequestPart[] {
  if (text === undefined || !/^multipart\//i.test(contentType)) return []
  return parseMultipart(new TextEncoder().encode(text), contentType).map(({ name, contentType: type, body }) => ({
    name,
    contentType: type,
    value: jsonOr(new TextDecoder().decode(body)),
  }))
}

/** A part as recorders write it: its JSON, or its text. */
export function partOf(value: unknown): RequestPart {
  const part = isObject(value) ? value : {}
  const { name, contentType, json, value: text = part.text ?? part.body ?? part.fileName } = part
  return {
    name: textIn(name) ?? '',
    contentType: textIn(contentType) ?? '',
    value: json === undefined ? jsonOr(text) : json,
  }
}

/** A JSON text is a text of its own in parts that hold one field. */
function jsonOr(text: unknown): unknown {
  if (typeof text !== 'string' || !text.startsWith('"')) return structureIn(text)
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
