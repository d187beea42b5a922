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
export function rankAdapters(peek: Peek): Match[] {
  const matches: Match[] = []
  for (const adapter of [...ADAPTERS, FALLBACK]) {
    if (adapter === FALLBACK && matches.length > 0) break
    const detection = adapter.detect(peek)
    if (detection) matches.push({ adapter, ...detection })
  }
  return matches.sort((a, b) => WEIGHT[a.certainty] - WEIGHT[b.certainty] || (a.adapter.id < b.adapter.id ? -1 : 1))
}
