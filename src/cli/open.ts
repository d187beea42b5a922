// `spanglass open FILE…`: the built demo on 127.0.0.1 with the named files beside it.
//
//   GET /__files/index.json   [{ "name", "sizeBytes", "url" }], in the order given
//   GET /__files/<n>          the bytes of one of them
//
// Only named files are served, each by its number, and only to pages of this address: no path and no other host comes from the network.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, extname, join, normalize, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const MIME: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.jsonl': 'application/jsonl',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** Serves until the process ends; resolves to an exit code where it cannot start. */
export function openDemo(paths: readonly string[], port = '0'): Promise<number> {
  const files = paths.map((path) => resolve(path))
  const missing = files.filter((path) => !statSync(path, { throwIfNoEntry: false })?.isFile())
  const demo = fileURLToPath(new URL('./demo', import.meta.url))
  if (missing.length > 0) return refuse(`Not a file: ${missing.join(', ')}. Nothing was opened. Check the names.`)
  if (!existsSync(join(demo, 'index.html'))) {
    return refuse('The demo is not in this package. It cannot be served. Run `npm run build` first.')
  }
  const server = createServer((request, response) => answer(request, response, demo, files))
  return new Promise((settle) => {
    server.on('error', (error) => {
      process.stderr.write(
        `The address could not be taken: ${error.message}. Nothing is served. Name another --port.\n`,
      )
      settle(1)
    })
    server.listen(Number(port), '127.0.0.1', () => {
      const { port: taken } = server.address() as AddressInfo
      process.stdout.write(`Spanglass is at http://127.0.0.1:${taken}/\n`)
    })
  })
}

function refuse(message: string): Promise<number> {
  process.stderr.write(`${message}\n`)
  return Promise.resolve(1)
}

function answer(request: IncomingMessage, response: ServerResponse, demo: string, files: readonly string[]): void {
  response.setHeader('x-content-type-options', 'nosniff')
  const refusal = refusalOf(request)
  const path = decodePath(request.url)
  if (refusal !== undefined || path === undefined) end(response, refusal ?? 400)
  else if (path === '/__files/index.json') sendList(response, files)
  else if (path.startsWith('/__files/')) send(request, response, fileAt(files, path), 'application/octet-stream')
  else {
    const asset = normalize(join(demo, path === '/' ? 'index.html' : path))
    const isInside = asset.startsWith(demo + sep)
    send(request, response, isInside ? asset : undefined, MIME[extname(asset)] ?? 'application/octet-stream')
  }
}

/** A page elsewhere that points a name of its own at this machine must not read the files. */
function refusalOf({ headers, method }: IncomingMessage): number | undefined {
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? '')) return 403
  return method === 'GET' || method === 'HEAD' ? undefined : 405
}

const fileAt = (files: readonly string[], path: string): string | undefined => {
  const number = /^\/__files\/(\d+)$/.exec(path)?.[1]
  return number === undefined ? undefined : files[Number(number)]
}

function sendList(response: ServerResponse, files: readonly string[]): void {
  response.setHeader('content-type', 'application/json')
  response.setHeader('cache-control', 'no-store')
  const list = files.map((file, n) => ({ name: basename(file), sizeBytes: statSync(file).size, url: `/__files/${n}` }))
  response.end(JSON.stringify(list))
}

const decodePath = (url: string | undefined): string | undefined => {
  try {
    return decodeURIComponent((url ?? '/').split('?')[0])
  } catch {
    return undefined
  }
}

function send(request: IncomingMessage, response: ServerResponse, file: string | undefined, type: string): void {
  const stat = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })
  if (file === undefined || !stat?.isFile()) {
    end(response, 404)
    return
  }
  response.setHeader('content-type', type)
  response.setHeader('content-length', stat.size)
  if (type === 'application/octet-stream') response.setHeader('cache-control', 'no-store')
  if (request.method === 'HEAD') response.end()
  else {
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
  }
}

const end = (response: ServerResponse, status: number): void => {
  response.writeHead(status)
  response.end()
}
