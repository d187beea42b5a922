// The panel on a page without a bundler, which takes the library from another origin as plain modules.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, describe, expect, it } from 'vitest'
import { chunkGraph } from './dist.ts'
import { createHost } from './hosts/host.ts'
import { openExports } from './hosts/visit.ts'

const host = await createHost()
afterAll(host.close)

/** Every module that dist/index.js and the page import by name, each as one file, so that all share one React. */
const buildDependencies = async (outDir: string): Promise<readonly string[]> => {
  const names = new Map<string, Set<string>>([
    ['react', new Set(['createElement', 'useState'])],
    ['react-dom/client', new Set(['createRoot'])],
  ])
  for (const { specifier, names: taken } of chunkGraph('index.js').external) {
    names.set(specifier, new Set([...(names.get(specifier) ?? []), ...taken]))
  }
  const sources = join(host.folder, 'dependencies')
  mkdirSync(sources)
  const input = Object.fromEntries(
    [...names].map(([specifier, taken]) => {
      const file = join(sources, `${specifier.replaceAll('/', '__')}.js`)
      const list = [...taken].filter((name) => name !== '*')
      writeFileSync(
        file,
        list.length > 0 ? `export { ${list.join(', ')} } from '${specifier}'` : `export * from '${specifier}'`,
      )
      return [specifier, file]
    }),
  )
  await build({
    root: sources,
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
      },
    },
  })
  return Object.keys(input)
}

const library = join(host.folder, 'library')
cpSync(join(host.folder, 'node_modules/spanglass/dist'), library, { recursive: true })
const specifiers = await buildDependencies(join(library, 'dependencies'))
const there = await host.serve(library, { 'access-control-allow-origin': '*' })

const imports = {
  spanglass: `${there}/index.js`,
  ...Object.fromEntries(specifiers.map((name) => [name, `${there}/dependencies/${name}.js`])),
}
const page = join(host.folder, 'page')
cpSync(join(import.meta.dirname, 'hosts/plain'), page, { recursive: true })
writeFileSync(
  join(page, 'index.html'),
  `<!doctype html><link rel="icon" href="data:,"><link rel="stylesheet" href="${there}/styles.css">
<script type="importmap" nonce="map">${JSON.stringify({ imports })}</script>
<div id="root"></div><script type="module" src="main.js"></script>`,
)

describe('the panel from another origin', () => {
  it('is shown, and reads in its worker', async () => {
    const { page: tab, trouble, readers } = await host.visit(`${await host.serve(page)}/index.html`)
    await openExports(tab)
    expect(readers).toEqual([expect.stringMatching(/^blob:/), expect.stringMatching(/^blob:/)])
    expect(trouble).toEqual([])
  })

  it('is shown where the policy forbids such a worker, and reads without one', async () => {
    const policy = `default-src 'self' ${there} data:; script-src 'self' ${there} 'nonce-map'; worker-src 'self'`
    const here = await host.serve(page, { 'content-security-policy': policy })
    const { page: tab, trouble, readers } = await host.visit(`${here}/index.html`)
    await openExports(tab)
    expect(readers).toEqual([])
    expect(trouble).toContainEqual(expect.stringContaining('policy: worker-src forbids blob'))
    expect(trouble.filter((message) => !/worker/i.test(message))).toEqual([])
  })
})
