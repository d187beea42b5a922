// A column an attribute: the rows that have it, and its values.
import { doubled } from './doubled.mjs'
import { decimalAt, wholeAt } from './values.mjs'

/** Longer ones are content, which stays in the file. */
const LONGEST_TEXT_BYTES = 256

class AttributeColumn {
  constructor(key, type) {
    this.key = key
    this.type = type
    this.count = 0
    this.rows = new Uint32Array(256)
    /** Numbers, or codes of texts. */
    this.values = new Float64Array(256)
  }

  append(row, value) {
    if (this.count === this.rows.length) {
      this.rows = doubled(this.rows)
      this.values = doubled(this.values)
    }
    this.rows[this.count] = row
    this.values[this.count] = value
    this.count++
  }
}

export class AttributeColumns {
  constructor() {
    this.byKeyAndType = new Map()
  }

  of(key, type) {
    const name = `${key} ${type}`
    const column = this.byKeyAndType.get(name) ?? new AttributeColumn(key, type)
    this.byKeyAndType.set(name, column)
    return column
  }
}

/** @param {readonly { place: number, type: string, column: AttributeColumn, lastCode: number }[]} attributes of the span's shape */
export function appendAttributes(row, attributes, texts, bytes, view, places) {
  for (let index = 0; index < attributes.length; index++) {
    const attribute = attributes[index]
    const from = places[attribute.place]
    const to = places[attribute.place + 1]
    if (attribute.type === 'stringValue') appendText(row, attribute, texts, view, from, to - from)
    else
      attribute.column.append(
        row,
        attribute.type === 'intValue' ? wholeAt(bytes, from, to) : decimalAt(bytes, from, to),
      )
  }
}

function appendText(row, attribute, texts, view, from, length) {
  if (length > LONGEST_TEXT_BYTES) return
  const { lastCode } = attribute
  if (lastCode === 0 || !texts.isAt(lastCode, view, from, length)) attribute.lastCode = texts.codeOf(view, from, length)
  attribute.column.append(row, attribute.lastCode)
}
