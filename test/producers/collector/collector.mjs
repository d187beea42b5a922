// Takes what a producer exports and writes it down: OTLP as one export request a line, everything else as one recorded
// request a line (`{seq, ms, method, path, headers, body | parts}`).
import { appendFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { answerTo } from './answers.mjs'
import { bodyOf, unpack } from './body.mjs'

/** Keys and what changes with every connection say nothing about a record. */
const DROPPED_HEADERS =
  /^(authorization|x-api-key|cookie|host|connection|accept.*|content-length|transfer-encoding|.*-key)$/

const isExportRequest = (body) =>
  typeof body === 'object' && ['resourceSpans', 'resourceLogs', 'resourceMetrics'].some((key) => key in body)

/** @returns {Promise<{ url: string, requests: () => number, close: () => void }>} */
export async function startCollector(folder) {
  let seq = 0
  let first
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const path = request.url.split('?')[0]
    const bytes = unpack(Buffer.concat(chunks), request.headers['content-encoding'])
    const contentType = request.headers['content-type'] ?? ''
    const content = contentType.includes('protobuf') ? {} : bodyOf(bytes, contentType)
    const signal = /\/v1\/(traces|logs|metrics)$/.exec(path)?.[1]
    if (signal && contentType.includes('protobuf')) {
      writeFileSync(join(folder, `${String(seq++).padStart(4, '0')}.${signal}.pb`), bytes)
    } else if (signal && isExportRequest(content.body)) {
      seq++
      appendFileSync(join(folder, `capture.${signal}.jsonl`), `${JSON.stringify(content.body)}\n`)
    } else {
      first ??= Date.now()
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => !DROPPED_HEADERS.test(name)),
      )
      const line = {
        seq: seq++,
        ms: Date.now() - first,
        method: request.method,
        path: request.url,
        headers,
        ...content,
      }
      appendFileSync(join(folder, 'capture.http.jsonl'), `${JSON.stringify(line)}\n`)
    }
    const { status, value } = answerTo(path, content.body, url)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(value === undefined ? undefined : JSON.stringify(value))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${server.address().port}`
  return {
    url,
    requests: () => seq,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
