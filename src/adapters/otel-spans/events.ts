// Events and links of a span: lists of objects, or the parallel lists of a table (`Events.Name`, `Events.Timestamp`).
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { isObject, listIn, structureIn, textIn } from '../plain-values.ts'
import { printedIn } from '../printed-values.ts'
import { attributesIn } from './attributes.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { anyInstantIn } from './times.ts'
import { idIn } from './words.ts'

export function eventsIn(fields: Fields): PlainSpan['events'] {
  const rows = [...listIn(printedIn(fields.events)), ...listIn(printedIn(fields.spanevents))]
    .map((event) => fieldsOf(structureIn(event)))
    .filter(({ body }) => !isObject(body))
  return [...rows, ...parallel(fields, 'events.')].map((event) => ({
    name: textIn(event.name) ?? textIn(event.eventname) ?? '',
    time: anyInstantIn(event.timeunixnano ?? event.timestamp ?? event.time),
    attributes: { ...attributesIn(event.attributes ?? event.attributemap), ...restOf(event, EVENT_FIELDS) },
  }))
}

export function linksIn(fields: Fields): PlainSpan['links'] {
  const rows = [...listIn(printedIn(fields.links)), ...listIn(printedIn(fields.spanlinks))].map((link) =>
    fieldsOf(structureIn(link)),
  )
  return [...rows, ...parallel(fields, 'links.')].flatMap((link) => {
    const context = fieldsOf(structureIn(link.context ?? link.spancontext))
    const traceId = idIn(link.traceid ?? context.traceid, 16)
    const spanId = idIn(link.spanid ?? context.spanid, 8)
    const attributes = { ...attributesIn(link.attributes), ...restOf(link, LINK_FIELDS) }
    return traceId === undefined ? [] : [{ traceId, spanId: spanId ?? '', attributes }]
  })
}

/** One object for each place of the lists. */
function parallel(fields: Fields, prefix: string): Fields[] {
  const columns = Object.keys(fields).filter((name) => name.startsWith(prefix))
  const rows: { [name: string]: unknown }[] = []
  for (const column of columns) {
    for (const [at, value] of listIn(printedIn(fields[column])).entries()) {
      rows[at] ??= {}
      rows[at][column.slice(prefix.length)] = value
    }
  }
  return rows
}

const EVENT_FIELDS = new Set([
  ...[
    'name',
    'eventname',
    'timeunixnano',
    'timestamp',
    'time',
    'attributes',
    'attributemap',
    'droppedattributescount',
    'droppedattributecount',
  ],
])
const LINK_FIELDS = new Set([
  ...['context', 'spancontext', 'traceid', 'spanid', 'attributes', 'tracestate', 'traceflags', 'flags'],
  ...['droppedattributescount', 'droppedattributecount'],
])

const restOf = (fields: Fields, taken: ReadonlySet<string>): PlainAttributes =>
  attributesIn(Object.fromEntries(Object.entries(fields).filter(([name]) => !taken.has(name))))
