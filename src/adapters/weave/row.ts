// Rows of the CSV and TSV export, whose columns are named by path: `inputs.question`, `summary.weave.latency_ms`.
import { isObject, type PlainObject } from '../plain-values.ts'

const HEADS = new Set(['attributes', 'inputs', 'output', 'summary'])

/** Names of models may hold dots; what is counted does not. */
const BY_MODEL = /^(summary\.(?:usage|weave\.costs))\.(.+?)\.((?:\w+_details\.)?\w+)$/

/** The call that a row is; a call as it is. */
export function callOfRow(record: PlainObject): PlainObject {
  if (!Object.keys(record).some((key) => HEADS.has(key.slice(0, key.indexOf('.'))))) return record
  const call: { [key: string]: unknown } = {}
  for (const [key, value] of Object.entries(record)) {
    if (value === '') continue
    const byModel = BY_MODEL.exec(key)
    const path = byModel
      ? [...byModel[1].split('.'), byModel[2], ...byModel[3].split('.')]
      : HEADS.has(key.slice(0, key.indexOf('.')))
        ? key.split('.')
        : [key]
    put(call, path, value)
  }
  return call
}

function put(object: { [key: string]: unknown }, [key, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    define(object, key, value)
    return
  }
  const inner = Object.hasOwn(object, key) ? object[key] : undefined
  const next: { [key: string]: unknown } = isObject(inner) ? inner : {}
  if (next !== inner) define(object, key, next)
  put(next, rest, value)
}

/** A field of its own under any name, `__proto__` too. */
const define = (object: object, key: string, value: unknown): void => {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
}
