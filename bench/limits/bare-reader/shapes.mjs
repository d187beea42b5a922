// How spans are written: the literal bytes between their values, as a tree over what all shapes have in common. A shape is learned
// from its first span; after that only the literals are compared, and what stands between them are the values.
import { AttributeColumns } from './attributes.mjs'
import { Literal } from './literal.mjs'
import { Shape } from './shape.mjs'
import { isNumberByte, numberEnd, textEnd } from './values.mjs'

const QUOTE = 0x22
const COLON = 0x3a
const OPENING = 0x7b
const CLOSING = 0x7d
const ATTRIBUTE_KEY = '"key":'

/** What follows a literal. */
const TEXT = 1
const NUMBER = 2
const NOTHING = 3

/** A literal, what follows it, and the pieces that may come after that. */
class Piece {
  constructor(literal, value) {
    this.literal = literal
    this.value = value
    this.next = []
    /** The one of `next` that came last: most likely it comes again. */
    this.likely = undefined
    /** Of the last piece of a span. */
    this.shape = undefined
  }

  /** The piece that stands at a place; undefined where it is none that is known. */
  nextAt(view, at) {
    if (this.likely?.literal.isAt(view, at)) return this.likely
    const found = this.next.find(({ literal }) => literal.isAt(view, at))
    if (found) this.likely = found
    return found
  }

  /** The next piece with these bytes, made where there is none. */
  follow(bytes, value) {
    const literal = new Literal(bytes)
    const known = this.next.find((piece) => piece.literal.text === literal.text)
    if (known) return known
    const piece = new Piece(literal, value)
    this.next.push(piece)
    return piece
  }
}

export class Shapes {
  constructor() {
    this.root = new Piece()
    this.columns = new AttributeColumns()
    /** From and to of each value of the last span, in the order in which they stand. */
    this.places = new Int32Array(64)
    /** Where the last span ends. */
    this.end = 0
  }

  /** The shape of the span at a place; undefined where it is none that is known. */
  match(bytes, view, from) {
    const { places } = this
    let piece = this.root
    let at = from
    for (let place = 0; ; place += 2) {
      piece = piece.nextAt(view, at)
      if (piece === undefined) return undefined
      at += piece.literal.length
      if (piece.value === NOTHING) {
        this.end = at
        return piece.shape
      }
      places[place] = at
      at = piece.value === TEXT ? textEnd(view, at) : numberEnd(bytes, at)
      places[place + 1] = at
    }
  }

  /** Adds the shape of the span at a place, and matches it. */
  learn(bytes, view, from) {
    const path = []
    let last = this.root
    let literalFrom = from
    let depth = 0
    let at = from
    const addPiece = (to, value) => {
      last = last.follow(bytes.slice(literalFrom, to), value)
      path.push(last)
    }
    do {
      const byte = bytes[at]
      if (byte === QUOTE) {
        const end = textEnd(view, at + 1)
        if (!isName(bytes, at, end)) {
          addPiece(at + 1, TEXT)
          literalFrom = end
        }
        at = end + 1
      } else if (isNumberByte(byte)) {
        addPiece(at, NUMBER)
        at = numberEnd(bytes, at)
        literalFrom = at
      } else {
        if (byte === OPENING) depth++
        else if (byte === CLOSING) depth--
        at++
      }
      if (at >= bytes.length) throw new Error('The bare reader came upon a span that does not end.')
    } while (depth > 0)
    addPiece(at, NOTHING)
    last.shape = new Shape(
      path.map(({ literal }) => literal.text),
      this.columns,
    )
    if (path.length * 2 > this.places.length) this.places = new Int32Array(path.length * 4)
    return this.match(bytes, view, from)
  }
}

/** Whether the text between two quotes is the name of a field or the key of an attribute rather than a value. */
const isName = (bytes, from, to) =>
  bytes[to + 1] === COLON ||
  new TextDecoder().decode(bytes.subarray(Math.max(0, from - ATTRIBUTE_KEY.length), from)) === ATTRIBUTE_KEY
