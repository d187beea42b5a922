// Retrieved documents in the shapes of frameworks and stores: LangChain, LlamaIndex, OTel, OpenInference, vector
// stores.
import type { RetrievedDocument } from '../../model/content.ts'
import { compact, decode, firstOf, isObject, type JsonObject, labelOf, member, numberOf, stringify } from './json.ts'

const LIST_KEYS = [
  'documents',
  'docs',
  'results',
  'matches',
  'nodes',
  'source_nodes',
  'chunks',
  'hits',
  'contexts',
  'output',
  'outputs',
  'result',
  'data',
]

/**
 * Documents of a list, or of an object that holds one; JSON text is parsed. Text entries are documents' contents.
 * Undefined when the value is no list of documents.
 */
export function readDocuments(value: unknown, depth = 0): readonly RetrievedDocument[] | undefined {
  const decoded = decode(value)
  if (Array.isArray(decoded)) {
    const documents = decoded.map((entry) => readDocument(decode(entry)))
    return documents.every((document) => document !== undefined) ? documents : undefined
  }
  if (!isObject(decoded) || depth > 2) return undefined
  for (const key of LIST_KEYS) {
    const inner = member(decoded, key)
    const documents = Array.isArray(inner) || isObject(inner) ? readDocuments(inner, depth + 1) : undefined
    if (documents !== undefined) return documents
  }
  return undefined
}

/** One document; undefined when there is neither a content nor an id with a score. */
export function readDocument(value: unknown, depth = 0): RetrievedDocument | undefined {
  if (typeof value === 'string') return { content: value }
  if (depth > 2) return undefined
  if (Array.isArray(value)) return readScored(value, depth)
  if (!isObject(value)) return undefined
  const plain = withoutPrefix(value)
  const inner = firstOf(plain, 'document', 'node', 'kwargs')
  if (isObject(inner)) {
    const document = readDocument(inner, depth + 1)
    const score = scoreOf(plain)
    return document === undefined ? undefined : compact({ ...document, score: score ?? document.score })
  }
  const content = firstOf(
    plain,
    'page_content',
    'pageContent',
    'content',
    'text',
    'document',
    'body',
    'chunk',
    'snippet',
    'entity',
  )
  const metadata = metadataOf(plain)
  // LangChain's documents have no score of their own, and had no id for long: applications put them into the metadata.
  const more = isObject(metadata) ? metadata : {}
  const id = idOf(plain)
  const score = scoreOf(plain)
  if (content === undefined && (id === undefined || score === undefined)) return undefined
  return compact({ id: id ?? idOf(more), content: contentText(content), score: score ?? scoreOf(more), metadata })
}

/** `[document, score]`, as similarity searches with scores return it. */
function readScored(pair: readonly unknown[], depth: number): RetrievedDocument | undefined {
  const [document, score] = pair
  if (pair.length !== 2 || typeof score !== 'number' || !isObject(document)) return undefined
  const read = readDocument(document, depth + 1)
  return read === undefined ? undefined : { ...read, score }
}

/** Keys such as `document.content` without their prefix. */
function withoutPrefix(value: JsonObject): JsonObject {
  if (!Object.keys(value).some((key) => key.startsWith('document.'))) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.replace(/^document\./, ''), item]))
}

const idOf = (value: JsonObject): string | undefined =>
  labelOf(firstOf(value, 'id', 'id_', '_id', 'document_id', 'doc_id', 'node_id', 'chunk_id'))

const scoreOf = (value: JsonObject): number | undefined =>
  numberOf(firstOf(value, 'score', 'relevance_score', 'relevanceScore', 'similarity', 'similarity_score', '_score'))

/** A distance is no score (less is nearer), so it stays with the metadata. */
function metadataOf(value: JsonObject): unknown {
  const metadata = decode(firstOf(value, 'metadata', 'meta', 'extra_info', 'payload'))
  const distance = scoreOf(value) === undefined ? numberOf(value.distance) : undefined
  if (distance === undefined) return metadata
  return isObject(metadata) ? { ...metadata, distance } : compact({ metadata, distance })
}

/** Text as it is; what holds the text in a member gives that, the rest its JSON. */
function contentText(content: unknown): string | undefined {
  if (content === undefined) return undefined
  if (typeof content === 'string') return content
  const text = isObject(content) ? firstOf(content, 'text', 'content') : undefined
  return typeof text === 'string' ? text : stringify(content)
}
