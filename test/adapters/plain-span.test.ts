// Records of whole traces, and records that are sent again: what they come to, whatever their order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillSpan, type PlainSpan } from '../../src/adapters/plain-span.ts'
import { RecordSink } from '../../src/adapters/record-sink.ts'
import { totalsOf } from '../../src/analysis/totals.ts'
import { describeTrace } from '../../src/analysis/trace-summary.ts'
import { ParsedCursor } from '../../src/json/parsed-cursor.ts'
import { TraceBuilder } from '../../src/model/builder.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { settleLate } from '../../src/model/late.ts'
import { expectIntegrity } from '../support/integrity.ts'
import { outlineOf } from '../support/outline.ts'

interface Given {
  readonly of: 'span' | 'trace'
  readonly plain: PlainSpan
}

const PLACE = { resource: { attributes: {} }, scope: { name: '', version: '', attributes: {} } }

function datasetOf(records: readonly Given[]): Dataset {
  const builder = new TraceBuilder()
  const sink = new RecordSink({ builder, file: 0 })
  sink.parsedCursor = ParsedCursor
  for (const { of, plain } of records) {
    fillSpan(sink.span, plain)
    const cursor = sink.cursorOn(plain.attributes)
    if (of === 'trace') sink.addTrace(PLACE, cursor, 5)
    else sink.addSpan(PLACE, cursor, 5)
  }
  settleLate(builder.takeLate())
  const dataset = new Dataset('test', builder.snapshot())
  expectIntegrity(dataset)
  return dataset
}

const span = (spanId: string, more: Partial<PlainSpan> = {}): Given => ({
  of: 'span',
  plain: { traceId: 't', spanId, name: spanId, start: 10n, end: 20n, attributes: {}, ...more },
})
const trace = (more: Partial<PlainSpan> = {}): Given => ({
  of: 'trace',
  plain: {
    traceId: 't',
    name: 'the trace',
    start: 5n,
    attributes: { 'langfuse.trace.name': 'checkout', 'session.id': 's1' },
    ...more,
  },
})
const names = (dataset: Dataset) => Array.from(dataset.allRows(), (row) => dataset.nameAt(row)).sort()
const rootOf = (dataset: Dataset) => dataset.span(dataset.tree(0).rows[0])

describe('the record of a whole trace', () => {
  const records = [trace(), span('root'), span('child', { parentSpanId: 'root', start: 1n })]

  test('completes the root and is no span', () => {
    const dataset = datasetOf(records)
    expect(names(dataset)).toEqual(['child', 'root'])
    expect(rootOf(dataset)).toMatchObject({ name: 'root', sessionId: 's1' })
    expect(dataset.text('traceName', dataset.tree(0).rows[0])).toBe('checkout')
  })

  test('does so in any order, and once when it comes again', () => {
    const expected = outlineOf(datasetOf([...records, trace()]))
    fc.assert(
      fc.property(fc.shuffledSubarray([...records, trace()], { minLength: 4 }), (given) => {
        expect(outlineOf(datasetOf(given))).toEqual(expected)
      }),
      { numRuns: 24 },
    )
  })

  test('goes to the root that starts first, where there are several', () => {
    const dataset = datasetOf([span('b', { start: 12n }), span('a', { start: 11n }), trace()])
    expect(rootOf(dataset)).toMatchObject({ name: 'a', sessionId: 's1' })
  })

  test('goes to the first span where all have a parent', () => {
    const dataset = datasetOf([span('b', { parentSpanId: 'x' }), span('a', { parentSpanId: 'y' }), trace()])
    expect(dataset.span(dataset.allRows().find((row) => dataset.nameAt(row) === 'a') ?? -1).sessionId).toBe('s1')
  })

  test('is shown in the place of a span where there is none, and counts as none', () => {
    const dataset = datasetOf([trace()])
    expect(dataset.spanCount).toBe(0)
    expect(rootOf(dataset)).toMatchObject({ name: 'the trace', sessionId: 's1', isUnfinished: false, isOrphan: false })
    expect(totalsOf(dataset, [0])).toMatchObject({ traces: 1, spans: 0, roots: 0, unfinished: 0 })
    expect(describeTrace(dataset, 0)).toMatchObject({ name: 'checkout', spanCount: 0, sessionId: 's1' })
  })
})

describe('a record that is sent again', () => {
  const created = span('a', { end: undefined, revision: 1, attributes: { 'gen_ai.request.model': 'first', left: 1 } })
  const updated = span('a', {
    start: undefined,
    name: undefined,
    status: 'error',
    revision: 2,
    attributes: { 'gen_ai.request.model': 'second' },
  })

  test.each([
    ['in order', [created, updated]],
    ['the other way round', [updated, created]],
    ['twice', [updated, created, created, updated]],
  ])('says what its latest revision says, completed by the earlier ones: %s', (_, records) => {
    const dataset = datasetOf(records)
    expect(dataset.spanCount).toBe(1)
    expect(rootOf(dataset)).toMatchObject({
      name: 'a',
      requestModel: 'second',
      hasError: true,
      durationMs: 0.00001,
      variantCount: 0,
    })
    expect(dataset.attribute('left', dataset.allRows()[0])).toBe(1)
    expect(dataset.issues.map(({ code }) => code)).toEqual([])
  })

  test('conflicts where no revision says which one holds', () => {
    const [a, b] = [created, updated].map(({ plain }) => span('a', { ...plain, revision: undefined }))
    expect(rootOf(datasetOf([a, b])).variantCount).toBe(1)
  })
})
