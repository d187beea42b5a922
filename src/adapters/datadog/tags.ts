// Tags: texts of the form `key:value`; values may hold colons, and keys may repeat.
import type { PlainAttributes } from '../plain-span.ts'
import { isObject, listIn, textIn } from '../plain-values.ts'

export interface Tags {
  /** Those that mean something to every trace, by key. */
  readonly known: { readonly [key: string]: string | undefined }
  /** What the application attached, as written. */
  readonly own: readonly string[]
  /** What the tracer says of itself. */
  readonly rest: PlainAttributes
}

const KNOWN = new Set(['env', 'version', 'service', 'session_id', 'user_id', 'usr.id', 'ml_app', 'error_type'])
const TRACER = new Set([
  'language',
  'source',
  'error',
  'ddtrace.version',
  'dd-trace.version',
  'integration',
  'runtime_id',
])

export function readTags(tags: unknown): Tags {
  const known: { [key: string]: string | undefined } = {}
  const own: string[] = []
  const rest: { [key: string]: string } = {}
  for (const tag of textsOf(tags)) {
    const colon = tag.indexOf(':')
    const key = tag.slice(0, Math.max(0, colon))
    const value = tag.slice(colon + 1)
    if (KNOWN.has(key)) known[key] ??= value || undefined
    else if (TRACER.has(key)) rest[`datadog.tags.${key}`] = value
    else if (!own.includes(tag)) own.push(tag)
  }
  return { known, own, rest }
}

/** Older answers have an object. */
const textsOf = (tags: unknown): string[] =>
  isObject(tags)
    ? Object.entries(tags).map(([key, value]) => `${key}:${textIn(value) ?? ''}`)
    : listIn(tags).filter((tag) => typeof tag === 'string')
