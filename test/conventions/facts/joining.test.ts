import { describe, expect, test } from 'vitest'
import { agreeingAttributes } from '../../../src/conventions/facts/joining.ts'

describe('what another record adds', () => {
  const call = { 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.output_tokens': 20 }

  test('is all of it where it counts the same', () => {
    const other = { 'llm.token_count.prompt': 100, 'llm.cost.total': 0.1, 'user.id': 'ana' }
    expect(agreeingAttributes(call, other)).toBe(other)
  })

  test('is all of it where one of the two counts nothing', () => {
    const told = { 'llm.cost.total': 0.1, 'user.id': 'ana' }
    expect(agreeingAttributes(call, told)).toBe(told)
    expect(agreeingAttributes(told, call)).toBe(call)
  })

  test('is no count and no cost where the totals are others: those of a whole trace, say', () => {
    const trace = {
      'opik.token_counts': { input: 250, output: 40 },
      'opik.trace.cost': { total: 0.004 },
      'llm.cost.total': 0.004,
      'user.id': 'ana',
    }
    expect(agreeingAttributes(call, trace)).toEqual({ 'user.id': 'ana' })
  })
})
