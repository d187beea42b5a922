/** One part of a multipart request. */
export interface RequestPart {
  readonly name: string
  readonly contentType: string
  /** JSON where it is some, text or nothing otherwise. */
  readonly value: unknown
}
