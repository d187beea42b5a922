import { describe, expect, test } from 'vitest'
import { Dataset } from '../../src/model/dataset.ts'
import { datasetOf, namesOf, newBuilder, START_NS, spanFacts } from '../support/builder.ts'
import { expectIntegrity } from '../support/integrity.ts'

describe('snapshots', () => {
  test('rise in revision, keep earlier rows, and never change once handed out', () => {
    const builder = newBuilder()
    builder.add(spanFacts({ id: 'child', parent: 'root', start: 5, end: 6 }))
    const first = new Dataset('d', builder.snapshot())
    expect([first.revision, namesOf(first), first.tree(0).orphanCount]).toEqual([1, ['child'], 1])
    builder.add(spanFacts({ id: 'root', start: 0, end: 9 }))
    for (let i = 0; i < 600; i++) builder.add(spanFacts({ id: `more${i}`, parent: 'root', start: 7, end: 8 }))
    const second = new Dataset('d', builder.snapshot())
    expect([second.revision, second.spanCount, second.tree(0).orphanCount]).toEqual([2, 602, 0])
    expect(second.allRows()[0]).toBe(first.allRows()[0])
    expect(second.keyAt(0)).toBe(first.keyAt(0))
    const again = new Dataset('d', first.data)
    expect([again.spanCount, namesOf(again), again.tree(0).orphanCount]).toEqual([1, ['child'], 1])
    expectIntegrity(again)
    expectIntegrity(second)
  })

  test('late records keep the place of what was there, and a merge its key', () => {
    const builder = newBuilder()
    builder.add(spanFacts({ id: 'a', start: 0 }))
    const early = new Dataset('d', builder.snapshot())
    builder.add(spanFacts({ id: 'a', name: '', end: 9 }))
    const late = new Dataset('d', builder.snapshot())
    expect(late.keyAt(late.allRows()[0])).toBe(early.keyAt(early.allRows()[0]))
    expect([early.span(0).isUnfinished, late.span(late.allRows()[0]).isUnfinished]).toEqual([true, false])
  })

  test('without news is the same but for its revision', () => {
    const builder = newBuilder()
    builder.add(spanFacts({ id: 'a', start: 0, end: 1 }))
    const { revision: _, ...first } = builder.snapshot()
    const { revision: __, ...second } = builder.snapshot()
    expect(second).toEqual(first)
  })
})

describe('identity', () => {
  test('span ids count within their trace', () => {
    const dataset = datasetOf([
      { trace: 't1', id: 'a', start: 0 },
      { trace: 't2', id: 'a', start: 0 },
      { trace: 't2', id: 'b', parent: 'a', start: 1 },
    ])
    expect([dataset.spanCount, namesOf(dataset, 0), namesOf(dataset, 1)]).toEqual([3, ['a'], ['a', '  b']])
  })

  test('the same ids in another data set stay apart: a data set names itself', () => {
    const [one, two] = [datasetOf([{ id: 'a', start: 0 }], 'one'), datasetOf([{ id: 'a', start: 0 }], 'two')]
    expect([one.keyAt(0) === two.keyAt(0), one.id === two.id]).toEqual([true, false])
  })

  test('spans without any id stand alone; the same text twice in a file is two', () => {
    const bare = { trace: null, id: null, name: 'x', start: 0, more: { hash: 'h' } }
    const dataset = datasetOf([bare, bare])
    expect([dataset.spanCount, dataset.traceCount, [...dataset.data.traces.isMadeUp]]).toEqual([2, 2, [1, 1]])
  })

  test('the same text in another file is the same span', () => {
    const builder = newBuilder()
    const second = builder.addOrigin({
      file: 1,
      resource: { attributes: {} },
      scope: { name: 'test', version: '', attributes: {} },
    })
    const bare = { trace: null, id: null, name: 'x', start: 0, more: { hash: 'h' } }
    builder.add(spanFacts(bare))
    builder.add(spanFacts({ ...bare, more: { hash: 'h', origin: second } }))
    expect(new Dataset('d', builder.snapshot()).spanCount).toBe(1)
  })

  test('span ids without a trace id join all the same', () => {
    const dataset = datasetOf([
      { trace: null, id: 'a', start: 0 },
      { trace: null, id: 'b', parent: 'a', start: 1 },
    ])
    expect([namesOf(dataset), [...dataset.data.traces.isMadeUp]]).toEqual([['a', '  b'], [1]])
  })

  test.each(['__proto__', 'constructor', '', 'a\u001fb', '💥'])('ids and names are any text: %j', (id) => {
    const dataset = datasetOf([{ trace: `t${id}`, id: `s${id}`, name: id, start: 0 }])
    expect(dataset.traceRowOf(`t${id}`)).toBe(0)
    expect(dataset.span(0)).toMatchObject({ name: id, spanId: `s${id}` })
  })
})

describe('attributes', () => {
  test('strings, numbers and booleans have columns; long texts do not', () => {
    const dataset = datasetOf([
      {
        id: 'a',
        start: 0,
        more: {
          attributes: [
            ['s', 'x'],
            ['n', 1.5],
            ['b', false],
            ['long', 'x'.repeat(300)],
          ],
        },
      },
      { id: 'b', start: 1, more: { attributes: [['s', 7]] } },
    ])
    expect(dataset.attributeKeys()).toEqual(['b', 'n', 's'])
    expect(['s', 'n', 'b', 'long', 'none'].map((key) => dataset.attribute(key, 0))).toEqual([
      'x',
      1.5,
      false,
      undefined,
      undefined,
    ])
    expect(dataset.attribute('s', 1)).toBe(7)
  })

  test('a key that looks like a fact’s column is none', () => {
    const dataset = datasetOf([
      {
        id: 'a',
        start: 0,
        more: {
          attributes: [
            [':provider', 'spoofed'],
            [':costUsd', 5],
          ],
        },
      },
    ])
    expect([dataset.text('provider', 0), dataset.number('costUsd', 0), dataset.attributeKeys()]).toEqual([
      undefined,
      undefined,
      [],
    ])
  })

  test('many thousand keys, each on one span', () => {
    const builder = newBuilder()
    for (let i = 0; i < 20_000; i++)
      builder.add(spanFacts({ id: `s${i}`, start: i, more: { attributes: [[`key${i}`, i]] } }))
    const dataset = new Dataset('d', builder.snapshot())
    expect([dataset.attributeKeys().length, dataset.attribute('key19999', 19_999)]).toEqual([20_000, 19_999])
    const bytes = dataset.data.sparse.reduce(
      (sum, { rows, values }) => sum + rows.buffer.byteLength + values.buffer.byteLength,
      0,
    )
    expect(bytes).toBeLessThan(20_000 * 200)
  })

  test('keys beyond those that have room for a column are told, and cost none', () => {
    const builder = newBuilder()
    const attributes = Array.from({ length: 40_000 }, (_, i) => [`key${i}`, i] as const)
    builder.add(spanFacts({ id: 's', more: { attributes } }))
    const dataset = new Dataset('d', builder.snapshot())
    expect(dataset.attributeKeys().length).toBeLessThan(33_000)
    expect(dataset.attribute('key7', 0)).toBe(7)
    expect(dataset.issues.map(({ code }) => code)).toEqual(['attribute.no_column'])
  })

  test('a type beyond the 255th is other', () => {
    const builder = newBuilder()
    builder.add(spanFacts({ id: 'first', start: 0 }))
    for (let i = 0; i < 300; i++)
      builder.add(spanFacts({ id: `s${i}`, start: i, more: { observationType: `type${i}` } }))
    const dataset = new Dataset('d', builder.snapshot())
    expect([dataset.typeAt(1), dataset.typeAt(254), dataset.typeAt(255), dataset.typeAt(300)]).toEqual([
      'type0',
      'type253',
      'other',
      'other',
    ])
  })
})

test('one score delivered twice counts once', () => {
  const builder = newBuilder()
  const score = { id: 'x', name: 'n', value: 1, kind: 'numeric', target: { type: 'session', sessionId: 's' } } as const
  builder.addScore(score)
  builder.addScore({ ...score })
  expect(builder.snapshot().scores).toHaveLength(1)
})

test('a snapshot can be cloned, as a worker and the cache do', () => {
  const data = datasetOf([{ id: 'a', start: START_NS, end: 5 }]).data
  expect(structuredClone(data)).toEqual(data)
})
