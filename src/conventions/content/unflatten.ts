// Lists that a writer flattened into numbered keys (`llm.input_messages.0.message.role`), rebuilt.
// Source: formats of OpenInference and OpenLLMetry. Guards against keys that nobody sane writes.
import type { Attributes, AttributeValue } from '../../model/span.ts'
import type { JsonObject } from './json.ts'

/** Entries of one list; backends stop near this number. Indices only order entries, so a huge one costs nothing. */
const MAX_ENTRIES = 10_000
const MAX_DEPTH = 32
const INDEX = /^(?:0|[1-9]\d{0,14})$/
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

interface Node {
  value?: AttributeValue
  children?: Map<string, Node>
}

/**
 * The entries under `prefix.<n>.…`, in order of `n`; gaps are closed.
 *
 * Members that are no number (`gen_ai.prompt.name`) and scalars (`tags.0`) are no entries and are left alone.
 * Where both `a` and `a.b` exist the scalar stays and `a.b` is left to the raw attributes.
 * A structured value under the prefix itself (`llm.input_messages` as an array) is taken when no numbered key exists.
 */
export function unflattenList(attributes: Attributes, prefix: string): readonly JsonObject[] {
  const root: Node = {}
  const start = `${prefix}.`
  for (const key of Object.keys(attributes)) {
    if (!key.startsWith(start)) continue
    const path = key.slice(start.length).split('.')
    if (path.length < 2 || path.length > MAX_DEPTH || !INDEX.test(path[0] ?? '')) continue
    if (path.some((segment) => FORBIDDEN.has(segment))) continue
    const value = attributes[key] as AttributeValue // the key is one of the object's own
    // An empty value is a member that the writer left undefined.
    if (value !== null) insert(root, path, value)
  }
  const entries = sortedEntries(root).slice(0, MAX_ENTRIES)
  if (entries.length > 0) return entries.map(([, node]) => materialize(node)).filter(isRecord)
  const nested = Object.hasOwn(attributes, prefix) ? attributes[prefix] : undefined
  return Array.isArray(nested) ? nested.slice(0, MAX_ENTRIES).filter(isRecord) : []
}

function insert(root: Node, path: readonly string[], value: AttributeValue): void {
  let node = root
  for (const segment of path) {
    node.children ??= new Map()
    let child = node.children.get(segment)
    if (child === undefined) {
      child = {}
      node.children.set(segment, child)
    }
    node = child
  }
  node.value = value
}

const sortedEntries = (node: Node): readonly (readonly [string, Node])[] =>
  [...(node.children ?? [])].sort(([a], [b]) => Number(a) - Number(b))

/** An object, or a list where every key is a number and an object follows each. */
function materialize(node: Node): unknown {
  if (node.value !== undefined || node.children === undefined) return node.value
  const isList = [...node.children].every(([key, child]) => INDEX.test(key) && child.children !== undefined)
  if (isList)
    return sortedEntries(node)
      .slice(0, MAX_ENTRIES)
      .map(([, child]) => materialize(child))
  return Object.fromEntries([...node.children].map(([key, child]) => [key, materialize(child)]))
}

const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
