// All adapters, a line each. Detection ranks them by certainty, whatever the order here.
import type { AdapterEntry, Peek } from './adapter.ts'
import { braintrust } from './braintrust/detect.ts'
import type { Match } from './choose.ts'
import { clickhouse } from './clickhouse/detect.ts'
import { cloudwatch } from './cloudwatch/detect.ts'
import { datadog } from './datadog/detect.ts'
import { generic } from './generic/detect.ts'
import { helicone } from './helicone/detect.ts'
import { inspect } from './inspect/detect.ts'
import { jaeger } from './jaeger/detect.ts'
import { laminar } from './laminar/detect.ts'
import { langfuse } from './langfuse/detect.ts'
import { langsmith } from './langsmith/detect.ts'
import { logfire } from './logfire/detect.ts'
import { mastra } from './mastra/detect.ts'
import { mlflow } from './mlflow/detect.ts'
import { openaiAgents } from './openai-agents/detect.ts'
import { openaiCalls } from './openai-calls/detect.ts'
import { opik } from './opik/detect.ts'
import { otelSpans } from './otel-spans/detect.ts'
import { otlpJson } from './otlp-json/detect.ts'
import { phoenix } from './phoenix/detect.ts'
import { portkey } from './portkey/detect.ts'
import { ragas } from './ragas/detect.ts'
import { peekAt, placesIn, type RecordPlace } from './record-places.ts'
import { recordedRequests } from './recorded-requests/detect.ts'
import { tempo } from './tempo/detect.ts'
import { trail } from './trail/detect.ts'
import { trulens } from './trulens/detect.ts'
import { weave } from './weave/detect.ts'
import { zipkin } from './zipkin/detect.ts'

export const ADAPTERS: readonly AdapterEntry[] = [
  otlpJson,
  braintrust,
  clickhouse,
  cloudwatch,
  datadog,
  helicone,
  inspect,
  jaeger,
  laminar,
  langfuse,
  langsmith,
  logfire,
  mastra,
  mlflow,
  openaiAgents,
  openaiCalls,
  opik,
  otelSpans,
  phoenix,
  portkey,
  ragas,
  recordedRequests,
  tempo,
  trail,
  trulens,
  weave,
  zipkin,
]

/** Reads records of no known format; asked where no adapter claims the file. */
export const FALLBACK: AdapterEntry = generic

const WEIGHT = { certain: 0, likely: 1, possible: 2 }

/** Adapters that claim the file, best first; equal certainty goes by id, and is a tie that the report names. */
export function rankAdapters(peek: Peek): readonly Match[] {
  const own = ranked(claimsOf(peek))
  if (own.length > 0) return own
  const places = placesIn(peek.first).filter(({ path }) => path !== '')
  // A list of what an adapter knows is more than columns that look like calls; one such object may be a part of a call.
  const listed = claimsWithin(
    places.filter(({ isListed }) => isListed),
    peek.name,
  )
  if (listed.length > 0) return listed
  const fallback = FALLBACK.detect(peek)
  return fallback ? [{ adapter: FALLBACK, ...fallback }] : claimsWithin(places, peek.name)
}

const ranked = (matches: readonly Match[]): Match[] =>
  [...matches].sort((a, b) => WEIGHT[a.certainty] - WEIGHT[b.certainty] || (a.adapter.id < b.adapter.id ? -1 : 1))

const claimsOf = (peek: Peek): Match[] =>
  ADAPTERS.flatMap((adapter) => {
    const detection = adapter.detect(peek)
    return detection ? [{ adapter, ...detection }] : []
  })

/** Claims of what lies deeper in the record, the outermost that there are: each adapter with the places of its records. */
function claimsWithin(places: readonly RecordPlace[], name: string): Match[] {
  const found = new Map<AdapterEntry, Match>()
  for (const place of places) {
    // Said of the record around it already.
    if ([...found.values()].some(({ paths }) => [...(paths ?? [])].some((path) => place.path.startsWith(`${path}/`))))
      continue
    for (const match of claimsOf(peekAt(place, name))) {
      if (match.certainty === 'possible') continue
      const known = found.get(match.adapter)
      const because = `under "${place.path.slice(1).replaceAll('/', '.')}" there are ${match.because}`
      found.set(match.adapter, {
        ...(known ?? { ...match, because }),
        paths: new Set([...(known?.paths ?? []), place.path]),
      })
    }
  }
  return ranked([...found.values()])
}
