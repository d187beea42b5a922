/**
 * Error with a stable code and three short sentences: what happened, what it means, what to do.
 * UI and tests choose by `code`, never by words; secrets and message bodies never appear in the message.
 */
export class PanelError extends Error {
  /** By name: parts of the reader that are loaded on demand bring a copy of this class. */
  static [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'PanelError'
  }

  readonly code: string
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'PanelError'
    this.code = code
  }
}
