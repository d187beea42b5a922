// docs/embed.md, run: its code is written into an app as it stands there, with the packed package installed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, createServer, type InlineConfig } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './dist.ts'
import { createHost } from './hosts/host.ts'
import { exportCostUsd, exportText } from './hosts/traces.ts'
import { openExports } from './hosts/visit.ts'

const host = await createHost(['vite', '@vitejs/plugin-react', '@types/react', '@types/react-dom', 'csstype'])
afterAll(host.close)

const write = (path: string, content: string): void => {
  const file = join(host.folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

const page = (entry: string): string =>
  `<!doctype html><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="${entry}"></script>`

/** Uses what the page shows beside its app: a part by itself, and code without React. */
const rest = `
import { createRoot } from 'react-dom/client'
import { readTraces } from 'spanglass/core'
import { costOfExport } from './headless'
import { SupportTrace } from './Support'

const file = new File([${JSON.stringify(exportText)}], 'export.json')
const traces = await readTraces(file)
const cost = await costOfExport(file)
createRoot(document.getElementById('root') as HTMLElement).render(
  <>
    <output>{cost}</output>
    <SupportTrace traces={traces} traceId={traces.dataset.traceIdAt(0)} />
  </>,
)
`

const blocks = [...readFileSync(join(root, 'docs/embed.md'), 'utf8').matchAll(/^```\w+ file=(\S+)\n(.*?)^```$/gms)]
for (const [, path, code] of blocks) write(path, code)
write('src/rest.tsx', rest)
write('index.html', page('/src/main.tsx'))
write('rest.html', page('/src/rest.tsx'))

const app: InlineConfig = { root: host.folder, configFile: false, logLevel: 'silent', plugins: [react()] }

describe('the code of docs/embed.md', () => {
  it('is an app, a part by itself and something without React', () => {
    expect(blocks.map(([, path]) => path)).toEqual([
      'src/App.tsx',
      'src/main.tsx',
      'src/Support.tsx',
      'src/headless.ts',
    ])
  })

  it('has the types it should', () => {
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--jsx',
      'react-jsx',
      '--target',
      'es2022',
      '--types',
      '',
    ]
    const modules = ['--module', 'esnext', '--moduleResolution', 'bundler']
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const files = ['src/main.tsx', 'src/rest.tsx']
    const { stdout } = spawnSync(process.execPath, [tsc, ...options, ...modules, '--skipLibCheck', ...files], {
      cwd: host.folder,
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
  })

  it('runs in the development server of Vite, with its worker', async () => {
    const server = await createServer({ ...app, server: { host: '127.0.0.1', port: 0 } })
    await server.listen()
    try {
      const { page, trouble, readers } = await host.visit(String(server.resolvedUrls?.local[0]))
      await openExports(page)
      expect(readers).toHaveLength(2)
      expect(trouble).toEqual([])
    } finally {
      await server.close()
    }
  })
})

describe('the same, built by Vite', () => {
  let url: string
  beforeAll(async () => {
    const input = [join(host.folder, 'index.html'), join(host.folder, 'rest.html')]
    await build({ ...app, build: { rolldownOptions: { input }, reportCompressedSize: false, target: 'es2022' } })
    url = await host.serve(join(host.folder, 'dist'))
  })

  it('shows the panel and reads in its worker', async () => {
    const { page, trouble, readers } = await host.visit(`${url}/index.html`)
    await openExports(page)
    expect(readers).toHaveLength(2)
    for (const reader of readers) expect(reader).toMatch(/\/assets\/worker-.*\.js$/)
    expect(trouble).toEqual([])
  })

  it('shows the panel where the script of the worker is not to be had', async () => {
    const { page, readers } = await host.visit(`${url}/index.html`)
    await page.route('**/worker-*.js', (route) => route.fulfill({ status: 404 }))
    await openExports(page)
    expect(readers).toEqual([])
  })

  it('shows a part by itself, and computes the cost without React', async () => {
    const { page, trouble } = await host.visit(`${url}/rest.html`)
    await page.getByRole('row', { name: 'plan trip' }).click()
    await page.getByRole('heading', { name: 'plan trip' }).waitFor()
    expect(Number(await page.getByRole('status').first().textContent())).toBeCloseTo(exportCostUsd, 9)
    expect(trouble).toEqual([])
  })
})
