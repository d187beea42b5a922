// One row of Braintrust as a span.
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantIn } from '../plain-times.ts'
import {
  attributeIn,
  isObject,
  listIn,
  objectIn,
  type PlainObject,
  restOf,
  structureIn,
  textIn,
} from '../plain-values.ts'

/** A part of a row that SDKs send before or behind the others. */
export const isMerge = (row: PlainObject): boolean => row._is_merge === true

export function spanOfRow(row: PlainObject): PlainSpan {
  const metrics = objectIn(row.metrics)
  const [parent, ...others] = parentsOf(row)
  const traceId = textIn(row.root_span_id)
  const error = structureIn(row.error)
  const hasError = attributeIn(error) !== undefined
  // A row that was logged whole may leave its times out.
  const began = isMerge(row) ? metrics.start : (metrics.start ?? row.created)
  return {
    traceId,
    spanId: textIn(row.span_id),
    parentSpanId: parent,
    name: textIn(objectIn(row.span_attributes).name) ?? textIn(row.name),
    start: instantIn(began, 's'),
    end: instantIn(metrics.end, 's'),
    status: hasError ? 'error' : 'unset',
    statusMessage: hasError ? messageOf(error) : undefined,
    revision: revisionOf(row),
    links: traceId === undefined ? [] : others.map((spanId) => ({ traceId, spanId, attributes: {} })),
    attributes: {
      'braintrust.observation_type': ownTypeOf(row),
      'braintrust.input': attributeIn(structureIn(row.input)),
      'braintrust.output': attributeIn(structureIn(row.output)),
      'braintrust.error': isObject(error) ? attributeIn(error) : undefined,
      'braintrust.tags': attributeIn(structureIn(row.tags)),
      'braintrust.span_attributes': attributeIn(objectIn(row.span_attributes)),
      ...metadataOf(objectIn(row.metadata)),
      ...restOf(metrics, TIMES, 'braintrust.metrics.'),
      ...restOf(row, TAKEN, 'braintrust.'),
    },
  }
}

const TIMES = new Set(['start', 'end'])
const TAKEN = new Set([
  ...['span_id', 'root_span_id', 'span_parents', 'name', 'metrics', 'metadata', 'input', 'output', 'error', 'tags'],
  ...['span_attributes', '_is_merge'],
])

export const parentsOf = ({ span_parents }: PlainObject): string[] =>
  listIn(span_parents).flatMap((parent) => textIn(parent) ?? [])

/** Transaction ids are one tick of a clock each, below bits that are always the same: more digits than a number holds. */
const VARYING_BITS = 52

function revisionOf({ _xact_id, _is_merge }: PlainObject): number | undefined {
  const digits = textIn(_xact_id)
  if (digits !== undefined && /^\d+$/.test(digits)) return Number(BigInt.asUintN(VARYING_BITS, BigInt(digits)))
  return _is_merge === false ? 0 : undefined
}

/** What a row's type, its place and its output say together: the type of a root is `task` whatever it does. */
function ownTypeOf(row: PlainObject): string | undefined {
  const { type } = objectIn(row.span_attributes)
  if (type === 'task' && parentsOf(row).length === 0) return 'agent'
  return type === 'function' && isDocumentList(structureIn(row.output)) ? 'retriever' : undefined
}

const isDocumentList = (output: unknown): boolean =>
  Array.isArray(output) &&
  output.length > 0 &&
  output.every(
    (entry) =>
      isObject(entry) &&
      ['content', 'page_content', 'pageContent', 'text'].some((key) => typeof entry[key] === 'string') &&
      ['score', 'metadata'].some((key) => key in entry) &&
      !('role' in entry),
  )

function messageOf(error: unknown): string {
  if (!isObject(error)) return textIn(error) ?? JSON.stringify(error)
  return textIn(error.message) ?? textIn(error.error) ?? JSON.stringify(error)
}

/** Metadata, a key each. LangChain's handler keeps model and provider deeper down. */
function metadataOf(metadata: PlainObject): PlainAttributes {
  const inner = objectIn(metadata.metadata)
  const { id, key, version, variables } = objectIn(metadata.prompt)
  return {
    ...restOf(metadata, new Set(), 'braintrust.metadata.'),
    'braintrust.metadata.model': textIn(metadata.model) ?? textIn(inner.ls_model_name),
    'braintrust.metadata.provider': textIn(metadata.provider) ?? textIn(inner.ls_provider),
    'braintrust.prompt.name': textIn(key) ?? textIn(id),
    'braintrust.prompt.version': textIn(version),
    'braintrust.prompt.variables': attributeIn(variables),
  }
}
