import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLAG } from '../../src/model/columns.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { datasetOf, newBuilder, type SpanText, spanFacts } from '../support/builder.ts'
import { expectIntegrity } from '../support/integrity.ts'

const model = (name: string) => ({ text: { requestModel: name } })
const only = (dataset: Dataset) => {
  expect(dataset.spanCount).toBe(1)
  expectIntegrity(dataset)
  return dataset.span(dataset.allRows()[0])
}
const codes = (dataset: Dataset) => dataset.issues.map(({ code, count }) => [code, count])

describe('records of one span', () => {
  test('equal ones are one span, and counted as repeated', () => {
    const record: SpanText = { id: 'a', start: 0, end: 10, more: model('toast-1') }
    const dataset = datasetOf([record, record, record])
    expect(only(dataset)).toMatchObject({ name: 'a', variantCount: 0 })
    expect(codes(dataset)).toEqual([['span.repeated', 2]])
  })

  test('a start and an end complete each other', () => {
    const dataset = datasetOf([
      { id: 'a', name: 'call', parent: 'p', start: 0, more: model('toast-1') },
      {
        id: 'a',
        name: '',
        end: 10,
        more: { status: 1, text: { responseModel: 'toast-1-0521' }, usage: { shape: 'x', input: 3 } },
      },
    ])
    expect(only(dataset)).toMatchObject({
      name: 'call',
      parentSpanId: 'p',
      durationMs: 0.00001,
      status: 'ok',
      requestModel: 'toast-1',
      responseModel: 'toast-1-0521',
      isUnfinished: false,
      variantCount: 0,
    })
    expect(dataset.number('usage.input', dataset.allRows()[0])).toBe(3)
  })

  test('a log record completes its span and is no span', () => {
    const log: SpanText = { id: 'a', name: '', record: 'log', more: { text: { finishReasons: 'stop' } } }
    for (const records of [
      [log, { id: 'a', start: 0, end: 1 }],
      [{ id: 'a', start: 0, end: 1 }, log],
    ]) {
      expect(only(datasetOf(records))).toMatchObject({ name: 'a', finishReasons: ['stop'], variantCount: 0 })
    }
  })

  test('a log record never overrules its span', () => {
    const log: SpanText = { id: 'a', name: '', record: 'log', more: model('from the log') }
    expect(only(datasetOf([log, { id: 'a', start: 0, more: model('from the span') }])).requestModel).toBe(
      'from the span',
    )
  })

  test('a log record alone is no span and leaves an issue', () => {
    const dataset = datasetOf([{ id: 'a', name: '', record: 'log' }])
    expect([dataset.spanCount, dataset.traceCount, codes(dataset)]).toEqual([0, 1, [['log.span_missing', 1]]])
  })

  test('those that contradict stay as variants of the one that ends last', () => {
    const dataset = datasetOf([
      { id: 'a', start: 0, end: 10, more: model('short') },
      { id: 'a', start: 0, end: 20, more: model('long') },
    ])
    expect(only(dataset)).toMatchObject({ requestModel: 'long', variantCount: 1 })
    expect(codes(dataset)).toEqual([['span.conflicting_records', 1]])
  })

  test('one that ended goes before one that did not', () => {
    expect(
      only(
        datasetOf([
          { id: 'a', start: 0, more: model('a') },
          { id: 'a', start: 0, end: 1, more: model('b') },
        ]),
      ).requestModel,
    ).toBe('b')
  })
})

test('what they come to never depends on their order', () => {
  const record = fc.record({
    name: fc.constantFrom('', 'x', 'y'),
    parent: fc.constantFrom(undefined, 'p', 'q'),
    start: fc.constantFrom(undefined, 0, 1),
    end: fc.constantFrom(undefined, 5, 6),
    record: fc.constantFrom('span' as const, 'span' as const, 'log' as const),
    more: fc.record({
      text: fc.record({
        requestModel: fc.constantFrom(undefined, 'm', 'n'),
        finishReasons: fc.constantFrom(undefined, 'stop'),
      }),
      status: fc.constantFrom(0, 1, 2),
    }),
  })
  const outcome = (records: readonly SpanText[]) => {
    const dataset = datasetOf(records)
    expectIntegrity(dataset)
    return Array.from(dataset.allRows(), (at) => {
      // Offsets count from the first record that came; instants do not.
      const { row: _, startNs: __, endNs: ___, ...span } = dataset.span(at)
      return { ...span, endTime: dataset.endTime(at) }
    })
  }
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
      (records, stream) => {
        const spans = records.map(
          ({ more, ...given }): SpanText =>
            // A log record says nothing about the name, the place or the times of its span.
            given.record === 'log'
              ? { id: 'a', name: '', record: 'log', more: { text: more.text } }
              : { ...given, more, id: 'a' },
        )
        const order = spans.map((span) => ({ span, key: stream.next().value as number })).sort((a, b) => a.key - b.key)
        expect(outcome(order.map(({ span }) => span))).toEqual(outcome(spans))
      },
    ),
    { seed: 20261121, numRuns: 200 },
  )
}, 30_000)

test('a record that was a variant and is confirmed later is a variant no more', () => {
  const builder = newBuilder()
  builder.add(spanFacts({ id: 'a', start: 0, end: 10, more: model('x') }))
  builder.add(spanFacts({ id: 'a', start: 0, end: 8, more: model('y') }))
  const early = new Dataset('d', builder.snapshot())
  expect(only(early)).toMatchObject({ requestModel: 'x', variantCount: 1 })
  builder.add(spanFacts({ id: 'a', start: 0, end: 20, more: model('y') }))
  builder.add(spanFacts({ id: 'a', start: 0, end: 20, more: model('y') }))
  const later = new Dataset('d', builder.snapshot())
  expect(only(later)).toMatchObject({ requestModel: 'y', variantCount: 2 })
  const flags = [...later.data.columns.flags].map((bits) => (bits & FLAG.variant) !== 0)
  expect(flags).toEqual([true, true, false, false])
  expect(only(early)).toMatchObject({ requestModel: 'x', variantCount: 1 })
})
