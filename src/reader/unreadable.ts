// Files of which nothing can be read. Loaded when there is one.
import { PanelError } from '../model/errors.ts'

export const emptyFile = (name: string): PanelError =>
  new PanelError('input.empty', `${name} is empty. There is nothing to show. Check that the export has finished.`)

/** `begin` is how the text begins. */
export const notJson = (name: string, begin: string, cause: unknown): PanelError =>
  new PanelError(
    'input.not_json',
    `${name} is not JSON: it begins with “${begin}”. Nothing could be read. Export the traces as JSON or JSON Lines.`,
    { cause },
  )

export const cutShort = (name: string, cause: Error): PanelError =>
  new PanelError(
    'input.truncated',
    `${name} is not complete JSON (${cause.message}). No record in it could be read. Export it again, or save one span per line so that a cut file stays readable.`,
    { cause },
  )
