// Objects as a console prints them, one after the other, with or without other lines between: what `console.log` and
// `console.dir` show in Node, what Python's `print` shows of a dict. Depths that were left out (`[Object]`) are missing.

import { bigintAsText } from '../json/bigint.ts'
import { parseLiteral } from '../json/literal.ts'
import type { IssueLog } from '../model/issue-log.ts'
import { OBJECT_START } from './console-head.ts'
import { BATCH, type Container, type ContainerRecord, type ContainerSource } from './container.ts'

export const consoleText: Container = { id: 'console', label: 'Console output', records }

const START = new RegExp(OBJECT_START.source, 'gm')

async function* records(source: ContainerSource, issues: IssueLog): AsyncGenerator<ContainerRecord[]> {
  // A console is read by eye: what it shows is held whole.
  const text = new TextDecoder().decode(await source.read(0, source.size))
  let batch: ContainerRecord[] = []
  let count = 0
  START.lastIndex = 0
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const literal = parseLiteral(text, match.index)
    if (!literal) {
      issues.add('warning', 'record.cut', `object ${count + 1}`, `object ${count + 1}`)
      START.lastIndex = match.index + 1
      continue
    }
    START.lastIndex = literal.end
    for (const value of Array.isArray(literal.value) ? literal.value : [literal.value]) {
      batch.push({ value: plain(value), place: `object ${++count}` })
    }
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** As `JSON.parse` would give it. */
const plain = (value: unknown): ContainerRecord['value'] => JSON.parse(JSON.stringify(value ?? {}, bigintAsText))
