// The tree of a session: `/plan/search` lies beneath the request at `/plan`. Several requests may share a path; a path that no
// request has is passed over, for a place is no span.
import type { PlainSpan } from '../plain-span.ts'
import { type PlainObject, textIn } from '../plain-values.ts'
import type { RecordSink } from '../record-sink.ts'
import { propertiesOf } from './request.ts'

interface Step {
  readonly spanId: string
  readonly start: bigint
  readonly end: bigint
}

/** Requests of each session by path. */
const newMemory = (): Map<string, Map<string, Step[]>> => new Map()

export function rememberPath(fields: PlainObject, span: PlainSpan, sink: RecordSink): void {
  const path = textIn(propertiesOf(fields)['Helicone-Session-Path'])
  const { traceId, spanId, start } = span
  if (path === undefined || traceId === undefined || spanId === undefined || start === undefined) return
  const memory = sink.memory(newMemory)
  const paths = memory.get(traceId) ?? new Map<string, Step[]>()
  memory.set(traceId, paths)
  const key = folded(path)
  const step = { spanId, start, end: span.end ?? start }
  const steps = paths.get(key)
  if (steps) steps.push(step)
  else paths.set(key, [step])
}

const folded = (path: string): string => path.split('/').filter(Boolean).join('/')

/** Once all requests of a session are known. */
export function setParents(sink: RecordSink): void {
  for (const [session, paths] of sink.memory(newMemory)) {
    for (const [path, steps] of paths) {
      const above = nearestAbove(path, paths)
      if (!above) continue
      for (const step of steps) sink.setParent(session, step.spanId, parentOf(step, above).spanId)
    }
  }
}

function nearestAbove(path: string, paths: ReadonlyMap<string, Step[]>): Step[] | undefined {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    const steps = paths.get(path.slice(0, at))
    if (steps) return steps
  }
  return undefined
}

/** Of requests at one path: the last one that had begun when the step did, one that was still running before one that was not. */
function parentOf(step: Step, above: readonly Step[]): Step {
  const begun = above.filter(({ start }) => start <= step.start)
  const running = begun.filter(({ end }) => end >= step.start)
  const among = running.length > 0 ? running : begun.length > 0 ? begun : above
  return among.reduce((best, other) => (comesLater(other, best) ? other : best))
}

const comesLater = (a: Step, b: Step): boolean => (a.start === b.start ? a.spanId > b.spanId : a.start > b.start)
