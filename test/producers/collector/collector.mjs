// Takes what a producer exports and writes it down: OTLP as one export request a line, or a file where it is protobuf;
// everything else as one recorded request a line (`{seq, ms, method, path, headers, body | parts}`).
import { appendFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { answerTo } from './answers.mjs'
import { bodyOf, unpack } from './body.mjs'

/** Keys, and what changes with every connection, say nothing about a record. */
const DROPPED_HEADERS =
  /^(authorization|x-api-key|cookie|host|connection|accept.*|content-length|transfer-encoding|.*-key)$/

/** @returns {Promise<{ url: string, close: () => void }>} */
export async function startCollector(folder) {
  const record = recorderIn(folder)
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const bytes = unpack(Buffer.concat(chunks), request.headers['content-encoding'])
    const content = record(request, bytes)
    const { status, value } = answerTo(request.url.split('?')[0], content.body, url)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(value === undefined ? undefined : JSON.stringify(value))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${server.address().port}`
  return {
    url,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Writes one request down and gives its content. What asks only (GET) brings nothing to record. */
function recorderIn(folder) {
  let seq = 0
  let first
  const append = (name, value) => appendFileSync(join(folder, name), `${JSON.stringify(value)}\n`)

  return ({ method, url: path, headers }, bytes) => {
    const contentType = headers['content-type'] ?? ''
    const signal = /\/v1\/(traces|logs|metrics)$/.exec(path)?.[1]
    if (signal && contentType.includes('protobuf')) {
      writeFileSync(join(folder, `${String(seq++).padStart(4, '0')}.${signal}.pb`), bytes)
      return {}
    }
    const content = bodyOf(bytes, contentType)
    if (signal && isExportRequest(content.body)) append(`capture.${signal}.jsonl`, content.body)
    else if (method !== 'GET') {
      first ??= Date.now()
      const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !DROPPED_HEADERS.test(name)))
      append('capture.http.jsonl', { seq: seq++, ms: Date.now() - first, method, path, headers: kept, ...content })
    }
    return content
  }
}

const isExportRequest = (body) =>
  typeof body === 'object' && ['resourceSpans', 'resourceLogs', 'resourceMetrics'].some((key) => key in body)
