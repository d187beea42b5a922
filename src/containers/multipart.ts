// multipart/form-data as bytes, part by part. The platform's own `formData()` makes text of every part without a file
// name and forgets its content type, which is all that LangSmith's parts have.
import { parseMultipart as readParts } from '@remix-run/multipart-parser'

export interface MultipartPart {
  /** With its dots and brackets, as it was written. */
  readonly name: string
  readonly filename?: string
  /** With its parameters, such as `application/json; length=120`; '' where none is given. */
  readonly contentType: string
  /** By name in lower case. */
  readonly headers: { readonly [name: string]: string }
  readonly body: Uint8Array
}

const NO_LIMIT = Number.POSITIVE_INFINITY

/** Parts in their order. A body that is cut or damaged gives those that are whole; one that is no multipart gives none. */
export function parseMultipart(body: Uint8Array, contentType: string): MultipartPart[] {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;,]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  const parts: MultipartPart[] = []
  if (!boundary) return parts
  const limits = { maxHeaderSize: 1 << 16, maxFileSize: NO_LIMIT, maxTotalSize: NO_LIMIT, maxParts: NO_LIMIT }
  try {
    for (const part of readParts(body.subarray(startOf(body, boundary)), { boundary, ...limits })) {
      const { name = '', filename, bytes } = part
      const headers = { ...part.headers } as MultipartPart['headers']
      parts.push({ name, filename, contentType: headers['content-type'] ?? '', headers, body: bytes })
    }
  } catch {
    // What came before the damage is there.
  }
  return parts
}

/** Line breaks and a preamble may stand before the first part. */
function startOf(body: Uint8Array, boundary: string): number {
  const dashes = new TextEncoder().encode(`--${boundary}`)
  for (let at = body.indexOf(0x2d); at >= 0 && at < 1 << 16; at = body.indexOf(0x2d, at + 1)) {
    if (dashes.every((byte, i) => body[at + i] === byte)) return at
  }
  return 0
}
