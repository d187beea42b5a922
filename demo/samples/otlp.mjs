// Spans in OTLP JSON from a short form.

/** Seeded numbers in [0, 1): the minimal standard generator. */
export const seeded = (seed) => {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** Hex ids that only depend on the seed. */
export const idMaker = (seed) => {
  const random = seeded(seed)
  return (bytes) =>
    Array.from({ length: bytes }, () =>
      Math.floor(random() * 256)
        .toString(16)
        .padStart(2, '0'),
    ).join('')
}

const anyValue = (value) => {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } }
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }
}

/** Attributes of an object; what is undefined is left out, what is an object is written as JSON. */
export const attributesOf = (object) =>
  Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({
      key,
      value: anyValue(isStructured(value) ? JSON.stringify(value) : value),
    }))

const isStructured = (value) =>
  typeof value === 'object' && (!Array.isArray(value) || value.some((item) => typeof item === 'object'))

const ns = (ms) => `${BigInt(Math.round(ms * 1000))}000`

/** One span. Times in ms since 1970; `events` as `[name, atMs, attributes]`. */
export const span = ({ traceId, spanId, parentSpanId, name, kind = 1, startMs, endMs, attributes, events, error }) => ({
  traceId,
  spanId,
  ...(parentSpanId ? { parentSpanId } : {}),
  name,
  kind,
  startTimeUnixNano: ns(startMs),
  ...(endMs === undefined ? {} : { endTimeUnixNano: ns(endMs) }),
  attributes: attributesOf(attributes),
  ...(events?.length
    ? {
        events: events.map(([eventName, atMs, more]) => ({
          timeUnixNano: ns(atMs),
          name: eventName,
          attributes: attributesOf(more),
        })),
      }
    : {}),
  status: error ? { code: 2, message: error } : {},
})
