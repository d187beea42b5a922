// What the head of a trace says about it.
import { firstText } from '../../analysis/fact-cursor.ts'
import { rootPlaceOf, traceNameOf } from '../../analysis/trace-summary.ts'
import { type Amount, supplied, unknown } from '../../model/amount.ts'
import { FLAG } from '../../model/columns.ts'
import type { AttributeValue } from '../../model/span.ts'
import { epochMs } from '../../model/time.ts'
import type { OpenTrace } from '../../react/hooks.ts'
import { oneLine } from '../../util/printable.ts'

export interface TraceFacts {
  readonly name: string | undefined
  /** The root span's name where the trace has one of its own. */
  readonly hint: string | undefined
  /** Of the first span, in ms since 1970. */
  readonly startMs: number | undefined
  readonly environment: string | undefined
  /** Name and version. */
  readonly service: string | undefined
  readonly sessionId: string | undefined
  readonly userId: string | undefined
  /** Of the root: those beneath are its own business. */
  readonly tags: readonly string[]
}

export function traceFacts({ dataset, tree, originNs, hasTimes, traceRow }: OpenTrace): TraceFacts {
  const root = tree.rows[rootPlaceOf(tree)]
  const rootName = dataset.nameAt(root)
  const traceName = traceNameOf(dataset, traceRow)
  const { attributes } = dataset.span(root).resource
  const text = (value: AttributeValue | undefined) => (typeof value === 'string' && value !== '' ? value : undefined)
  const service = known(text(attributes['service.name']))
  const version = text(attributes['service.version'])
  const base = dataset.data.traces.base[traceRow]
  return {
    name: oneLine(traceName) || undefined,
    hint: rootName.includes(traceName) ? undefined : oneLine(rootName),
    startMs: hasTimes ? epochMs((base + BigInt(originNs)) as Parameters<typeof epochMs>[0]) : undefined,
    environment: firstText(dataset, tree, 'environment'),
    service: service && (version ? `${service} ${version}` : service),
    sessionId: firstText(dataset, tree, 'sessionId'),
    userId: firstText(dataset, tree, 'userId'),
    tags: dataset.text('tags', root)?.split('\n') ?? [],
  }
}

/** OpenTelemetry's word for an application that did not name itself, with what runs it behind. */
const known = (service: string | undefined) => (service?.startsWith('unknown_service') ? undefined : service)

/** From the first start to the last end; at least that while spans are unfinished. */
export function traceDuration(
  { dataset, tree, originNs, hasTimes }: OpenTrace,
  unfinished: number,
  whys: DurationWhys,
): Amount {
  let lastNs = Number.NEGATIVE_INFINITY
  const { flags, end } = dataset.data.columns
  for (let place = 0; place < tree.rows.length; place++) {
    const row = tree.rows[place]
    if (flags[row] & FLAG.hasEnd) lastNs = Math.max(lastNs, end[row])
  }
  if (!hasTimes || lastNs < originNs) return unknown(whys.noTimes)
  const value = (lastNs - originNs) / 1e6
  return unfinished === 0 ? supplied(value) : { state: 'partial', value, missing: unfinished, why: whys.unfinished }
}

interface DurationWhys {
  readonly noTimes: string
  readonly unfinished: string
}

/** `21 Nov 2026, 10:42:07`, in the reader's own zone and language. */
export const formatInstant = (ms: number): string =>
  new Date(ms).toLocaleString(undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
