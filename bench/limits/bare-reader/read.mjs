// The least that a reader of spans has to do: find each span of a file and put its values into columns, ids and short texts as
// codes. It reads the compact OTLP JSON that bench/inputs/ writes and no other, asks no convention, undoes no escapes, keeps no
// content beside its place in the file, joins no repeats, shows no early state, and trusts its input.
import { SLICE_BYTES, slicesOf } from '../slices.mjs'
import { appendAttributes } from './attributes.mjs'
import { ByteTexts } from './byte-texts.mjs'
import { NO_PLACE } from './shape.mjs'
import { Shapes } from './shapes.mjs'
import { SpanColumns } from './span-columns.mjs'
import { nanosecondsOf, secondsOf, wholeAt } from './values.mjs'

/** More than any span with what stands between two groups: what is left of one slice until the next has come. */
const LEFT_BYTES = 1 << 18
const GROUP_OPENING = '"spans":['
/** More than all that stands between the spans of two groups. */
const BETWEEN_GROUPS_BYTES = 4000
const COMMA = 0x2c

/**
 * @param {Blob} file
 * @returns {Promise<BareReader>} with the columns
 */
export async function readBare(file) {
  const reader = new BareReader()
  for await (const slice of slicesOf(file)) {
    reader.add(new Uint8Array(slice))
    reader.readUpTo(reader.end - LEFT_BYTES)
  }
  reader.readUpTo(reader.end)
  return reader
}

class BareReader {
  constructor() {
    // The bytes from `at` to `end` are yet to be read; words are compared and skipped beyond the last byte.
    this.bytes = new Uint8Array(SLICE_BYTES + LEFT_BYTES + 8)
    this.view = new DataView(this.bytes.buffer)
    this.at = 0
    this.end = 0
    /** Place in the file of the first byte that is held. */
    this.fileOffset = 0
    this.isInGroup = false
    this.shapes = new Shapes()
    this.texts = new ByteTexts()
    this.spans = new SpanColumns()
    this.baseSeconds = Number.NaN
    this.lastTrace = 0
    this.lastParent = 0
  }

  add(slice) {
    this.bytes.copyWithin(0, this.at, this.end)
    this.fileOffset += this.at
    this.end -= this.at
    this.at = 0
    this.bytes.set(slice, this.end)
    this.end += slice.length
  }

  readUpTo(limit) {
    while (this.at < limit) {
      if (this.isInGroup) this.readSpan()
      else this.goToGroup()
    }
  }

  /** To the first span of the next group, or to the end. */
  goToGroup() {
    const near = this.bytes.subarray(this.at, Math.min(this.at + BETWEEN_GROUPS_BYTES, this.end))
    const opening = new TextDecoder().decode(near).indexOf(GROUP_OPENING)
    this.isInGroup = opening >= 0
    this.at = this.isInGroup ? this.at + opening + GROUP_OPENING.length : this.end
  }

  readSpan() {
    const { bytes, view, at, shapes } = this
    const shape = shapes.match(bytes, view, at) ?? shapes.learn(bytes, view, at)
    const row = this.spans.add(this.fileOffset + at, shapes.end - at)
    this.putIds(row, shape)
    this.putTexts(row, shape)
    this.putNumbers(row, shape)
    appendAttributes(row, shape.attributes, this.texts, bytes, view, shapes.places)
    this.isInGroup = bytes[shapes.end] === COMMA
    this.at = shapes.end + 1
  }

  putIds(row, { traceId, spanId, parentSpanId }) {
    const { spans } = this
    this.lastTrace = this.codeAt(traceId, this.lastTrace)
    spans.traceId[row] = this.lastTrace
    spans.spanId[row] = this.codeAt(spanId, 0)
    if (parentSpanId === NO_PLACE) return
    this.lastParent = this.codeAt(parentSpanId, this.lastParent)
    spans.parentSpanId[row] = this.lastParent
  }

  putTexts(row, shape) {
    const { spans } = this
    shape.lastName = this.codeAt(shape.name, shape.lastName)
    spans.name[row] = shape.lastName
    if (shape.message === NO_PLACE) return
    shape.lastMessage = this.codeAt(shape.message, shape.lastMessage)
    spans.statusMessage[row] = shape.lastMessage
  }

  putNumbers(row, { kind, code, start, end }) {
    const { bytes, spans } = this
    const { places } = this.shapes
    spans.kind[row] = wholeAt(bytes, places[kind], places[kind + 1])
    if (code !== NO_PLACE) spans.statusCode[row] = wholeAt(bytes, places[code], places[code + 1])
    spans.start[row] = this.instantAt(places[start], places[start + 1])
    spans.end[row] = this.instantAt(places[end], places[end + 1])
  }

  /** Code of the text at a place of the span; quick where it is the one given as the last. */
  codeAt(place, last) {
    const from = this.shapes.places[place]
    const length = this.shapes.places[place + 1] - from
    if (last !== 0 && this.texts.isAt(last, this.view, from, length)) return last
    return this.texts.codeOf(this.view, from, length)
  }

  /** Nanoseconds since the second in which the first span began: those since 1970 are no exact number. */
  instantAt(from, to) {
    const seconds = secondsOf(this.bytes, from, to)
    if (Number.isNaN(this.baseSeconds)) this.baseSeconds = seconds
    return (seconds - this.baseSeconds) * 1e9 + nanosecondsOf(this.bytes, to)
  }
}
