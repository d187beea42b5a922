// Records of no known format. Asked last: it claims only what no adapter knows.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { isObject, type PlainObject } from '../plain-values.ts'

export const generic: AdapterEntry = {
  id: 'generic',
  label: 'Records by a mapping of columns',
  formats: [],
  marks: [],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

const ASKED = /^(inputs?|prompt|messages|question|query|request|user_?(input|message)|instruction)$/i
const ANSWERED = /^(outputs?|completion|response|answer|result|generation|reply|prediction)$/i
const MODEL = /^model(_?(name|id))?$/i
const TIME =
  /^((start|end|created|updated|started|ended)_?(time|at)|timestamp|time|date|datetime|ts|start|latency\w*|duration\w*)$/i

/** Rows about calls, as far as their columns tell: two of them at least. */
function detect({ first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  const lists = Object.values(first).filter(
    (value): value is PlainObject[] => Array.isArray(value) && isObject(value[0]),
  )
  return detectRow(first) ?? lists.map(([row]) => detectRow(row)).find((detection) => detection !== undefined)
}

function detectRow(row: PlainObject): Detection | undefined {
  const keys = Object.keys(row)
  const found = [ASKED, ANSWERED, MODEL, TIME].flatMap((pattern) => keys.find((key) => pattern.test(key)) ?? [])
  if (found.length < 2) return undefined
  return { certainty: 'possible', because: `columns named ${found.map((key) => `"${key}"`).join(', ')}` }
}
