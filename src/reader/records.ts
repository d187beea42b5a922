// Bytes to records: one document, an array of documents, JSON Lines, or several values in a row.
import { goOn } from '../adapters/go-on.ts'
import type { RecordSink } from '../adapters/record-sink.ts'
import type { ByteCursor, ByteFile } from '../json/byte-cursor.ts'
import { JsonError } from '../json/json-error.ts'
import { parseLenient } from '../json/json-text.ts'
import { type ByteSource, SLICE_BYTES } from '../json/window.ts'
import type { PanelError } from '../model/errors.ts'
import { decodeUtf8 } from '../util/utf8.ts'

export interface RecordFile {
  readonly name: string
  readonly file: ByteFile
  readonly cursor: ByteCursor
  readonly sink: RecordSink
  readonly source: ByteSource
}

/** Reads the record the cursor stands on. `place` for issues: `line 7`, `[3]`, or undefined for the whole document. */
export type OnRecord = (place: string | undefined) => Promise<void>

const LINE_FEED = 10

/** Hands over records as they come. What is broken is counted, and what lies behind it is read where that can be found. */
export async function readRecords(input: RecordFile, onRecord: OnRecord): Promise<void> {
  const { file, cursor, sink, name } = input
  let at = hasMark(file.window.bytes) ? 3 : 0
  let isLines = isValue(firstLine(file, at))
  let count = 0
  let valueCount = 0
  for (;;) {
    let startLine = file.lines
    let start = -1
    let isContainer = false
    try {
      if (!cursor.seek(at)) break
      startLine = file.lines
      start = cursor.offset
      isContainer = cursor.type === 'object' || cursor.type === 'array'
      if (!isContainer) cursor.skip()
      const place = isLines ? `line ${startLine + 1}` : valueCount > 0 ? `value ${valueCount + 1}` : undefined
      valueCount++
      if (cursor.type === 'array') await readEntries(input, place, onRecord)
      else await onRecord(place)
      cursor.skip()
      count++
      await moveOn(input)
      at = cursor.position
    } catch (error) {
      if (!(error instanceof JsonError)) throw error
      // Broken where a value should begin: white space before it has been read over.
      if (start < 0) startLine = file.lines
      const isSameLine = file.lines === startLine
      if (!isLines && count === 0 && (await hasWholeLine(input))) isLines = true
      if (error.kind === 'cut') {
        await tellCut(input, error, isLines ? `line ${startLine + 1}` : undefined)
        break
      }
      const place = isLines ? `line ${startLine + 1}` : undefined
      if (isLines) sink.addUnread('record.invalid_json', error.message, place)
      else if (!isContainer && count === 0) throw await notJsonError(name, file, error)
      else
        sink.issues.add(
          'error',
          'json.broken',
          `readable up to byte ${error.offset}${ofSize(input.source)}`,
          `byte ${error.offset}`,
        )
      // A line ends where the line that is broken does, not where another one was taken for its end.
      const from = isSameLine || start < file.window.base ? error.offset : start
      const next = await nextLine(input, from, startLine, isLines)
      if (next === undefined) break
      at = next
      count++
    }
  }
  if (valueCount === 0 && count === 0) {
    throw (await import('./unreadable.ts')).emptyFile(name)
  }
  if (file.nanCount > 0) sink.issues.add('info', 'json.nan', name, undefined, file.nanCount)
  if (file.hasInvalidUtf8) sink.issues.add('warning', 'input.invalid_utf8', name)
}

/** The entries of an array each are a record. */
async function readEntries(input: RecordFile, place: string | undefined, onRecord: OnRecord): Promise<void> {
  const { cursor, sink } = input
  cursor.enter()
  const level = cursor.depth
  while (cursor.next()) {
    try {
      await onRecord(place === undefined ? `[${cursor.index}]` : `${place} [${cursor.index}]`)
      // An entry that is broken where its adapter did not look is broken all the same.
      cursor.skip()
    } catch (error) {
      if (!(error instanceof JsonError) || !goOn(cursor, sink, level, error)) throw error
    }
    await moveOn(input)
  }
}

/** Between two records what lies behind the cursor is let go, so that no list is ever held whole. */
async function moveOn({ file, cursor }: RecordFile): Promise<void> {
  if (cursor.isLow) cursor.moved(await file.window.advance(cursor.position))
}

/** Of what still comes it is not known. */
const ofSize = ({ size }: ByteSource): string => (Number.isFinite(size) ? ` of ${size}` : '')

async function tellCut({ sink, name }: RecordFile, error: JsonError, place: string | undefined): Promise<void> {
  if (sink.records === 0 && place === undefined) {
    throw (await import('./unreadable.ts')).cutShort(name, error)
  }
  if (place === undefined)
    sink.issues.add('error', 'input.truncated', `ends at byte ${error.offset}, inside a value`, `byte ${error.offset}`)
  else sink.issues.add('warning', 'input.truncated', `${place} ends in the middle of a value`, place)
}

/**
 * Place in the window behind the line feed that ends the line of an offset; outside JSON Lines the next line that begins
 * with an object. Undefined when there is none.
 */
async function nextLine(
  { file, cursor }: RecordFile,
  from: number,
  line: number,
  isLines: boolean,
): Promise<number | undefined> {
  const { window } = file
  let at = from - window.base
  for (;;) {
    const feed = window.bytes.subarray(0, window.end).indexOf(LINE_FEED, at)
    const next = window.bytes[feed + 1]
    const isFound = feed >= 0 && (isLines || (feed + 1 < window.end && (next === OPEN_BRACE || next === OPEN_BRACKET)))
    if (isFound) {
      file.lines = isLines ? line + 1 : file.lines
      return feed + 1
    }
    if (feed >= 0 && feed + 1 < window.end) {
      at = feed + 1
      continue
    }
    if (window.isAtEnd) return undefined
    const moved = await window.advance(feed >= 0 ? feed : window.end)
    cursor.moved(moved)
    at = 0
  }
}

const OPEN_BRACE = 123
const OPEN_BRACKET = 91

const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

/** The first line that is not blank, as far as it is at hand; '' where it does not end. */
function firstLine({ window }: ByteFile, from: number): string {
  const bytes = window.bytes.subarray(0, window.end)
  let at = from
  for (;;) {
    const feed = bytes.indexOf(LINE_FEED, at)
    if (feed < 0) return ''
    const line = decodeUtf8(bytes, at, feed).trim()
    if (line !== '') return line
    at = feed + 1
  }
}

/**
 * JSON Lines although the first line is none: one of the next few objects that begin in the first column fills its line.
 * A comma behind one says that it is an array with an element a line.
 */
async function hasWholeLine({ file: { window } }: RecordFile): Promise<boolean> {
  if (window.base > 0) return false
  const text = decodeUtf8(window.bytes, 0, Math.min(window.end, SLICE_BYTES))
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

async function notJsonError(name: string, { window }: ByteFile, cause: JsonError): Promise<PanelError> {
  const begin = decodeUtf8(window.bytes, 0, Math.min(window.end, 80)).trim().slice(0, 20)
  return (await import('./unreadable.ts')).notJson(name, begin, cause)
}
