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
  const within = claimsWithin(placesIn(peek.first), peek.name)
  const fallback = FALLBACK.detect(peek)
  // A list of what an adapter knows is more than columns that look like calls; one such object may be a part of a call.
  if (!fallback || within.some(({ isList }) => isList)) return ranked(within)
  return [{ adapter: FALLBACK, ...fallback }]
}

const ranked = (matches: readonly Match[]): readonly Match[] =>
  [...matches].sort((a, b) => WEIGHT[a.certainty] - WEIGHT[b.certainty] || (a.adapter.id < b.adapter.id ? -1 : 1))

const claimsOf = (peek: Peek): Match[] =>
  ADAPTERS.flatMap((adapter) => {
    const detection = adapter.detect(peek)
    return detection ? [{ adapter, ...detection }] : []
  })

interface Within extends Match {
  readonly paths: ReadonlySet<string>
  /** Whether there may be many of its records. */
  readonly isList: boolean
}

/** Claims of what lies deeper in the record, or in a list at the top: each adapter with the outermost places of its records. */
function claimsWithin(places: readonly RecordPlace[], name: string): Within[] {
  const found = new Map<AdapterEntry, Within>()
  for (const place of places) {
    if (place.path === '' && !place.isListed) continue
    for (const match of claimsOf(peekAt(place, name))) {
      if (match.certainty === 'possible') continue
      // A part of what is claimed already; that it is a list is worth knowing.
      const around = [...found.values()].find(({ paths }) => [...paths].some((path) => isBelow(place.path, path)))
      const known = around ?? found.get(match.adapter)
      const paths = around ? around.paths : new Set([...(known?.paths ?? []), place.path])
      const own = known ?? { ...match, because: `${whereIs(place)} ${match.because}` }
      found.set(own.adapter, { ...own, paths, isList: place.isListed || known?.isList === true })
    }
  }
  return [...found.values()]
}

const isBelow = (path: string, other: string): boolean => path.startsWith(`${other}/`)

const whereIs = ({ path }: RecordPlace): string =>
  path === '' ? 'lists of' : `under "${path.slice(1).replaceAll('/', '.')}" there are`
