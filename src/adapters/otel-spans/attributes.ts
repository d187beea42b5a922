// Attributes of a span, a resource or an event in the shapes that SDKs and stores write: an object, an object nested at
// the dots of the keys, a list of keys and values, JSON in a text.
import type { AttributeValue } from '../../model/span.ts'
import { anyValue } from '../otlp-json/values.ts'
import type { PlainAttributes } from '../plain-span.ts'
import { attributeIn, isObject, type PlainObject, setOwn } from '../plain-values.ts'
import { printedIn } from '../printed-values.ts'
import { fieldsOf } from './fields.ts'

type Changeable = { [key: string]: AttributeValue | undefined }

/** Any of the shapes; nothing of anything else. */
export function attributesIn(value: unknown): PlainAttributes {
  const structure = printedIn(value)
  if (Array.isArray(structure)) return Object.fromEntries(structure.flatMap(pairIn))
  if (!isObject(structure)) return {}
  return isNested(structure) ? flattened(structure) : valuesOf(structure)
}

const valuesOf = (object: PlainObject): PlainAttributes => {
  const attributes: Changeable = {}
  for (const [key, value] of Object.entries(object)) setOwn(attributes, key, attributeIn(value))
  return attributes
}

/** `[key, value]`, `{key, value: {stringValue}}` of OTLP, `{Key, Value: {Type, Value}}` of Go. */
function pairIn(entry: unknown): [string, AttributeValue | undefined][] {
  if (Array.isArray(entry)) return typeof entry[0] === 'string' ? [[entry[0], attributeIn(entry[1])]] : []
  const { key, value } = fieldsOf(entry)
  if (typeof key !== 'string') return []
  if (!isObject(value)) return [[key, attributeIn(value)]]
  return [[key, 'Value' in value ? attributeIn(value.Value) : anyValue(value)]]
}

/** Some stores split keys at their dots: no key has one, and an object follows. */
const isNested = (object: PlainObject): boolean => {
  const keys = Object.keys(object)
  return keys.every((key) => !key.includes('.')) && keys.some((key) => ROOTS.has(key) && isObject(object[key]))
}

/** First parts of the keys of the conventions that are read. */
const ROOTS = new Set([
  ...['gen_ai', 'llm', 'openinference', 'ai', 'traceloop', 'input', 'output', 'retrieval', 'embedding', 'reranker'],
  ...['session', 'user', 'tool', 'http', 'db', 'service', 'telemetry', 'deployment', 'otel', 'exception', 'server'],
])

/** Values that are objects by definition; what stands behind them is theirs. */
const WHOLE = new Set([
  ...['metadata', 'llm.prompt_template.variables', 'llm.invocation_parameters', 'tool.parameters'],
  ...['embedding.invocation_parameters', 'input.value', 'output.value', 'document.metadata'],
])

/** Lists of objects that stand for numbered keys. */
const NUMBERED =
  /^(llm\.(input_messages|output_messages|tools|prompts|choices)|retrieval\.documents|embedding\.embeddings|reranker\.(input|output)_documents)$/

/** Objects become dotted keys again, and OpenInference's lists numbered ones. */
export function flattened(object: PlainObject): PlainAttributes {
  const attributes: Changeable = {}
  flattenInto(attributes, '', object, 0)
  return attributes
}

const MAX_DEPTH = 24

function flattenInto(attributes: Changeable, path: string, value: unknown, depth: number): void {
  const isWhole = depth > MAX_DEPTH || WHOLE.has(path) || /\.document\.metadata$/.test(path)
  if (!isWhole && isObject(value)) {
    for (const [key, item] of Object.entries(value))
      flattenInto(attributes, path === '' ? key : `${path}.${key}`, item, depth + 1)
  } else if (!isWhole && Array.isArray(value) && value.some(isObject) && isNumbered(path)) {
    for (const [index, item] of value.entries()) flattenInto(attributes, `${path}.${index}`, item, depth + 1)
  } else if (path !== '') {
    const said = attributeIn(value)
    if (said !== undefined) setOwn(attributes, path, said)
  }
}

/** Such a list, or a list within one. */
const isNumbered = (path: string): boolean => NUMBERED.test(path) || /\.\d+\./.test(path)
