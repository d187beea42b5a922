// One way in which spans are written: which of its values is which.

export const NO_PLACE = -1

/** The name of the field that a literal ends with. */
const FIELD = /"(\w+)":"?$/
/** The key of an attribute, and how its value is told; values of a list count as the attribute's. */
const ATTRIBUTE = /"key":"([^"]*)","value":.*"(stringValue|intValue|doubleValue)":"?$/

export class Shape {
  /**
   * @param {readonly string[]} literals what stands before each value, and after the last
   * @param {import('./attributes.mjs').AttributeColumns} columns
   */
  constructor(literals, columns) {
    const fields = literals.map((literal) => (ATTRIBUTE.test(literal) ? undefined : FIELD.exec(literal)?.[1]))
    const placeOf = (field) => (fields.includes(field) ? fields.indexOf(field) * 2 : NO_PLACE)
    // Places of values, by which a span's own are looked up.
    this.traceId = placeOf('traceId')
    this.spanId = placeOf('spanId')
    this.parentSpanId = placeOf('parentSpanId')
    this.name = placeOf('name')
    this.kind = placeOf('kind')
    this.start = placeOf('startTimeUnixNano')
    this.end = placeOf('endTimeUnixNano')
    this.code = placeOf('code')
    this.message = placeOf('message')
    this.attributes = literals.flatMap((literal, index) => {
      const [, key, type] = ATTRIBUTE.exec(literal) ?? []
      return key === undefined ? [] : { place: index * 2, type, column: columns.of(key, type), lastCode: 0 }
    })
    this.lastName = 0
    this.lastMessage = 0
  }
}
