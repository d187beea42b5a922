// Text to records: one document, an array of documents, JSON Lines, or several values in a row.
import { PanelError } from '../model/errors.ts'
import type { IssueLog } from '../model/issue-log.ts'
import { closeCut, errorPosition, parseLenient, splitValues } from './json-text.ts'

export interface JsonRecord {
  readonly value: unknown
  /** For issues: `line 7`, `[3]` or `document`. */
  readonly place: string
  /** How many values, one in the other, the text ended in; 0 for a whole record. */
  readonly cutDepth: number
}

type OnBadRecord = (code: string, example: string, place: string) => void

/** Longest text the engines hold in one string, a little under 2^29 characters. */
const MAX_DOCUMENT_CHARS = 536_000_000

/** Characters looked at before a file whose first line is no value counts as one document. */
const MAX_FIRST_LINE_CHARS = 8_000_000

/** Yields records as they come; JSON Lines are never held whole. Bad lines are counted and left out. */
export async function* readRecords(
  chunks: AsyncIterable<string>,
  name: string,
  issues: IssueLog,
  onBadRecord: OnBadRecord,
): AsyncGenerator<JsonRecord> {
  const source = chunks[Symbol.asyncIterator]()
  try {
    yield* readFrom(source, name, issues, onBadRecord)
  } finally {
    await source.return?.()
  }
}

async function* readFrom(
  source: AsyncIterator<string>,
  name: string,
  issues: IssueLog,
  onBadRecord: OnBadRecord,
): AsyncGenerator<JsonRecord> {
  let head = ''
  let isEnd = false
  while (!isEnd && !hasLine(head) && head.length < MAX_FIRST_LINE_CHARS) {
    const { done, value } = await source.next()
    if (done) isEnd = true
    else head += value
  }
  head = head.replace(/^\ufeff/, '')
  const firstLine = firstLineOf(head)
  if (isValue(firstLine)) {
    yield* readLines(head, isEnd, source, issues, onBadRecord)
    return
  }
  const parts = [head]
  let length = head.length
  while (!isEnd) {
    const { done, value } = await source.next()
    if (done) break
    parts.push(value)
    length += value.length
    if (length > MAX_DOCUMENT_CHARS) throw tooLarge(name)
  }
  yield* readDocument(parts.join(''), name, issues, onBadRecord)
}

const hasLine = (text: string): boolean => text.trimStart().includes('\n')

const firstLineOf = (text: string): string => {
  const trimmed = text.trimStart()
  const end = trimmed.indexOf('\n')
  return (end < 0 ? trimmed : trimmed.slice(0, end)).trim()
}

/**
 * JSON Lines although the first line is none: one of the next few objects that begin in the first column fills its line.
 * A comma behind one says that it is an array with an element a line.
 */
const hasWholeLine = (text: string): boolean => {
  let from = text.indexOf('\n{"')
  for (let tried = 0; from >= 0 && tried < 3; tried++) {
    const end = text.indexOf('\n', from + 1)
    const line = text.slice(from + 1, end < 0 ? undefined : end).trim()
    if (line.endsWith(',')) return false
    if (isValue(line)) return true
    from = text.indexOf('\n{"', from + 1)
  }
  return false
}

/** A complete object or array on one line. */
const isValue = (line: string): boolean => {
  if (line[0] !== '{' && line[0] !== '[') return false
  try {
    parseLenient(line)
    return true
  } catch {
    return false
  }
}

async function* readLines(
  head: string,
  isHeadAll: boolean,
  source: AsyncIterator<string>,
  issues: IssueLog,
  onBadRecord: OnBadRecord,
): AsyncGenerator<JsonRecord> {
  let text = head
  /** The line so far: a long one lies in many chunks, each looked through once. */
  let pending: string[] = []
  let lineNumber = 0
  let isEnd = isHeadAll
  while (true) {
    const lines = text.split('\n')
    for (let at = 0; at < lines.length - 1; at++) {
      yield* readLine(pending.join('') + lines[at], ++lineNumber, false, issues, onBadRecord)
      pending = []
    }
    pending.push(lines[lines.length - 1])
    if (isEnd) break
    const { done, value } = await source.next()
    isEnd = done === true
    text = value ?? ''
  }
  yield* readLine(pending.join(''), ++lineNumber, true, issues, onBadRecord)
}

function* readLine(
  line: string,
  lineNumber: number,
  isLast: boolean,
  issues: IssueLog,
  onBadRecord: OnBadRecord,
): Generator<JsonRecord> {
  const text = line.trim()
  if (text === '') return
  const place = `line ${lineNumber}`
  try {
    const { value, nanCount } = parseLenient(text)
    if (nanCount > 0) issues.add('info', 'json.nan', place, place, nanCount)
    yield* spread(value, place)
  } catch {
    const at = errorPosition(text)
    const mended = isLast && at === text.length ? mend(text) : undefined
    if (mended) {
      issues.add('warning', 'input.truncated', `${place} ends in the middle of a value`, place)
      yield* spread(mended.value, place, mended.depth)
      return
    }
    onBadRecord('record.invalid_json', describe(text, at), place)
  }
}

function* readDocument(text: string, name: string, issues: IssueLog, onBadRecord: OnBadRecord): Generator<JsonRecord> {
  if (text.trim() === '') {
    throw new PanelError(
      'input.empty',
      `${name} is empty. There is nothing to show. Check that the export has finished.`,
    )
  }
  let failure: unknown
  try {
    const { value, nanCount } = parseLenient(text)
    if (nanCount > 0) issues.add('info', 'json.nan', name, undefined, nanCount)
    yield* spread(value, 'document')
    return
  } catch (error) {
    failure = error
  }
  if (hasWholeLine(text)) {
    const lines = text.trimEnd().split('\n')
    for (const [at, line] of lines.entries())
      yield* readLine(line, at + 1, at === lines.length - 1, issues, onBadRecord)
    return
  }
  const start = text.trimStart()[0]
  if (start !== '{' && start !== '[') {
    throw new PanelError(
      'input.not_json',
      `${name} is not JSON: it begins with “${text.trim().slice(0, 20)}”. Nothing could be read. Export the traces as JSON or JSON Lines.`,
      { cause: failure },
    )
  }
  yield* readDamaged(text, name, failure, issues, onBadRecord)
}

/** Several values in a row, or one that is cut or broken: every value that is whole, and the whole part of the last. */
function* readDamaged(
  text: string,
  name: string,
  failure: unknown,
  issues: IssueLog,
  onBadRecord: OnBadRecord,
): Generator<JsonRecord> {
  let count = 0
  const spans = splitValues(text)
  for (const [index, span] of spans.entries()) {
    const place = spans.length > 1 ? `value ${index + 1}` : 'document'
    const part = text.slice(span.start, span.end)
    const whole = span.isComplete ? parseWhole(part) : undefined
    if (whole) {
      yield* spread(whole.value, place)
      count++
    } else {
      const at = errorPosition(part)
      const mended = mend(part.slice(0, at))
      if (!mended) {
        onBadRecord('record.invalid_json', describe(part, at), place)
        continue
      }
      const byte = byteLength(text.slice(0, span.start + mended.at))
      issues.add(
        'error',
        at < part.length ? 'json.broken' : 'input.truncated',
        `readable up to byte ${byte} of ${byteLength(text)}`,
        `byte ${byte}`,
      )
      yield* spread(mended.value, place, mended.depth)
      count++
    }
  }
  if (count > 0) return
  throw new PanelError(
    'input.truncated',
    `${name} is not complete JSON (${describe(text, errorPosition(text))}). No record in it could be read. Export it again, or save one span per line so that a cut file stays readable.`,
    { cause: failure },
  )
}

/** The elements of an array each are a record. */
function* spread(value: unknown, place: string, cutDepth = 0): Generator<JsonRecord> {
  if (!Array.isArray(value)) {
    yield { value, place, cutDepth }
    return
  }
  for (let at = 0; at < value.length; at++) {
    const isLast = at === value.length - 1
    yield {
      value: value[at],
      place: place === 'document' ? `[${at}]` : `${place} [${at}]`,
      cutDepth: isLast ? Math.max(0, cutDepth - 1) : 0,
    }
  }
}

function mend(text: string): { value: unknown; at: number; depth: number } | undefined {
  const closed = closeCut(text)
  if (!closed) return undefined
  try {
    return { value: parseLenient(closed.text).value, at: closed.at, depth: closed.depth }
  } catch {
    return undefined
  }
}

function parseWhole(text: string): { value: unknown } | undefined {
  try {
    return parseLenient(text)
  } catch {
    return undefined
  }
}

/** Where and what, without a word of the content but the character that was wrong. */
const describe = (text: string, at: number): string =>
  at >= text.length ? `ends after ${text.length} characters` : `unexpected “${text[at]}” at character ${at}`

const byteLength = (text: string): number => new TextEncoder().encode(text).length

const tooLarge = (name: string): PanelError =>
  new PanelError(
    'input.too_large',
    `${name} is one JSON document of more than 512 MB. That is more than a browser holds in one text. Save it as JSON Lines, one request a line, or gzip those lines.`,
  )
