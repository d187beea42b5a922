// Files of three spans, the middle one of which is beyond all measure. Made on first use, and kept with the other inputs.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { inputFolder } from './catalogue.mjs'

const hex = (n, digits) => n.toString(16).padStart(digits, '0')
const opening = (n) =>
  `{"traceId":"${hex(1, 32)}","spanId":"${hex(n, 16)}","name":"span ${n}","startTimeUnixNano":"1795262400000000000","endTimeUnixNano":"1795262400000000500","attributes":[`

/** What stands between the brackets of its attributes, a piece at a time. */
const ATTRIBUTES = {
  *string(megabytes) {
    yield '{"key":"gen_ai.input.messages","value":{"stringValue":"'
    for (let i = 0; i < megabytes; i++) yield 'word '.repeat(200_000)
    yield '"}}'
  },
  *attributes(count) {
    for (let i = 0; i < count; i++) yield `${i > 0 ? ',' : ''}{"key":"a.${i}","value":{"intValue":"${i}"}}`
  },
  *depth(levels) {
    yield '{"key":"a","value":'
    yield '{"arrayValue":{"values":['.repeat(levels)
    yield '{"intValue":"1"}'
    yield ']}}'.repeat(levels)
    yield '}'
  },
}

/** @returns the path of a file with one such span among three */
export function oddFile(kind, size) {
  const folder = inputFolder()
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `odd-${kind}-${size}.json`)
  if (existsSync(path)) return path
  const part = `${path}.${process.pid}`
  const file = openSync(part, 'w')
  try {
    writeSync(file, `{"resourceSpans":[{"scopeSpans":[{"spans":[${opening(1)}]},${opening(2)}`)
    for (const piece of ATTRIBUTES[kind](size)) writeSync(file, piece)
    writeSync(file, `]},${opening(3)}]}]}]}]}`)
  } finally {
    closeSync(file)
  }
  renameSync(part, path)
  return path
}
