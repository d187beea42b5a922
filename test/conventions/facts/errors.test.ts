import { describe, expect, test } from 'vitest'
import { errorOf } from '../../../src/conventions/facts/errors.ts'
import { ownFacts } from '../../../src/conventions/facts/index.ts'
import type { RecordView } from '../../../src/conventions/view.ts'
import type { AttributeValue } from '../../../src/model/span.ts'
import { recordView } from '../../support/record-view.ts'

const exception = {
  name: 'exception',
  attributes: { 'exception.type': 'ValueError', 'exception.message': 'wrong shelf' },
}
type Given = { readonly [key: string]: AttributeValue }

/** All that is read of errors on a span of a type. */
function errorFactsOf(view: RecordView, type: string) {
  const { hasError, errorType } = errorOf(view)
  const { hasHandledException, hasSilentFailure, text } = ownFacts(view, type, hasError, () => undefined)
  return { hasError, hasHandledException, hasSilentFailure, errorType, message: text.statusMessage }
}

const none = { hasError: false, hasHandledException: false, hasSilentFailure: false }

describe('in error', () => {
  test('by status, with the exception’s type and words', () => {
    expect(errorFactsOf(recordView({}, { status: 2, events: [exception] }), 'llm')).toEqual({
      ...none,
      hasError: true,
      errorType: 'ValueError',
      message: 'wrong shelf',
    })
  })
  test('by error.type, although the status is unset', () => {
    expect(errorFactsOf(recordView({ 'error.type': 'timeout' }), 'llm')).toMatchObject({
      hasError: true,
      errorType: 'timeout',
    })
  })
  test.each<Given>([{ 'langfuse.observation.level': 'ERROR' }, { 'logfire.level_num': 17 }])(
    'by the source’s level: %o',
    (attributes) => {
      expect(errorFactsOf(recordView(attributes), 'other').hasError).toBe(true)
    },
  )
  test('the status message goes before the exception’s', () => {
    expect(
      errorFactsOf(recordView({}, { status: 2, statusMessage: 'overloaded', events: [exception] }), 'llm').message,
    ).toBe('overloaded')
  })
})

describe('not in error', () => {
  test.each([0, 1])('an exception event with status %i was handled', (status) => {
    expect(errorFactsOf(recordView({}, { status, events: [exception] }), 'llm')).toMatchObject({
      ...none,
      hasHandledException: true,
    })
  })
  test.each<Given>([
    { 'langfuse.observation.level': 'WARNING' },
    { 'logfire.level_num': 13 },
    { 'error.type': '' },
    { 'http.response.status_code': 500 },
    { 'gen_ai.response.finish_reasons': ['error'] },
  ])('%o', (attributes) => expect(errorFactsOf(recordView(attributes), 'llm')).toMatchObject(none))
})

describe('silent tool failure', () => {
  test.each<Given>([
    { 'gen_ai.tool.call.result': '{"error": "door open"}' },
    { 'gen_ai.tool.call.result': '{"error": {"code": 5}}' },
    { 'output.value': '{"isError": true, "content": []}' },
    { 'ai.toolCall.result': '{"status": "Error"}' },
    { success: 'false' },
    { success: false },
    { 'gen_ai.tool.status': 'error' },
  ])('%o', (attributes) => {
    expect(errorFactsOf(recordView(attributes), 'tool')).toMatchObject({ ...none, hasSilentFailure: true })
    expect(errorFactsOf(recordView(attributes), 'llm')).toMatchObject(none)
    expect(errorFactsOf(recordView(attributes, { status: 2 }), 'tool')).toMatchObject({
      hasError: true,
      hasSilentFailure: false,
    })
  })
  test.each<Given>([
    { 'gen_ai.tool.call.result': '{"error": null, "loaves": 4}' },
    { 'gen_ai.tool.call.result': '{"error": ""}' },
    { 'gen_ai.tool.call.result': '{"error": false}' },
    { 'gen_ai.tool.call.result': 'error: none' },
    { 'gen_ai.tool.call.result': '[{"error": "in a list"}]' },
    { 'gen_ai.tool.call.result': '{"nested": {"error": "deeper"}}' },
    { 'gen_ai.tool.call.result': '{"error": "cut' },
    { success: 'true' },
  ])('is none: %o', (attributes) => expect(errorFactsOf(recordView(attributes), 'tool')).toMatchObject(none))
})
