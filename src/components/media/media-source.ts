// Where the bytes of a picture, a sound or a file are, and what may be done about them without asking anyone.

export type MediaSource =
  /** The bytes themselves. */
  | { readonly kind: 'inline'; readonly uri: string; readonly mimeType: string; readonly sizeBytes: number }
  /** On another host: fetched only when the reader asks. */
  | { readonly kind: 'remote'; readonly uri: string; readonly host: string }
  /** An address that a browser cannot follow: `gs://…`, a file id. */
  | { readonly kind: 'elsewhere'; readonly name: string }
  | { readonly kind: 'missing' }

/** Reads an address; anything but `data:` and http(s) is only a name. */
export function mediaSource(uri: string | undefined, fileId?: string): MediaSource {
  if (uri === undefined || uri === '') return fileId ? { kind: 'elsewhere', name: fileId } : { kind: 'missing' }
  if (/^data:/i.test(uri)) {
    const comma = uri.indexOf(',')
    const head = uri.slice(5, Math.max(5, comma))
    const mimeType = (head.split(';')[0] || 'text/plain').toLowerCase()
    const length = uri.length - comma - 1
    if (comma < 0 || length === 0) return { kind: 'missing' }
    const padding = uri.endsWith('==') ? 2 : uri.endsWith('=') ? 1 : 0
    const sizeBytes = /;base64$/i.test(head) ? Math.floor((length * 3) / 4) - padding : length
    return { kind: 'inline', uri, mimeType, sizeBytes }
  }
  if (/^https?:\/\//i.test(uri)) {
    try {
      return { kind: 'remote', uri, host: new URL(uri).host }
    } catch {
      return { kind: 'elsewhere', name: uri }
    }
  }
  return { kind: 'elsewhere', name: uri }
}

export type Modality = 'image' | 'audio' | 'video' | 'file'

/** What to draw it as: the modality that was said, else what the media type tells. */
export function modalityOf(modality: string, mimeType: string | undefined): Modality {
  if (modality === 'image' || modality === 'audio' || modality === 'video') return modality
  const family = mimeType?.split('/')[0]
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'file'
}
