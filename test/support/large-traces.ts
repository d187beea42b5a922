// Very large datasets, record by record: reading files of that size is tested elsewhere.
import { Dataset } from '../../src/model/dataset.ts'
import type { SpanFacts } from '../../src/model/facts.ts'
import { epochNs } from '../../src/model/time.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { newBuilder, START_NS } from './builder.ts'

const hex = (n: number): string => n.toString(16).padStart(16, '0')

function facts(
  traceId: string,
  n: number,
  parent: number | undefined,
  name: string,
  at: number,
  ns: number,
): SpanFacts {
  return {
    record: 'span',
    traceId,
    spanId: hex(n),
    parentSpanId: parent === undefined ? undefined : hex(parent),
    name,
    observationType: parent === undefined ? 'agent' : 'tool',
    kind: 0,
    status: 0,
    startTime: epochNs(START_NS + BigInt(at)),
    endTime: epochNs(START_NS + BigInt(at + ns)),
    hasError: false,
    hasHandledException: false,
    hasSilentFailure: false,
    text: {},
    number: {},
    attributes: [],
    origin: 0,
    hash: '',
  }
}

/** One trace: `all`, beneath it a `group` for every ten spans, beneath each nine named by their place in the tree, as `s12`. */
export function largeTrace(count: number): TraceSet {
  const builder = newBuilder()
  builder.add(facts('large', 0, undefined, 'all', 0, count * 1000))
  for (let n = 1; n < count; n++) {
    const isGroup = n % 10 === 1
    const group = n - ((n - 1) % 10)
    builder.add(facts('large', n, isGroup ? 0 : group, isGroup ? 'group' : `s${n}`, n * 1000, isGroup ? 9000 : 500))
  }
  return { dataset: new Dataset(`large ${count}`, builder.snapshot()), content: [] }
}

/** Traces of one span, `t0`, `t1`, … a second apart; each takes as many µs as the reverse of its number would have it. */
export function largeList(count: number): TraceSet {
  const builder = newBuilder()
  for (let n = 0; n < count; n++) {
    builder.add(facts(`trace ${n}`, n, undefined, `t${n}`, n * 1e9, (count - n) * 1000))
  }
  return { dataset: new Dataset(`list ${count}`, builder.snapshot()), content: [] }
}
