// Method and address of a recorded request.
import type { Cursor } from '../../json/cursor.ts'
import { isObject, type PlainObject, textIn } from '../plain-values.ts'

export interface RecordedRequest {
  readonly method: string
  /** Without host and query. */
  readonly path: string
  readonly contentType: string
}

/** From the fields read so far; the address may stand behind the body that `cursor` is at. */
export function requestOf(fields: PlainObject, cursor?: Cursor): RecordedRequest {
  const address = textIn(fields.path) ?? textIn(fields.url) ?? cursor?.ahead('path', 'url')?.string() ?? ''
  const method = textIn(fields.method) ?? cursor?.ahead('method')?.string() ?? ''
  return { method: method.toUpperCase(), path: pathOf(address), contentType: contentTypeOf(fields) }
}

const pathOf = (address: string): string => address.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/s, '') || '/'

/** Headers are an object of texts, or a list of names and values as in HAR files. */
function contentTypeOf({ headers, postData }: PlainObject): string {
  const entries = Array.isArray(headers)
    ? headers.filter(isObject).map(({ name, value }) => [textIn(name) ?? '', value] as const)
    : Object.entries(isObject(headers) ? headers : {})
  const told = entries.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  return textIn(told) ?? (isObject(postData) ? textIn(postData.mimeType) : undefined) ?? ''
}
