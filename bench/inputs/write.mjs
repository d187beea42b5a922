// Records into a file: one OTLP JSON document, or JSON Lines with a request a line.
import { closeSync, openSync, writeSync } from 'node:fs'
import { plain } from './attributes.mjs'
import { makeRecords } from './records.mjs'

/** Spans of one group, as many as the SDKs' batch processor sends at once. */
const BATCH = 512

const RESOURCE = [
  plain('service.name', 'support-agent'),
  plain('service.version', '3.2.1'),
  plain('telemetry.sdk.language', 'python'),
  plain('telemetry.sdk.name', 'opentelemetry'),
].join(',')
const OPENING = `{"resource":{"attributes":[${RESOURCE}]},"scopeSpans":[{"scope":{"name":"bench.agents","version":"1"},"spans":[`
const CLOSING = ']}]}'

const FORMS = {
  document: { head: '{"resourceSpans":[', before: '', between: ',', after: '', foot: ']}' },
  lines: { head: '', before: '{"resourceSpans":[', between: '', after: ']}\n', foot: '' },
}

/**
 * Writes an input group by group, so that a gigabyte never lies in memory. It ends at `spans`, or at the first group
 * after `bytes`.
 *
 * @returns what a reader has to find, with the size
 */
export function writeInput(path, { form, bytes = Number.POSITIVE_INFINITY, ...input }) {
  const found = { spans: 0, traces: 0, records: 0, errors: 0, inputTokens: 0, outputTokens: 0 }
  const { head, before, between, after, foot } = FORMS[form]
  const file = openSync(path, 'w')
  let sizeBytes = 0
  const write = (text) => {
    sizeBytes += writeSync(file, text)
  }
  let batch = []
  let isFirst = true
  const flush = () => {
    if (batch.length === 0) return
    write(`${isFirst ? head : between}${before}${OPENING}${batch.join(',')}${CLOSING}${after}`)
    isFirst = false
    batch = []
  }
  try {
    for (const record of makeRecords(input, found)) {
      batch.push(record)
      if (batch.length < BATCH) continue
      flush()
      if (sizeBytes >= bytes) break
    }
    flush()
    write(foot)
  } finally {
    closeSync(file)
  }
  return { ...found, sizeBytes }
}
