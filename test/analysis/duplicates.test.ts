import { describe, expect, test } from 'vitest'
import { findDuplicateCalls } from '../../src/analysis/duplicates.ts'
import { frontierOf } from '../../src/analysis/frontier.ts'
import { totalsOf } from '../../src/analysis/totals.ts'
import { finish } from '../../src/util/steps.ts'
import { otlpFromText, readObjects } from '../support/trace-from-text.ts'

/** Calls of two scopes beneath one root: each scope's lines are its own spans of the same trace. */
async function twoScopes(first: string, second: string) {
  const requests = [
    { lines: 'workflow root 0..10000', scope: 'app', prefix: 'a' },
    { lines: first, scope: 'instrumentation.one', prefix: 'b' },
    { lines: second, scope: 'instrumentation.two', prefix: 'c' },
  ].map(({ lines, scope, prefix }) =>
    JSON.parse(
      JSON.stringify(otlpFromText(lines, { scope }), (key, value: unknown) =>
        key === 'spanId' && typeof value === 'string' ? prefix + value.slice(1) : value,
      ),
    ),
  )
  const { dataset } = await readObjects(requests)
  const { roles } = frontierOf(dataset, 0)
  const tree = dataset.tree(0)
  const duplicates = Array.from(tree.rows, (row, place) =>
    roles[place] === 'duplicate' ? dataset.nameAt(row) : '',
  ).filter(Boolean)
  const counted = frontierOf(dataset, 0).modelCalls.map((place) => dataset.nameAt(tree.rows[place]))
  return { dataset, duplicates, counted }
}

describe('one call recorded by two instrumentations', () => {
  test('equal counts, one model, overlapping: the inner one counts', async () => {
    const { dataset, duplicates, counted } = await twoScopes(
      'llm outer 10..500 in=100 out=20 model=toast-1',
      'llm inner 20..480 in=100 out=20 model=toast-1 responseModel=toast-1-2026-05-21',
    )
    expect([duplicates, counted]).toEqual([['outer'], ['inner']])
    expect(totalsOf(dataset, [0]).tokens).toEqual({ state: 'supplied', value: 120 })
    expect(frontierOf(dataset, 0).issues).toMatchObject([{ code: 'usage.recorded_twice', count: 1 }])
  })

  test('equal response ids, whatever the counts', async () => {
    const { duplicates } = await twoScopes(
      'llm outer 10..500 in=100 out=20 model=toast-1 responseId=r1',
      'llm inner 20..480 in=99 out=20 model=toast-1 responseId=r1',
    )
    expect(duplicates).toEqual(['outer'])
  })

  test('the record that carries usage stays', async () => {
    const { counted } = await twoScopes(
      'llm outer 10..500 in=100 out=20 model=toast-1 responseId=r1',
      'llm inner 20..480 model=toast-1 responseId=r1',
    )
    expect(counted).toEqual(['outer'])
  })

  test('equal answers where neither counts', async () => {
    const { counted } = await twoScopes(
      'llm outer 10..500 model=toast-1 output="At nine, as ever."',
      'llm inner 20..480 model=toast-1 output="At nine, as ever."',
    )
    expect(counted).toEqual(['inner'])
  })
})

describe('two calls', () => {
  test.each([
    ['other counts', 'in=101 out=20 model=toast-1', '20..480'],
    ['another model', 'in=100 out=20 model=rye-2', '20..480'],
    ['a smaller model of the same family', 'in=100 out=20 model=toast-1-mini', '20..480'],
    ['no overlap', 'in=100 out=20 model=toast-1', '500..900'],
    ['another response id', 'in=100 out=20 model=toast-1 responseId=r2', '20..480'],
  ])('%s', async (_, facts, times) => {
    const { counted } = await twoScopes(
      'llm one 10..500 in=100 out=20 model=toast-1 responseId=r1',
      `llm two ${times} ${facts}`,
    )
    expect(counted.sort()).toEqual(['one', 'two'])
  })

  test('equal parallel calls of one instrumentation are two', async () => {
    const { dataset } = await readObjects([
      otlpFromText(`
workflow root 0..1000
  llm one 10..500 in=100 out=20 model=toast-1
  llm two 20..480 in=100 out=20 model=toast-1
`),
    ])
    expect(totalsOf(dataset, [0]).tokens).toEqual({ state: 'supplied', value: 240 })
  })
})

test('many equal parallel calls of one instrumentation are not compared pair by pair', async () => {
  const lines = Array.from({ length: 4_000 }, (_, i) => `  llm c${i} 10..500 in=100 out=20 model=toast-1`)
  const { dataset } = await readObjects([otlpFromText(['workflow root 0..1000', ...lines].join('\n'))])
  const classes = Array.from(dataset.tree(0).rows, (row) => (dataset.typeAt(row) === 'llm' ? 'model' : 'none'))
  expect(finish(findDuplicateCalls(dataset, 0, classes)).size).toBe(0)
})
