// Nothing is lost: every scalar of the input stands in the OTLP that is written of it.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { parseRecords } from '../support/parsed-road.ts'
import { leavesOf, missingScalars } from '../support/scalars.ts'
import { fixtureInput, fixtures, read, readBytes, writtenText } from './read.ts'

vi.setConfig({ testTimeout: 60_000 })

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
const id = (length: number) => hex(length).filter((text) => !/^0+$/.test(text))
const text = fc.string({ unit: 'binary', maxLength: 20 })
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.record({ stringValue: text }),
    fc.record({ intValue: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String) }),
    fc.record({ doubleValue: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ bytesValue: fc.base64String() }),
    fc.record({ arrayValue: fc.record({ values: fc.array(tie('value'), { maxLength: 3 }) }) }),
    fc.record({
      kvlistValue: fc.record({ values: fc.array(fc.record({ key: text, value: tie('value') }), { maxLength: 3 }) }),
    }),
  ),
}))
const key = fc.oneof(
  text,
  fc.constantFrom(
    'gen_ai.operation.name',
    'gen_ai.input.messages',
    'llm.model_name',
    'ai.operationId',
    'input.value',
    'langfuse.session.id',
  ),
)
const attributes = fc.uniqueArray(fc.record({ key, value }), { selector: (entry) => entry.key, maxLength: 6 })
const time = fc.bigInt({ min: 10n ** 18n, max: 2n * 10n ** 18n }).map(String)
const count = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const event = fc.record({ timeUnixNano: time, name: text, attributes, droppedAttributesCount: count })
const link = fc.record({ traceId: id(32), spanId: id(16), traceState: text, attributes, flags: count })
const span = fc.record({
  traceId: id(32),
  spanId: id(16),
  traceState: text,
  parentSpanId: id(16),
  flags: count,
  name: text,
  kind: fc.integer({ min: 1, max: 5 }),
  startTimeUnixNano: time,
  endTimeUnixNano: time,
  attributes,
  droppedAttributesCount: count,
  events: fc.array(event, { maxLength: 2 }),
  links: fc.array(link, { maxLength: 2 }),
  status: fc.record({ code: fc.constantFrom(1, 2), message: text }),
})
const group = fc.record({
  resource: fc.record({ attributes }),
  scopeSpans: fc.array(
    fc.record({
      scope: fc.record({ name: text, version: text, attributes }),
      spans: fc.uniqueArray(span, { selector: ({ traceId, spanId }) => traceId + spanId, minLength: 1, maxLength: 3 }),
      schemaUrl: text,
    }),
    { maxLength: 2 },
  ),
})

/** Texts as they are, numbers by their value: 1.0 may be written as 1. */
const normal = (leaf: unknown): string => {
  const written = String(leaf)
  return written !== '' && /^[-\d.e+]+$/i.test(written) && !/^-?\d{16,}$/.test(written)
    ? String(Number(written))
    : written
}
const leaves = (document: unknown): string[] => leavesOf(document).map((leaf) => normal(leaf.value))

test('of any OTLP', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record({ resourceSpans: fc.array(group, { maxLength: 2 }) }), async (request) => {
      const traces = await readBytes(JSON.stringify(request))
      const written = await writtenText(traces, { format: 'otlp-json' })
      const found = new Set(leaves(JSON.parse(written)))
      // Scores and resources of groups without a span are no part of any span.
      const groups = request.resourceSpans.map((one) => ({
        ...one,
        scopeSpans: one.scopeSpans.filter(({ spans }) => spans.length > 0),
      }))
      const lost = leaves(groups.filter(({ scopeSpans }) => scopeSpans.length > 0)).filter((leaf) => !found.has(leaf))
      expect(lost).toEqual([])
      expect(await writtenText(await readBytes(written), { format: 'otlp-json' })).toBe(written)
    }),
    { seed: 20261121, numRuns: 150 },
  )
})

describe('of every fixture of OTLP, as far as it was read', () => {
  test.each(fixtures.filter((path) => path.startsWith('otlp-json/')))('%s', async (path) => {
    const input = fixtureInput(path)
    const records = parseRecords(new TextDecoder().decode(input.data as Uint8Array))
    if (!records) return
    const traces = await read(input)
    const again = await readBytes(await writtenText(traces, { format: 'otlp-json' }))
    const unread = new Set(await missingScalars(records, traces.dataset, traces.content))
    const missing = await missingScalars(records, again.dataset, again.content)
    expect(missing.filter((path) => !unread.has(path))).toEqual([])
  })
})
