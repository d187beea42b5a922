// Datasets made record by record, for tests of the model itself.
import { TraceBuilder } from '../../src/model/builder.ts'
import { Dataset } from '../../src/model/dataset.ts'
import type { SpanFacts } from '../../src/model/facts.ts'
import { epochNs } from '../../src/model/time.ts'

/** 2026-11-21T12:00:00Z in ns. */
export const START_NS = 1_795_262_400_000_000_000n

export interface SpanText {
  readonly trace?: string | null
  readonly id?: string | null
  readonly parent?: string
  readonly name?: string
  /** ns after START_NS, or an exact instant. */
  readonly start?: number | bigint
  readonly end?: number | bigint
  readonly record?: 'span' | 'log'
  readonly more?: Partial<SpanFacts>
}

const instant = (at: number | bigint | undefined) =>
  at === undefined ? undefined : epochNs(typeof at === 'bigint' ? at : START_NS + BigInt(at))

/** One record with everything that was not said left out. */
export function spanFacts({ trace = 't', id, parent, name, start, end, record = 'span', more }: SpanText): SpanFacts {
  return {
    record,
    traceId: trace ?? undefined,
    spanId: id ?? undefined,
    parentSpanId: parent,
    name: name ?? id ?? '',
    observationType: 'other',
    kind: 0,
    status: 0,
    startTime: instant(start),
    endTime: instant(end),
    hasError: false,
    hasHandledException: false,
    hasSilentFailure: false,
    text: {},
    number: {},
    attributes: [],
    origin: 0,
    hash: `${trace}/${id}/${name}/${start}/${end}`,
    ...more,
  }
}

export function newBuilder(): TraceBuilder {
  const builder = new TraceBuilder()
  builder.addOrigin({ file: 0, resource: { attributes: {} }, scope: { name: 'test', version: '', attributes: {} } })
  return builder
}

export function datasetOf(spans: readonly SpanText[], id = 'test'): Dataset {
  const builder = newBuilder()
  for (const span of spans) builder.add(spanFacts(span))
  return new Dataset(id, builder.snapshot())
}

/** Names in display order, each behind two spaces a level. */
export const namesOf = (dataset: Dataset, traceRow = 0): string[] => {
  const { rows, depth } = dataset.tree(traceRow)
  return Array.from(rows, (row, place) => '  '.repeat(depth[place]) + dataset.nameAt(row))
}
