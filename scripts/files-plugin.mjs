// Hands files of this machine, named on the command line, to the demo. The demo asks for the list when it starts.
//
//   GET /__files/index.json   [{ "name": "traces.jsonl", "sizeBytes": 1234, "url": "/__files/0" }], in the order given
//   GET /__files/<n>          the bytes of one of them
//
// Only named files are served, each by its number, so that no path comes from the network.
import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * Answers requests under /__files/ and passes on the rest.
 *
 * @param {readonly string[]} paths files to serve
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, next: () => void) => void}
 */
const serveFiles = (paths) => (request, response, next) => {
  const [pathname] = (request.url ?? '').split('?')
  if (!pathname.startsWith('/__files/')) return next()
  response.setHeader('cache-control', 'no-store')
  if (pathname === '/__files/index.json') {
    const list = paths.map((path, n) => ({
      name: basename(path),
      sizeBytes: statSync(path).size,
      url: `/__files/${n}`,
    }))
    response.setHeader('content-type', 'application/json')
    return response.end(JSON.stringify(list))
  }
  const [, n] = /^\/__files\/(\d+)$/.exec(pathname) ?? []
  const path = paths[Number(n)]
  if (path === undefined) return response.writeHead(404).end()
  response.setHeader('content-type', 'application/octet-stream')
  response.setHeader('content-length', statSync(path).size)
  if (request.method === 'HEAD') return response.end()
  createReadStream(path)
    .on('error', () => response.destroy())
    .pipe(response)
}

/**
 * The files of the command line for Vite's dev and preview servers.
 *
 * @param {readonly string[]} paths
 * @returns {import('vite').Plugin}
 */
export const files = (paths) => ({
  name: 'spanglass:files',
  configureServer: ({ middlewares }) => void middlewares.use(serveFiles(paths)),
  configurePreviewServer: ({ middlewares }) => void middlewares.use(serveFiles(paths)),
})
