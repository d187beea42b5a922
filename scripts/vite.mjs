// What every Vite run of the project shares: where the package's names lead, and how the worker is found.
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root of the checkout, with forward slashes as in Vite's module ids and without one at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url))
  .replaceAll('\\', '/')
  .replace(/\/$/, '')

/** The package's entries as sources, so that demo, stories and tests import `spanglass` by its public names. */
export const alias = [
  { find: /^spanglass$/, replacement: `${root}/src/index.ts` },
  { find: /^spanglass\/core$/, replacement: `${root}/src/core.ts` },
  { find: /^decode-named-character-reference$/, replacement: `${root}/src/components/markdown/named-entity.ts` },
  { find: /^spanglass\/worker$/, replacement: `${root}/src/worker.ts` },
  { find: /^spanglass\/styles\.css$/, replacement: `${root}/src/styles/index.css` },
]

const workerUrlFile = `${root}/src/reader/worker-url.ts`
const workerFile = `${root}/src/worker.ts`
const workerInDist = `new URL('./worker.js', import.meta.url)`
const placeholder = '__SPANGLASS_WORKER_URL__'

/**
 * Puts the worker's URL where bundlers look for it.
 *
 * Bundlers find a worker only by the literal `new Worker(new URL('…', import.meta.url), …)`, while the sources say
 * `new Worker(workerUrl(), { type: 'module' })`, which names the file in one place. This plugin puts the URL in place of
 * the call. Demo, stories and browser tests then get the worker from Vite. The library build must leave the expression
 * alone, for the host's bundler to find, so there a placeholder stands in for it while Vite looks for workers; all
 * chunks lie flat in dist/, beside worker.js, so one relative URL is right in each of them.
 * Any other use of `workerUrl` would ship a worker that no bundler sees, and stops the build.
 *
 * @param {{ library?: boolean }} options
 * @returns {import('vite').Plugin}
 */
export const workerUrl = ({ library = false } = {}) => ({
  name: 'spanglass:worker-url',
  enforce: 'pre',
  transform(code, id) {
    const file = id.split('?')[0]
    if (!file.startsWith(`${root}/src/`) || !code.includes('workerUrl')) return
    if (file === workerUrlFile) return { code: 'export {}', map: null }
    const path = relative(dirname(file), workerFile).replaceAll('\\', '/')
    const target = library ? placeholder : `new URL('${path}', import.meta.url)`
    const out = code
      .replace(/^import \{ workerUrl \} from .*$/gm, '')
      .replace(/new Worker\(\s*workerUrl\(\)/g, `new Worker(${target}`)
    if (/\bworkerUrl\b/.test(out)) {
      this.error(`${file}: workerUrl() may stand only in \`new Worker(workerUrl(), { type: 'module' })\`.`)
    }
    return { code: out, map: null }
  },
  renderChunk(code) {
    return code.includes(placeholder) ? { code: code.replaceAll(placeholder, workerInDist), map: null } : undefined
  },
})
