// Documents of OpenSearch: what others nest is one key, with `@` for the dots of an attribute's own name:
// `span.attributes.http@method`, `resource.attributes.service@name`, `status.code`.
// Source: Data Prepper, the index of its trace analytics.
import type { PlainAttributes } from '../plain-span.ts'
import { attributeIn, type PlainObject, setOwn } from '../plain-values.ts'

const HEAD = /^(span|resource)\.attributes[.@]/

/** Whether a key is an attribute of the span or of its resource. */
export const isFlatKey = (key: string): boolean => HEAD.test(key)

/** The attributes of the one or the other. */
export function flatAttributes(record: PlainObject, of: 'span' | 'resource'): PlainAttributes {
  const attributes: { [key: string]: ReturnType<typeof attributeIn> } = {}
  for (const [key, value] of Object.entries(record)) {
    const head = HEAD.exec(key)
    if (head?.[1] === of) setOwn(attributes, key.slice(head[0].length).replaceAll('@', '.'), attributeIn(value))
  }
  return attributes
}
