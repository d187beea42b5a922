// A record as an OTLP file wrote it: members under their names in either spelling, and those that the model has no place for.

export type Raw = { readonly [member: string]: unknown }

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A member in camel case, else in snake case. */
export const rawMember = (raw: Raw, name: string): unknown => raw[name] ?? raw[snake(name)]

/** Members that are written from what was read. */
const WRITTEN = [
  'traceId',
  'spanId',
  'parentSpanId',
  'name',
  'kind',
  'startTimeUnixNano',
  'endTimeUnixNano',
  'timeUnixNano',
  'attributes',
  'events',
  'links',
  'status',
  'body',
  'eventName',
]
const OF_MODEL = new Set(WRITTEN.flatMap((name) => [name, snake(name)]))

/** Members of OTLP that the model does not hold. */
const KEPT = [
  'traceState',
  'flags',
  'droppedAttributesCount',
  'droppedEventsCount',
  'droppedLinksCount',
  'observedTimeUnixNano',
  'severityNumber',
  'severityText',
]
const CAMEL = new Map(KEPT.map((name) => [snake(name), name]))

/** All other members, those of OTLP in camel case. */
export const restOf = (raw: Raw): Raw =>
  Object.fromEntries(
    Object.entries(raw)
      .filter(([member]) => !OF_MODEL.has(member))
      .map(([member, value]) => [CAMEL.get(member) ?? member, value]),
  )
