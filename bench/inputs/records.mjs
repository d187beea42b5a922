// Span records as text in the order an exporter would write them, and what a reader has to find in them.
import { describeSpan, plain } from './attributes.mjs'
import { createRandom, hexDigits } from './random.mjs'
import { CHAT, endOrder, makeTrace, TOOL } from './trace.mjs'

/** Traces that run at the same time, and are therefore written among one another. */
const CONCURRENT = 8
/** Part of the records that an exporter sends twice. */
const REPEATED = 0.05
const ERRORS = 0.02
const EPOCH_US = 1_767_225_600_000_000

/**
 * Records of an input, one after another; a record that is sent again comes 512 records later at the earliest.
 *
 * @param {{ style: 'lean' | 'content', spans: number, spansPerTrace: number, seed: number }} input
 * @param {{ spans: number, traces: number, records: number, errors: number, inputTokens: number, outputTokens: number }} found
 *   counts, which grow as records are taken
 */
export function* makeRecords({ style, spans, spansPerTrace, seed }, found) {
  const random = createRandom(seed)
  const repeats = []
  let startUs = EPOCH_US
  while (found.spans < spans) {
    const traces = []
    let planned = found.spans
    while (traces.length < CONCURRENT && planned < spans) {
      const count = Math.min(spans - planned, spansOf(random, spansPerTrace))
      planned += count
      traces.push(new TraceWriter(count, style, random, startUs + traces.length * 150_000))
    }
    startUs += 3_000_000
    found.traces += traces.length
    for (const [trace, row] of merged(traces)) {
      const record = trace.write(row, found)
      found.records++
      yield record
      if (random() < REPEATED) repeats.push({ record, due: found.records + 512 })
      if (repeats.length > 0 && repeats[0].due <= found.records) {
        found.records++
        yield repeats.shift().record
      }
    }
  }
  for (const { record } of repeats) {
    found.records++
    yield record
  }
}

/** Sizes vary around the mean; a trace of one span and the single giant are exact. */
const spansOf = (random, mean) =>
  mean === 1 || mean === Number.POSITIVE_INFINITY ? mean : Math.max(2, Math.round(mean * (0.5 + random())))

/** Spans of several traces by their end. */
function* merged(traces) {
  const heads = traces.map((trace) => ({ trace, order: endOrder(trace.shape), at: 0 }))
  while (heads.length > 0) {
    let first = 0
    for (let i = 1; i < heads.length; i++) if (endOf(heads[i]) < endOf(heads[first])) first = i
    const head = heads[first]
    yield [head.trace, head.order[head.at++]]
    if (head.at === head.order.length) heads.splice(first, 1)
  }
}

const endOf = ({ trace, order, at }) => trace.shape.end[order[at]]

class TraceWriter {
  constructor(count, style, random, startUs) {
    this.style = style
    this.random = random
    this.shape = makeTrace(count, random, startUs)
    this.traceId = hexDigits(random, 32)
    this.conversation = `conv_${this.traceId.slice(0, 12)}`
    this.ids = Array.from({ length: count }, () => hexDigits(random, 16))
  }

  write(row, found) {
    const { parent, kind, start, end } = this.shape
    const { random, ids, conversation } = this
    const input = 200 + Math.floor(random() * 2000)
    const output = 20 + Math.floor(random() * 300)
    const isCall = kind[row] === CHAT
    const hasError = parent[row] >= 0 && random() < ERRORS
    const { name, attributes } = describeSpan(kind[row], this.style, { random, conversation, input, output })
    found.spans++
    if (hasError) found.errors++
    if (isCall) {
      found.inputTokens += input
      found.outputTokens += output
    }
    const above = parent[row] < 0 ? '' : `"parentSpanId":"${ids[parent[row]]}",`
    const otelKind = isCall || kind[row] === TOOL ? 3 : 1
    const error = hasError ? `,${plain('error.type', 'timeout')}` : ''
    const status = hasError ? ',"status":{"code":2,"message":"the other side did not answer in time"}' : ''
    return (
      `{"traceId":"${this.traceId}","spanId":"${ids[row]}",${above}"name":"${name}","kind":${otelKind},` +
      `"startTimeUnixNano":"${start[row]}000","endTimeUnixNano":"${Math.ceil(end[row])}000",` +
      `"attributes":[${attributes}${error}]${status}}`
    )
  }
}
