// Tags: `[{key, type, value}]`. Numbers that JavaScript cannot hold are texts; lists and maps came as JSON text.
// In documents of Elasticsearch some stand in an object of their own, `tag`, with `@` for the dots of their names.
// Source: jaegertracing/jaeger, internal/uimodel, and its Elasticsearch storage.
import type { AttributeValue } from '../../model/span.ts'
import { isObject, listIn, type PlainObject, plainValue, setOwn } from '../plain-values.ts'

export interface Tags {
  readonly [key: string]: AttributeValue
}

/** By key; of equal keys the last one wins. */
export function tagsOf(list: unknown): Tags {
  const tags: { [key: string]: AttributeValue } = {}
  for (const tag of listIn(list))
    if (isObject(tag) && typeof tag.key === 'string') setOwn(tags, tag.key, tagValue(tag.type, tag.value))
  return tags
}

/** Tags of a span or a process, wherever they stand. */
export function allTagsOf({ tags, tag }: PlainObject): Tags {
  if (!isObject(tag)) return tagsOf(tags)
  const all: { [key: string]: AttributeValue } = {}
  for (const [key, value] of Object.entries(tag)) setOwn(all, key.replaceAll('@', '.'), plainValue(value))
  return { ...all, ...tagsOf(tags) }
}

function tagValue(type: unknown, value: unknown): AttributeValue {
  if (typeof value !== 'string') return plainValue(value)
  switch (String(type).toLowerCase()) {
    case 'bool':
      return value === 'true'
    case 'int64':
      return /^-?\d+$/.test(value) ? wholeNumber(value) : value
    case 'float64': {
      const number = Number(value)
      return value.trim() !== '' && Number.isFinite(number) ? number : value
    }
    default:
      return value
  }
}

const wholeNumber = (digits: string): number | bigint => {
  const number = Number(digits)
  return Number.isSafeInteger(number) ? number : BigInt(digits)
}
