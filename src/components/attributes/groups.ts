// Attributes as the reader looks for them: under the first word of their key, in the order of the alphabet.
import type { Attributes, AttributeValue } from '../../model/span.ts'

export interface AttributeGroup {
  /** First word of the keys, `gen_ai`; empty for keys of a single word. */
  readonly prefix: string
  readonly entries: readonly (readonly [key: string, value: AttributeValue])[]
}

const collator = new Intl.Collator('en', { numeric: true })

/** Groups by first word; words that only one key has stand together, first. Keys in natural order. */
export function groupAttributes(attributes: Attributes): AttributeGroup[] {
  const byPrefix = new Map<string, (readonly [string, AttributeValue])[]>()
  for (const entry of Object.entries(attributes)) {
    const dot = entry[0].indexOf('.')
    const prefix = dot < 0 ? '' : entry[0].slice(0, dot)
    const group = byPrefix.get(prefix)
    if (group) group.push(entry)
    else byPrefix.set(prefix, [entry])
  }
  const single = byPrefix.get('') ?? []
  byPrefix.delete('')
  for (const [prefix, entries] of byPrefix) {
    if (entries.length > 1) continue
    single.push(...entries)
    byPrefix.delete(prefix)
  }
  const groups = [...byPrefix].map(([prefix, entries]) => ({ prefix, entries }))
  groups.sort((a, b) => collator.compare(a.prefix, b.prefix))
  if (single.length > 0) groups.unshift({ prefix: '', entries: single })
  for (const { entries } of groups) entries.sort(([a], [b]) => collator.compare(a, b))
  return groups
}

/** Entries whose key or value holds a text, whatever its case. */
export function filterAttributes(attributes: Attributes, text: string): Attributes {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return attributes
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([key, value]) => key.toLowerCase().includes(wanted) || plainText(value).toLowerCase().includes(wanted),
    ),
  )
}

/** A value as text to search in; deep inside structures nothing is searched. */
function plainText(value: AttributeValue): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.values(value)
    .map((item) => (typeof item === 'object' ? '' : String(item)))
    .join('\n')
}
