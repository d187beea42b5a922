import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usualAnswer } from '../../../src/conventions/facts/usual-answer.ts'
import { wordsOf } from '../../../src/util/utf8.ts'

/** The text that is found in a message list, if it is in the usual spelling. */
function answerIn(json: string): string | undefined {
  const bytes = new TextEncoder().encode(`..${json}"....`)
  const found = usualAnswer({ bytes, words: wordsOf(bytes), from: 2, to: bytes.length - 5 })
  return found && new TextDecoder('utf-8', { ignoreBOM: true }).decode(found.bytes.subarray(found.from, found.to))
}

const spaced = (json: string) => json.replace(/([:,])(?=["[{])/g, '$1 ')

describe('the answer in its usual spelling', () => {
  test('is the text of the only part', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (content, hasReason) => {
        const message = { role: 'assistant', parts: [{ type: 'text', content }] }
        const json = JSON.stringify([hasReason ? { ...message, finish_reason: 'stop' } : message])
        expect(answerIn(json)).toBe(json.includes('\\u') ? undefined : content)
      }),
      { seed: 20261121, numRuns: 1000 },
    )
  })

  test('may have a blank behind colons and commas', () => {
    const json = '[{"role":"assistant","parts":[{"type":"text","content":"a \\"b\\"\\n"}],"finish_reason":"tool_call"}]'
    expect(answerIn(spaced(json))).toBe('a "b"\n')
  })

  test.each([
    '[]',
    '[{"role":"assistant","parts":[]}]',
    '[{"role":"assistant","parts":[{"type":"text","content":"a"},{"type":"text","content":"b"}]}]',
    '[{"role":"assistant","parts":[{"type":"text","content":"a"}]},{"role":"user","parts":[]}]',
    '[{"role":"assistant","parts":[{"type":"text","content":"a"}]}] ',
    '[{"role":"assistant","parts":[{"type":"text","content":"a"}]}',
    '[{"role":"assistant","parts":[{"type":"text","content":"a\tb"}]}]',
    '[{"role":"assistant","parts":[{"type":"text","content":"a\\x"}]}]',
    '[{"role":"assistant","parts":[{"type":"text","content":1}]}]',
    '[{"role":"a\\"b","parts":[{"type":"text","content":"a"}]}]',
  ])('says nothing of %s', (json) => {
    expect(answerIn(json)).toBeUndefined()
  })
})
