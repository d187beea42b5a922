import fc from 'fast-check'
import protobuf from 'protobufjs'
import { describe, expect, test, vi } from 'vitest'
import { containerOf } from '../../src/containers/detect.ts'
import type { Dataset } from '../../src/model/dataset.ts'
import { comparable } from '../support/comparable.ts'
import { readContainer, sourceOf, valuesOf, zstdStored } from '../support/containers.ts'
import { readParsed } from '../support/parsed-road.ts'
import { seededRandom } from '../support/random.ts'

const SEED = 20261121

// Many small readings, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

/** The messages once more, for another library to write them. */
const { root } = protobuf.parse(
  `syntax = "proto3";
  message AnyValue { oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3;
    double double_value = 4; ArrayValue array_value = 5; KeyValueList kvlist_value = 6; bytes bytes_value = 7; } }
  message ArrayValue { repeated AnyValue values = 1; }
  message KeyValueList { repeated KeyValue values = 1; }
  message KeyValue { string key = 1; AnyValue value = 2; }
  message Resource { repeated KeyValue attributes = 1; uint32 dropped_attributes_count = 2; }
  message Scope { string name = 1; string version = 2; repeated KeyValue attributes = 3; }
  message Event { fixed64 time_unix_nano = 1; string name = 2; repeated KeyValue attributes = 3; }
  message Link { bytes trace_id = 1; bytes span_id = 2; string trace_state = 3; repeated KeyValue attributes = 4; }
  message Status { string message = 2; int32 code = 3; }
  message Span { bytes trace_id = 1; bytes span_id = 2; string trace_state = 3; bytes parent_span_id = 4;
    string name = 5; int32 kind = 6; fixed64 start_time_unix_nano = 7; fixed64 end_time_unix_nano = 8;
    repeated KeyValue attributes = 9; uint32 dropped_attributes_count = 10; repeated Event events = 11;
    repeated Link links = 13; Status status = 15; fixed32 flags = 16; string later = 900; }
  message ScopeSpans { Scope scope = 1; repeated Span spans = 2; string schema_url = 3; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; string schema_url = 3; }
  message TracesData { repeated ResourceSpans resource_spans = 1; }
  message LogRecord { fixed64 time_unix_nano = 1; int32 severity_number = 2; AnyValue body = 5;
    repeated KeyValue attributes = 6; bytes trace_id = 9; bytes span_id = 10; fixed64 observed_time_unix_nano = 11;
    string event_name = 12; }
  message ScopeLogs { Scope scope = 1; repeated LogRecord log_records = 2; }
  message ResourceLogs { Resource resource = 1; repeated ScopeLogs scope_logs = 2; }
  message LogsData { repeated ResourceLogs resource_logs = 1; }
  message Point { fixed64 time_unix_nano = 3; double as_double = 4; }
  message Gauge { repeated Point data_points = 1; }
  message Metric { string name = 1; string description = 2; string unit = 3; Gauge gauge = 5; }
  message ScopeMetrics { Scope scope = 1; repeated Metric metrics = 2; }
  message ResourceMetrics { Resource resource = 1; repeated ScopeMetrics scope_metrics = 2; }
  message MetricsData { repeated ResourceMetrics resource_metrics = 1; }`,
)

type Json = { [key: string]: unknown }

/** Bytes of a message whose ids are hex, as OTLP JSON has them. */
function encoded(type: string, value: Json): Uint8Array {
  const message = root.lookupType(type)
  return new Uint8Array(message.encode(message.fromObject(withBytes(value) as Json)).finish())
}

const IDS = new Set(['traceId', 'spanId', 'parentSpanId'])
const bytesOfHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))

function withBytes(value: unknown, key = ''): unknown {
  if (IDS.has(key)) return bytesOfHex(value as string)
  if (Array.isArray(value)) return value.map((item) => withBytes(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withBytes(item, name)]))
}

const hex = (bytes: number) => fc.stringMatching(new RegExp(`^[1-9a-f][0-9a-f]{${bytes * 2 - 1}}$`))
const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const anyValue = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text.map((stringValue) => ({ stringValue })),
    fc.boolean().map((boolValue) => ({ boolValue })),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((int) => ({ intValue: String(int) })),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((doubleValue) => ({ doubleValue })),
    fc.constant({ bytesValue: 'AAH/' }),
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }).map((values) => ({ arrayValue: { values } })),
    fc
      .array(fc.record({ key: text, value: tie('value') }), { minLength: 1, maxLength: 3 })
      .map((values) => ({ kvlistValue: { values } })),
    fc.constant({}),
  ),
})).value
const attributes = fc.uniqueArray(fc.record({ key: text, value: anyValue }), {
  maxLength: 4,
  selector: ({ key }) => key,
})
const instant = fc.bigInt({ min: 10n ** 18n, max: 2n ** 62n }).map(String)
const span = fc.record({
  traceId: fc.constantFrom('a'.repeat(32), '0123456789abcdef0123456789abcdef'),
  spanId: hex(8),
  parentSpanId: hex(8),
  name: text,
  kind: fc.integer({ min: 0, max: 5 }),
  startTimeUnixNano: instant,
  endTimeUnixNano: instant,
  attributes,
  events: fc.array(fc.record({ timeUnixNano: instant, name: text, attributes }), { maxLength: 2 }),
  links: fc.array(fc.record({ traceId: hex(16), spanId: hex(8), attributes }), { maxLength: 2 }),
  status: fc.record({ message: text, code: fc.integer({ min: 0, max: 2 }) }),
})
const request = fc.record({
  resourceSpans: fc.array(
    fc.record({
      resource: fc.record({ attributes }),
      scopeSpans: fc.array(
        fc.record({
          scope: fc.record({ name: text, version: text, attributes }),
          spans: fc.array(span, { minLength: 1, maxLength: 4 }),
          schemaUrl: text,
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 2 },
  ),
})

const datasetOf = (records: readonly unknown[]): Dataset =>
  readParsed(records.map((record) => JSON.stringify(record)).join('\n')) as Dataset

test('any spans give the data set that OTLP JSON gives', async () => {
  await fc.assert(
    fc.asyncProperty(request, async (value) => {
      const bytes = encoded('TracesData', value)
      expect(containerOf(bytes, 'x')).toBe('otlp-protobuf')
      const read = await readContainer('otlp-protobuf', sourceOf(bytes))
      expect([read.issues, read.error]).toEqual([{}, undefined])
      expect(comparable(datasetOf(valuesOf(read)))).toEqual(comparable(datasetOf([value])))
    }),
    { seed: SEED, numRuns: 60 },
  )
})

const spanOf = (id: number): Json => ({
  traceId: 'a'.repeat(32),
  spanId: id.toString(16).padStart(16, '0'),
  name: `span ${id}`,
  startTimeUnixNano: '1795262400000000001',
  endTimeUnixNano: '1795262400000000002',
  attributes: [{ key: 'gen_ai.request.model', value: { stringValue: 'm' } }],
})
const requestOf = (...ids: number[]): Json => ({
  resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: { name: 's' }, spans: ids.map(spanOf) }] }],
})
const framed = (messages: readonly Uint8Array[], prefix: (length: number) => Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat(messages.flatMap((message) => [prefix(message.length), message])))
const fixed = (length: number): Uint8Array => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}
const varint = (length: number): Uint8Array => new Uint8Array(protobuf.Writer.create().uint32(length).finish())

interface Spans {
  readonly resourceSpans?: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly { name: string }[] }[]
  }[]
}
const namesOf = (values: readonly unknown[]): string[] =>
  (values as Spans[]).flatMap(({ resourceSpans = [] }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans.map(({ name }) => name))),
  )

const requests = [requestOf(1, 2), requestOf(3), requestOf(4)].map((value) => encoded('TracesData', value))

describe('several requests', () => {
  test.each([
    ['end to end', framed(requests, () => new Uint8Array())],
    ['each behind its length as a varint', framed(requests, varint)],
    ['each behind its length in four bytes', framed(requests, fixed)],
  ])('%s', async (_, bytes) => {
    expect(containerOf(bytes, 'traces.pb')).toBe('otlp-protobuf')
    for (const sliceBytes of [bytes.length, 7, 1]) {
      const { read } = sourceOf(bytes, '', sliceBytes)
      const head = bytes.subarray(0, 1 << 16)
      const source = { ...sourceOf(bytes), read: async (at: number, n: number) => (n === 1 << 16 ? head : read(at, n)) }
      const found = await readContainer('otlp-protobuf', source)
      expect(namesOf(valuesOf(found))).toEqual(['span 1', 'span 2', 'span 3', 'span 4'])
      expect(found.issues).toEqual({})
    }
  })

  test('packed one by one', async () => {
    const json = new TextEncoder().encode(JSON.stringify(requestOf(5)))
    const bytes = framed([...requests, json].map(zstdStored), fixed)
    expect(containerOf(bytes, 'traces.pb')).toBe('otlp-protobuf')
    const found = await readContainer('otlp-protobuf', sourceOf(bytes))
    expect(namesOf(valuesOf(found))).toEqual(['span 1', 'span 2', 'span 3', 'span 4', 'span 5'])
    bytes[bytes.length - json.length - 8] ^= 0xff
    expect(namesOf(valuesOf(await readContainer('otlp-protobuf', sourceOf(bytes)))).length).toBeGreaterThanOrEqual(4)
  })

  test('a large group comes in parts', async () => {
    const ids = Array.from({ length: 1000 }, (_, at) => at + 1)
    const read = await readContainer('otlp-protobuf', sourceOf(encoded('TracesData', requestOf(...ids))))
    expect(read.records.map(({ value }) => namesOf([value]).length)).toEqual([256, 256, 256, 232])
  })
})

test('logs, and metrics to be counted', async () => {
  const log = { timeUnixNano: '1795262400000000001', severityNumber: 9, body: { stringValue: 'hi' }, eventName: 'e' }
  const logs = encoded('LogsData', { resourceLogs: [{ scopeLogs: [{ logRecords: [log] }] }] })
  expect(containerOf(logs, 'x')).toBe('otlp-protobuf')
  expect(valuesOf(await readContainer('otlp-protobuf', sourceOf(logs)))).toEqual([
    { resourceLogs: [{ resource: {}, scopeLogs: [{ scope: {}, logRecords: [log] }] }] },
  ])
  const metric = { name: 'requests', unit: '1', gauge: { dataPoints: [{ timeUnixNano: '1', asDouble: 1 }] } }
  const metrics = encoded('MetricsData', { resourceMetrics: [{ scopeMetrics: [{ metrics: [metric, metric] }] }] })
  expect(containerOf(metrics, 'x')).toBe('otlp-protobuf')
  const mixed = framed([logs, metrics, requests[0]], fixed)
  const values = valuesOf(await readContainer('otlp-protobuf', sourceOf(mixed)))
  expect(values.map((value) => Object.keys(value as object)[0])).toEqual([
    'resourceLogs',
    'resourceMetrics',
    'resourceSpans',
  ])
})

test('fields from later versions are skipped, and ids of another width stay', async () => {
  const value = requestOf(1)
  const odd = { ...spanOf(2), spanId: 'abcd', later: 'field 900' }
  ;(value.resourceSpans as { scopeSpans: { spans: Json[] }[] }[])[0].scopeSpans[0].spans.push(odd)
  const read = await readContainer('otlp-protobuf', sourceOf(encoded('TracesData', value)))
  expect(JSON.stringify(valuesOf(read))).toContain('"spanId":"abcd","name":"span 2"')
  expect(JSON.stringify(valuesOf(read))).not.toContain('900')
})

test('a file that is cut at any byte gives what stands before the cut, and says so', async () => {
  for (const bytes of [framed(requests, fixed), framed(requests, varint), framed(requests, () => new Uint8Array())]) {
    const head = bytes.subarray(0, 1 << 16)
    for (let at = 1; at < bytes.length; at++) {
      const cut = sourceOf(bytes.subarray(0, at))
      // The head is that of the whole file, so that it is told apart wherever it is cut.
      const source = { ...cut, read: async (from: number, n: number) => (n === 1 << 16 ? head : cut.read(from, n)) }
      const read = await readContainer('otlp-protobuf', source)
      const names = namesOf(valuesOf(read))
      expect(['span 1', 'span 2', 'span 3', 'span 4'].slice(0, names.length)).toEqual(names)
      expect(Object.keys(read.issues).filter((code) => code !== 'input.truncated')).toEqual([])
      const isWholeMessages = names.length > 0 && Object.keys(read.issues).length === 0
      if (isWholeMessages) expect(names.length).toBeLessThan(4)
    }
  }
})

test('a damaged byte costs what it stands in, and nothing hangs or throws', async () => {
  const random = seededRandom(SEED)
  const bytes = framed(requests, fixed)
  for (let run = 0; run < 300; run++) {
    const damaged = bytes.slice()
    damaged[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    containerOf(damaged, 'x')
    await readContainer('otlp-protobuf', sourceOf(damaged))
  }
})

test('random bytes are not OTLP, and reading them throws nothing', async () => {
  const random = seededRandom(SEED)
  for (let run = 0; run < 1000; run++) {
    const bytes = Uint8Array.from({ length: Math.floor(random() * 400) }, (_, at) =>
      at === 0 && run % 2 ? 0x0a : Math.floor(random() * (run % 3 ? 256 : 32)),
    )
    expect(containerOf(bytes, 'x')).not.toBe('otlp-protobuf')
    if (run % 10 === 0) expect((await readContainer('otlp-protobuf', sourceOf(bytes))).error).toBeUndefined()
  }
})
