// OTLP as protobuf: export requests and TracesData, alone, end to end, or each behind its length; spans and logs.
// Source: opentelemetry-proto 1.5; lengths as the Collector's file exporter writes them (4 bytes, big end first, zstd or not).
// Out come OTLP JSON requests of some hundred spans each. Metrics are handed on without content, to be counted.
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import type { IssueLog } from '../model/issue-log.ts'
import { decodeUtf8 } from '../util/utf8.ts'
import { ByteStream } from './byte-stream.ts'
import { BATCH, type Container, type ContainerRecord, type ContainerSource, HEAD_BYTES } from './container.ts'
import { LOG_RECORD, type Message, RESOURCE, readMessage, SCOPE, SPAN } from './otlp-messages.ts'
import { type Framing, framingOf, groupSignal, isZstd, OLD_SCOPES, type Signal } from './protobuf-head.ts'

export const otlpProtobuf: Container = { id: 'otlp-protobuf', label: 'OTLP protobuf', records }

/** Records of some hundred spans at most. */
const BATCH_RECORDS = 16

async function* records(source: ContainerSource, issues: IssueLog): AsyncGenerator<ContainerRecord[]> {
  const framing = framingOf(await source.read(0, HEAD_BYTES)) ?? 'bare'
  let batch: ContainerRecord[] = []
  let signal: Signal = 'spans'
  for await (const { group, value, place, isCut } of groups(source, framing, issues)) {
    if (value) batch.push({ value, place })
    if (group) {
      // One whose records do not tell is like the last one.
      signal = groupSignal(group, 0, group.length) ?? signal
      // That the file ends in it has been told.
      const broken = (error: unknown) => !isCut && issues.add('error', 'protobuf.broken', messageOf(error), place)
      for (const part of partsOf(group, signal, broken)) {
        batch.push({ value: part, place })
        if (batch.length < BATCH_RECORDS) continue
        yield batch
        batch = []
      }
    }
  }
  if (batch.length > 0) yield batch
}

/** One ResourceSpans or its like as bytes, or a request that was JSON. */
interface Group {
  readonly group?: Uint8Array
  readonly value?: ContainerRecord['value']
  readonly place: string
  /** The file ends in it. */
  readonly isCut?: boolean
}

async function* groups(source: ContainerSource, framing: Framing, issues: IssueLog): AsyncGenerator<Group> {
  const stream = new ByteStream(source)
  const cut = () => issues.add('error', 'input.truncated', `ends at byte ${source.size}, inside a message`)
  if (framing === 'bare') {
    yield* groupsIn(stream, Number.POSITIVE_INFINITY, () => `byte ${stream.offset}`, issues, cut)
    return
  }
  for (let count = 1; !(await stream.isAtEnd()); count++) {
    const place = `message ${count}`
    const length = framing === 'varint' ? await stream.varint() : await stream.uint32()
    if (length === undefined) return cut()
    if (framing === 'varint' || !isZstd(await stream.peek(4), 0)) {
      yield* groupsIn(stream, stream.offset + length, () => place, issues, cut)
      continue
    }
    const { bytes, isCut } = await stream.take(length)
    if (isCut) return cut()
    yield* unpacked(bytes, place, issues)
  }
}

/** A request that was packed on its own: protobuf, or JSON. */
async function* unpacked(bytes: Uint8Array, place: string, issues: IssueLog): AsyncGenerator<Group> {
  const { decompressZstd } = await import('./codecs.ts')
  try {
    const plain = decompressZstd(bytes)
    if (plain[0] === 0x7b) yield { value: JSON.parse(decodeUtf8(plain, 0, plain.length)), place }
    else {
      const memory = { name: '', size: plain.length, read: async (at: number, n: number) => plain.subarray(at, at + n) }
      const broken = () => issues.add('error', 'protobuf.broken', 'ends inside a message', place)
      yield* groupsIn(new ByteStream(memory), plain.length, () => place, issues, broken)
    }
  } catch (error) {
    issues.add('error', 'protobuf.broken', messageOf(error), place)
  }
}

/** The groups of a request that ends at `end`. What is no field of a request ends the reading of it. */
async function* groupsIn(
  stream: ByteStream,
  end: number,
  placeOf: () => string,
  issues: IssueLog,
  cut: () => void,
): AsyncGenerator<Group> {
  while (stream.offset < end && !(await stream.isAtEnd())) {
    const place = placeOf()
    const tag = await stream.varint()
    const isLength = tag !== undefined && tag % 8 === WireType.LengthDelimited && tag > 7
    const length = isLength ? await stream.varint() : undefined
    if (tag === undefined || (isLength && length === undefined)) return cut()
    if (length === undefined || stream.offset + length > end) {
      issues.add('error', 'protobuf.broken', `field ${Math.floor(tag / 8)} of a request`, place)
      stream.skipTo(end)
      return
    }
    const { bytes, isCut } = await stream.take(length)
    if (Math.floor(tag / 8) === 1) yield { group: bytes, place, isCut }
    if (isCut) return cut()
  }
  if (stream.offset < end && Number.isFinite(end)) cut()
}

/** OTLP JSON requests of one group, with no more than some hundred records each. */
function* partsOf(group: Uint8Array, signal: Signal, broken: (error: unknown) => void): Generator<Message> {
  if (signal === 'metrics') {
    yield { resourceMetrics: [{}] }
    return
  }
  const [groupsKey, scopesKey, recordsKey, type] =
    signal === 'spans'
      ? (['resourceSpans', 'scopeSpans', 'spans', SPAN] as const)
      : (['resourceLogs', 'scopeLogs', 'logRecords', LOG_RECORD] as const)
  const head = headOf(group, RESOURCE, broken)
  const request = (scope: Message) => ({
    [groupsKey]: [{ resource: head.first, ...head.schema, [scopesKey]: [scope] }],
  })
  for (const { bytes: scopeBytes } of fieldBytes(group, [2, OLD_SCOPES], broken)) {
    const { first, schema } = headOf(scopeBytes, SCOPE, () => {})
    let records: Message[] = []
    const part = () => request({ scope: first, ...schema, [recordsKey]: records })
    for (const { bytes, isCut } of fieldBytes(scopeBytes, [2], broken)) {
      if (isCut) break
      try {
        records.push(readMessage(bytes, type))
      } catch (error) {
        broken(error)
      }
      if (records.length < BATCH) continue
      yield part()
      records = []
    }
    if (records.length > 0) yield part()
  }
}

/** The resource of a group or the scope of a list, and the address of its schema. */
function headOf(
  bytes: Uint8Array,
  type: typeof RESOURCE,
  broken: (error: unknown) => void,
): { readonly first: Message; readonly schema: Message } {
  try {
    const [first] = fieldBytes(bytes, [1], () => {})
    const [schemaUrl] = fieldBytes(bytes, [3], () => {})
    return {
      first: first ? readMessage(first.bytes, type) : {},
      schema: schemaUrl ? { schemaUrl: decodeUtf8(schemaUrl.bytes, 0, schemaUrl.bytes.length) } : {},
    }
  } catch (error) {
    broken(error)
    return { first: {}, schema: {} }
  }
}

/** The bytes of these fields, and of one that the message ends in what there is. */
function* fieldBytes(
  bytes: Uint8Array,
  numbers: readonly number[],
  broken: (error: unknown) => void,
): Generator<{ readonly bytes: Uint8Array; readonly isCut: boolean }> {
  const reader = new BinaryReader(bytes)
  try {
    while (reader.pos < reader.len) {
      const [number, wire] = reader.tag()
      if (wire === WireType.LengthDelimited && numbers.includes(number)) {
        const length = reader.uint32()
        const from = reader.pos
        reader.pos = from + length
        const isCut = reader.pos > reader.len
        if (isCut) broken('ends inside a message')
        yield { bytes: bytes.subarray(from, reader.pos), isCut }
      } else reader.skip(wire, number)
    }
  } catch (error) {
    broken(error)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
