// What a host's users download, measured as a host would ship it: bundled, tree-shaken, minified, gzip, without React.
// Raise a ceiling only in the change that needs it, and say there why. kB are 1,000 bytes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { afterAll, describe, expect, it } from 'vitest'
import { dist, root } from './dist.ts'

const folder = mkdtempSync(join(tmpdir(), 'spanglass-size-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const gzipKb = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length / 1000

interface Sizes {
  /** The entry and what it imports statically, kB. */
  readonly firstKb: number
  /** Each chunk that loads on use. */
  readonly lazy: readonly { readonly name: string; readonly kb: number; readonly isPrices: boolean }[]
}

/** Bundles a line of code that uses the package. */
const measure = async (code: string): Promise<Sizes> => {
  const entry = join(folder, 'entry.js')
  writeFileSync(entry, code)
  const result = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    publicDir: false,
    resolve: { alias: [{ find: /^dist\//, replacement: `${dist}/` }] },
    worker: { format: 'es' },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, external: /^react(-dom)?(\/|$)/, output: { format: 'es' } },
    },
  })
  const { output } = result as Rolldown.RolldownOutput
  const chunks = new Map(output.filter((one) => one.type === 'chunk').map((chunk) => [chunk.fileName, chunk]))
  const first = [...chunks.values()].filter(({ isEntry }) => isEntry)
  for (const { imports } of first) {
    for (const name of imports) {
      const chunk = chunks.get(name)
      if (chunk && !first.includes(chunk)) first.push(chunk)
    }
  }
  const lazy = [...chunks.values()].filter((chunk) => !first.includes(chunk))
  return {
    firstKb: first.reduce((sum, { code }) => sum + gzipKb(code), 0),
    lazy: lazy.map(({ moduleIds, name, code }) => ({
      name,
      kb: gzipKb(code),
      isPrices: moduleIds.some((id) => id.includes('/genai-prices/')),
    })),
  }
}

describe('size', () => {
  it('of the first view of a trace is at most 90 kB, and of what loads later 35 kB each, prices aside', async () => {
    const { firstKb, lazy } = await measure(`import { TracePanel } from 'dist/index.js'\nconsole.log(TracePanel)`)
    expect(firstKb).toBeLessThanOrEqual(90)
    expect(lazy.filter(({ kb, isPrices }) => kb > 35 && !isPrices)).toEqual([])
  })

  // With exports in all formats and the words of all issues; a host takes of it what it imports.
  it('of everything in core is at most 70 kB', async () => {
    const { firstKb } = await measure(`import * as core from 'dist/core.js'\nconsole.log(core)`)
    expect(firstKb).toBeLessThanOrEqual(70)
  })

  it('of the worker is at most 40 kB, and not nothing', async () => {
    // Its code is the entry: imported for its effect, it would be shaken away, as package.json lists only styles as effects.
    const { firstKb } = await measure(readFileSync(join(dist, 'worker.js'), 'utf8'))
    expect(firstKb).toBeLessThanOrEqual(40)
    expect(firstKb).toBeGreaterThan(10)
  })

  it('of the styles of all parts is at most 18 kB', () => {
    expect(gzipKb(readFileSync(join(dist, 'styles.css')))).toBeLessThanOrEqual(18)
  })
})
