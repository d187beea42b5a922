// Whether a text holds objects as a console prints them: JavaScript's with bare keys, Python's with single quotes. Lines of
// a log may stand around them.
import { HEAD_BYTES } from './container.ts'

/** An object that begins a line: `{`, then a bare or a single-quoted key. JSON has double quotes there. */
export const OBJECT_START = /^(?:\[\s*)?\{\s*(?:'[^'\n]{1,200}'|[A-Za-z_$][\w$]*):\s/m

/** Lines of a log that may stand in front of the first object. */
const MAX_LINES = 200

export function isConsoleText(head: Uint8Array): boolean {
  if (head[0] === 0 || head.subarray(0, 1024).includes(0)) return false
  const text = new TextDecoder().decode(head.subarray(0, HEAD_BYTES), { stream: true })
  const match = OBJECT_START.exec(text)
  if (!match) return false
  const before = text.slice(0, match.index)
  // In a JSON document the same may stand within a text, behind the first brace.
  return !/^\s*[{[]/.test(before) && before.split('\n').length <= MAX_LINES
}
