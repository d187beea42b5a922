// One row of Braintrust as a span.
import { errorOfText, type ToldError } from '../plain-errors.ts'
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
  const error = errorOf(structureIn(row.error))
  // A row that was logged whole may leave its times out.
  const began = isMerge(row) ? metrics.start : (metrics.start ?? row.created)
  return {
    traceId,
    spanId: textIn(row.span_id),
    parentSpanId: parent,
    name: textIn(attributesOf(row).name),
    start: instantIn(began, 's'),
    end: instantIn(metrics.end, 's'),
    status: error ? 'error' : 'unset',
    statusMessage: error?.message,
    events: error && [error.exception],
    revision: revisionOf(row),
    links: traceId === undefined ? [] : others.map((spanId) => ({ traceId, spanId, attributes: {} })),
    attributes: {
      'braintrust.observation_type': ownTypeOf(row),
      'braintrust.input': attributeIn(structureIn(row.input)),
      'braintrust.output': attributeIn(structureIn(row.output)),
      'braintrust.error': attributeIn(structureIn(row.error)),
      'braintrust.tags': attributeIn(structureIn(row.tags)),
      'braintrust.span_attributes': attributeIn(attributesOf(row)),
      ...metadataOf(objectIn(row.metadata)),
      ...restOf(metrics, TIMES, 'braintrust.metrics.'),
      ...restOf(row, TAKEN, 'braintrust.'),
    },
  }
}

const TIMES = new Set(['start', 'end'])
const TAKEN = new Set([
  ...['span_id', 'root_span_id', 'span_parents', 'name', 'metrics', 'metadata', 'input', 'output', 'error', 'tags'],
  ...['span_attributes', 'type', '_is_merge'],
])

/** Name and type, which reports of tests keep beside them. */
const attributesOf = ({ name, type, span_attributes }: PlainObject): PlainObject => ({
  ...(textIn(name) === undefined ? {} : { name }),
  ...(textIn(type) === undefined ? {} : { type }),
  ...objectIn(span_attributes),
})

export const parentsOf = ({ span_parents }: PlainObject): string[] =>
  listIn(span_parents).flatMap((parent) => textIn(parent) ?? [])

/** Transaction ids are one tick of a clock each, below bits that are always the same: more digits than a number holds. */
const VARYING_BITS = 52

function revisionOf(row: PlainObject): number | undefined {
  const digits = textIn(row._xact_id)
  if (digits !== undefined && /^\d+$/.test(digits)) return Number(BigInt.asUintN(VARYING_BITS, BigInt(digits)))
  return isMerge(row) ? undefined : 0
}

/** What a row's type, its place and its output say together: the type of a root is `task` whatever it does. */
function ownTypeOf(row: PlainObject): string | undefined {
  const { type } = attributesOf(row)
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

/** A text, as a rule with its stack, or an object of any shape. */
function errorOf(error: unknown): ToldError | undefined {
  if (attributeIn(error) === undefined) return undefined
  if (!isObject(error)) return errorOfText(textIn(error) ?? JSON.stringify(error))
  const told = errorOfText(textIn(error.message) ?? textIn(error.error) ?? JSON.stringify(error))
  const { attributes } = told.exception
  const type = textIn(error.name) ?? textIn(error.type) ?? attributes['exception.type']
  return { ...told, exception: { name: 'exception', attributes: { ...attributes, 'exception.type': type } } }
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
