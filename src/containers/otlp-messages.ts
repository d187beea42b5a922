// OTLP messages as OTLP JSON has them: camel case, ids in hex, 64-bit numbers in decimal digits, enums as numbers, other
// bytes in base64. Fields that are not named here are skipped.
// Source: opentelemetry-proto 1.5 (trace, logs, common, resource) and the JSON encoding of its specification.
import { BinaryReader, base64Encode, WireType } from '@bufbuild/protobuf/wire'
import type { ContainerValue } from './container.ts'
import { hexOf } from './hex.ts'

type Scalar = 'text' | 'hex' | 'base64' | 'fixed64' | 'int64' | 'uint32' | 'fixed32' | 'bool' | 'double'
interface FieldType {
  readonly name: string
  readonly type: Scalar | (() => MessageType)
  readonly isList?: boolean
}
export type MessageType = { readonly [number: number]: FieldType }
export type Message = { readonly [name: string]: ContainerValue }

const one = (name: string, type: FieldType['type']): FieldType => ({ name, type })
const many = (name: string, type: FieldType['type']): FieldType => ({ name, type, isList: true })

const ANY_VALUE: MessageType = {
  1: one('stringValue', 'text'),
  2: one('boolValue', 'bool'),
  3: one('intValue', 'int64'),
  4: one('doubleValue', 'double'),
  5: one('arrayValue', () => ({ 1: many('values', () => ANY_VALUE) })),
  6: one('kvlistValue', () => ({ 1: many('values', () => KEY_VALUE) })),
  7: one('bytesValue', 'base64'),
}
const KEY_VALUE: MessageType = { 1: one('key', 'text'), 2: one('value', () => ANY_VALUE) }
const attributes = many('attributes', () => KEY_VALUE)
const dropped = one('droppedAttributesCount', 'uint32')

export const RESOURCE: MessageType = { 1: attributes, 2: dropped }
export const SCOPE: MessageType = { 1: one('name', 'text'), 2: one('version', 'text'), 3: attributes, 4: dropped }

const EVENT: MessageType = { 1: one('timeUnixNano', 'fixed64'), 2: one('name', 'text'), 3: attributes, 4: dropped }
const LINK: MessageType = {
  1: one('traceId', 'hex'),
  2: one('spanId', 'hex'),
  3: one('traceState', 'text'),
  4: attributes,
  5: dropped,
  6: one('flags', 'fixed32'),
}
const STATUS: MessageType = { 2: one('message', 'text'), 3: one('code', 'uint32') }

export const SPAN: MessageType = {
  1: one('traceId', 'hex'),
  2: one('spanId', 'hex'),
  3: one('traceState', 'text'),
  4: one('parentSpanId', 'hex'),
  5: one('name', 'text'),
  6: one('kind', 'uint32'),
  7: one('startTimeUnixNano', 'fixed64'),
  8: one('endTimeUnixNano', 'fixed64'),
  9: attributes,
  10: dropped,
  11: many('events', () => EVENT),
  12: one('droppedEventsCount', 'uint32'),
  13: many('links', () => LINK),
  14: one('droppedLinksCount', 'uint32'),
  15: one('status', () => STATUS),
  16: one('flags', 'fixed32'),
}

export const LOG_RECORD: MessageType = {
  1: one('timeUnixNano', 'fixed64'),
  2: one('severityNumber', 'uint32'),
  3: one('severityText', 'text'),
  5: one('body', () => ANY_VALUE),
  6: attributes,
  7: dropped,
  8: one('flags', 'fixed32'),
  9: one('traceId', 'hex'),
  10: one('spanId', 'hex'),
  11: one('observedTimeUnixNano', 'fixed64'),
  12: one('eventName', 'text'),
}

const WIRES: { readonly [type in Scalar]: WireType } = {
  text: WireType.LengthDelimited,
  hex: WireType.LengthDelimited,
  base64: WireType.LengthDelimited,
  fixed64: WireType.Bit64,
  double: WireType.Bit64,
  fixed32: WireType.Bit32,
  int64: WireType.Varint,
  uint32: WireType.Varint,
  bool: WireType.Varint,
}

/** Values nested deeper are left empty, as the adapters do. */
const MAX_DEPTH = 200

/** Reads one message. Throws an Error where the bytes are no such message, or end in it. */
export function readMessage(bytes: Uint8Array, type: MessageType, depth = 0): Message {
  const reader = new BinaryReader(bytes)
  const message: { [name: string]: ContainerValue } = {}
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag()
    const field = type[number]
    if (!field || wire !== (typeof field.type === 'string' ? WIRES[field.type] : WireType.LengthDelimited)) {
      reader.skip(wire, number)
      continue
    }
    const value =
      typeof field.type === 'string' ? readScalar(reader, field.type) : readNested(reader.bytes(), field.type(), depth)
    if (!field.isList) message[field.name] = value
    else if (message[field.name]) (message[field.name] as ContainerValue[]).push(value)
    else message[field.name] = [value]
  }
  // Protobuf leaves empty texts out; an attribute without a key is one whose key is empty.
  if (type === KEY_VALUE) message.key ??= ''
  return message
}

const readNested = (bytes: Uint8Array, type: MessageType, depth: number): Message =>
  depth < MAX_DEPTH ? readMessage(bytes, type, depth + 1) : {}

function readScalar(reader: BinaryReader, type: Scalar): ContainerValue {
  switch (type) {
    case 'text':
      return reader.string()
    case 'hex':
      return hexOf(reader.bytes())
    case 'base64':
      return base64Encode(reader.bytes())
    case 'fixed64':
      return String(reader.fixed64())
    case 'int64':
      return String(reader.int64())
    case 'uint32':
      return reader.uint32()
    case 'fixed32':
      return reader.fixed32()
    case 'bool':
      return reader.bool()
    case 'double': {
      const number = reader.double()
      return Number.isFinite(number) ? number : String(number)
    }
    default:
      return type satisfies never
  }
}
