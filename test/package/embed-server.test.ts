// The panel and its parts rendered on a server and taken over in the browser, with the newest React and the oldest.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type InlineConfig } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { root } from './dist.ts'
import { buildPage } from './hosts/build.ts'
import { createHost } from './hosts/host.ts'
import { exportText } from './hosts/traces.ts'

const host = await createHost()
afterAll(host.close)

const alias = [
  { find: /^react(?=$|\/)/, replacement: join(root, 'node_modules/react-18') },
  { find: /^react-dom(?=$|\/)/, replacement: join(root, 'node_modules/react-dom-18') },
]
/** Zone and language of the browser, other than the server's. */
const elsewhere = { timezoneId: 'Asia/Tokyo', locale: 'de-DE' }

// In development React tells of every difference, in production only of those it cannot mend.
const development: InlineConfig = { define: { 'process.env.NODE_ENV': '"development"' } }

describe.each([
  ['19', development],
  ['18.2.0', { ...development, resolve: { alias }, ssr: { noExternal: true as const } }],
])('with React %s', (version, options: InlineConfig) => {
  let built: string
  let url: string
  let server: typeof import('./hosts/pages/render.tsx')

  beforeAll(async () => {
    const body = `<div id="root"><!--html--></div><script type="application/json" id="export">${exportText}</script>`
    built = await buildPage(host.folder, 'hydrate', body, options)
    url = await host.serve(built)
    const outDir = join(host.folder, `server-${version}`)
    const ssr = join(host.folder, 'render.tsx')
    await build({ root: host.folder, configFile: false, logLevel: 'silent', ...options, build: { ssr, outDir } })
    server = await import(/* @vite-ignore */ join(outDir, 'render.js'))
  })

  it('renders with that version', () => expect(server.version).toMatch(new RegExp(`^${version}`)))

  it.each(['renderAtOnce', 'renderAsStream'] as const)(
    'is taken over in the browser without a word (%s)',
    async (render) => {
      const complaints = vi.spyOn(console, 'error')
      const html = await server[render](exportText)
      expect(complaints.mock.calls).toEqual([])
      expect(html).toContain('role="treegrid"')
      expect(html).toContain('plan trip')
      const empty = readFileSync(join(built, 'hydrate.html'), 'utf8')
      writeFileSync(
        join(built, `${render}.html`),
        empty.replace('<!--html-->', () => html),
      )
      const { page, trouble } = await host.visit(`${url}/${render}.html`, elsewhere)
      // The row is there before any script has run, and a click that early goes nowhere.
      await vi.waitFor(
        async () => {
          await page.getByRole('treegrid').first().getByRole('row', { name: 'answer' }).click()
          await page.getByRole('heading', { name: 'answer' }).waitFor({ timeout: 1_000 })
        },
        { timeout: 30_000 },
      )
      expect(trouble).toEqual([])
    },
  )
})
