// How many spans of the source one recorded span stands for.
// Source: OpenTelemetry tracestate probability sampling (`ot=th:…`), and rates that vendors write as attributes.
import { numberOf, type RecordView } from '../view.ts'

/** Undefined when nothing was said; 1 would claim that sampling was off. */
export function samplingWeightOf(view: RecordView): number | undefined {
  const threshold = /(?:^|,)\s*ot=(?:[^,]*;)?th:([0-9a-f]{1,14})(?=[;,]|\s*$)/i.exec(view.traceState ?? '')?.[1]
  if (threshold !== undefined) {
    // The threshold is a 56-bit fraction with its trailing zeros left out; spans below it were dropped.
    const rejected = Number.parseInt(threshold, 16) / 16 ** threshold.length
    return rejected < 1 ? 1 / (1 - rejected) : undefined
  }
  const rate = numberOf(view.attributes.get('logfire.sample_rate'))
  if (rate !== undefined && rate > 0 && rate <= 1) return 1 / rate
  const perSample = numberOf(view.attributes.get('SampleRate'))
  return perSample !== undefined && perSample >= 1 ? perSample : undefined
}
