// JSON as text: whole, for copying, and short, for one line. No recursion over the value: it may be endlessly deep.

/** Indented JSON text of a value of any depth; bigints as digits. */
export function jsonText(value: unknown): string {
  const out: string[] = []
  const stack: ({ readonly value: unknown; readonly depth: number } | string)[] = [{ value, depth: 0 }]
  while (stack.length > 0) {
    const top = stack.pop() as (typeof stack)[number]
    if (typeof top === 'string') {
      out.push(top)
      continue
    }
    const entries = entriesOf(top.value)
    if (!entries) {
      out.push(scalarText(top.value))
      continue
    }
    const [open, close] = Array.isArray(top.value) ? '[]' : '{}'
    if (entries.length === 0) {
      out.push(open + close)
      continue
    }
    out.push(open)
    stack.push(`\n${indent(top.depth)}${close}`)
    for (let i = entries.length - 1; i >= 0; i--) {
      const [key, item] = entries[i]
      if (i < entries.length - 1) stack.push(',')
      // Pushed last, so written first: line break, key, value, then the comma above.
      if (i < entries.length - 1) stack.splice(stack.length - 1, 0)
      const comma = i < entries.length - 1 ? (stack.pop() as string) : ''
      if (comma) stack.push(comma)
      stack.push({ value: item, depth: top.depth + 1 })
      stack.push(`\n${indent(top.depth + 1)}${typeof key === 'string' ? `${JSON.stringify(key)}: ` : ''}`)
    }
  }
  return out.join('')
}
