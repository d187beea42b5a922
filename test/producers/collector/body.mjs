// What a producer sent, as it is recorded: JSON where it is JSON, the parts of a multipart body, else text.
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

const UNPACK = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync }

/** @param {Buffer} bytes */
export const unpack = (bytes, encoding) => (UNPACK[encoding] ? UNPACK[encoding](bytes) : bytes)

const asJson = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `{ body }` or `{ parts }`, as in a line of a recorded-requests file. */
export function bodyOf(bytes, contentType = '') {
  const boundary = /multipart\/form-data;.*boundary="?([^";]+)/.exec(contentType)?.[1]
  if (boundary) return { parts: partsOf(bytes.toString('utf8'), boundary) }
  if (bytes.length === 0) return {}
  const text = bytes.toString('utf8')
  const value = asJson(text)
  return { body: value === undefined ? text : value }
}

function partsOf(text, boundary) {
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head, ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n')
      const content = rest.join('\r\n\r\n').replace(/\r\n$/, '')
      const header = (name) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]
      const json = asJson(content)
      return {
        name: /name="([^"]*)"/.exec(header('content-disposition') ?? '')?.[1],
        contentType: header('content-type'),
        ...(json === undefined ? { text: content } : { json }),
      }
    })
}
