// The page of the benchmark: bundled over the built package as a host would, served from this machine.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { build } from 'vite'
import { dist, root } from './package.mjs'

const HTML = `<!doctype html><html lang="en"><head><title>Benchmark</title><link rel="icon" href="data:,"><link rel="stylesheet" href="./style.css"></head>
<body><input type="file" aria-label="Open traces"><script type="module" src="./main.js"></script></body></html>`

/** The package by its public names, as dist/ has it. */
const alias = [
  { find: /^spanglass$/, replacement: join(dist, 'index.js') },
  { find: /^spanglass\/styles\.css$/, replacement: join(dist, 'styles.css') },
]

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css' }

async function bundle(outDir) {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias },
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      cssTarget: 'esnext',
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { main: join(root, 'bench/page/main.mjs') },
        output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  })
}

/** @returns {Promise<{ url: string, close: () => Promise<void> }>} */
export async function servePage() {
  const folder = mkdtempSync(join(tmpdir(), 'spanglass-bench-page-'))
  await bundle(folder)
  writeFileSync(join(folder, 'index.html'), HTML)
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1')
    try {
      const content = readFileSync(join(folder, pathname === '/' ? 'index.html' : pathname))
      response.writeHead(200, { 'content-type': TYPES[extname(pathname)] ?? TYPES['.html'] }).end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
