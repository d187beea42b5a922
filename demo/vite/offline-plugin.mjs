// What the built demo has beyond its modules: a strict content policy, and a service worker that keeps the built files.
import { createHash } from 'node:crypto'

/** Nothing from elsewhere, nothing inline. The reader's worker may come through a blob. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  'media-src data: blob:',
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The service worker, filled with the names of the built files and a hash over all of them. */
const workerCode = (
  files,
  version,
) => `// Keeps the demo's own files, so that it opens without a network. Written by the build.
const NAME = ${JSON.stringify(`spanglass-demo-${version}`)}
const FILES = ${JSON.stringify(files, undefined, 2)}

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })))))
})

self.addEventListener('activate', (event) => {
  const dropOld = async () => {
    const names = await caches.keys()
    await Promise.all(names.filter((name) => name.startsWith('spanglass-demo-') && name !== NAME).map((name) => caches.delete(name)))
    await self.clients.claim()
  }
  event.waitUntil(dropOld())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.includes('/__')) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else event.respondWith(kept(request))
})

/** The page itself from the network while there is one, so that a new version is seen at once. */
async function page(request) {
  try {
    return await fetch(request)
  } catch {
    return (await (await caches.open(NAME)).match('./', { ignoreVary: true })) ?? Response.error()
  }
}

/** Built files carry a hash in their names: one that is kept is right, whatever headers a server made it vary by. */
async function kept(request) {
  return (await (await caches.open(NAME)).match(request, { ignoreVary: true })) ?? fetch(request)
}
`

/** @returns {import('vite').Plugin} */
export const offline = () => ({
  name: 'spanglass:offline',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        injectTo: 'head-prepend',
      },
    ],
  },
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const built = Object.values(bundle).filter(({ fileName }) => fileName !== 'index.html')
      const files = ['./', ...built.map(({ fileName }) => `./${fileName}`).sort()]
      const hash = createHash('sha256')
      for (const output of Object.values(bundle)) hash.update(output.type === 'chunk' ? output.code : output.source)
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: workerCode(files, hash.digest('hex').slice(0, 12)),
      })
    },
  },
})
