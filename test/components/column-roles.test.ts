// A mapping as a person edits it.
import { describe, expect, test } from 'vitest'
import { parseMapping, roleOf, withRole } from '../../src/components/import-report/roles.ts'

const mapping = { columns: { input: 'a', output: 'b' }, scores: ['c'], timeUnit: 'ms', durationUnit: 's' } as const

describe('a column', () => {
  test('has one role', () => {
    expect(['a', 'c', 'd'].map((name) => roleOf(mapping, name))).toEqual(['input', 'score', ''])
  })

  test('takes a role over from another, and leaves its own', () => {
    expect(withRole(mapping, 'b', 'input')).toEqual({ ...mapping, columns: { input: 'b' } })
  })

  test('can be one of several scores, and none again', () => {
    const scored = withRole(mapping, 'a', 'score')
    expect(scored).toEqual({ ...mapping, columns: { output: 'b' }, scores: ['c', 'a'] })
    expect(withRole(scored, 'c', '')).toEqual({ ...scored, scores: ['a'] })
  })
})

describe('a saved mapping', () => {
  test('comes back as it was', () => expect(parseMapping(JSON.stringify(mapping))).toEqual(mapping))

  test('loses what is not known', () => {
    const odd = { ...mapping, columns: { input: 'a', colour: 'x', output: 3 }, scores: ['c', 4] }
    expect(parseMapping(JSON.stringify(odd))).toEqual({ ...mapping, columns: { input: 'a' } })
  })

  test.each(['', '[]', 'null', '{}', '{"columns":{},"scores":[],"timeUnit":"h","durationUnit":"s"}'])(
    'is none: %s',
    (text) => {
      expect(parseMapping(text)).toBeUndefined()
    },
  )
})
