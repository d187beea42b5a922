// What the worker loads on demand, as files of their own beside it.
//
// The worker that ships is one file, so that a host may serve it from wherever its policy allows, and small, since it is
// waited for. Not every bundler can split a worker, so its dynamic imports become `loadPart(part, module)`: the part is a
// whole module of its own, whose address the page names, since bundlers rename what they copy.
import { posix } from 'node:path'
import { root } from './vite.mjs'

/** Modules below src/ in each part. */
export const PARTS = {
  formats: [
    'adapters/registry.ts',
    'adapters/guess-formats.ts',
    'containers/console.ts',
    'reader/find-traces.ts',
    'reader/documents.ts',
    'reader/unclaimed.ts',
    'adapters/content-record.ts',
    'adapters/otlp-json/decode.ts',
    'json/parsed-cursor.ts',
    'reader/held-content.ts',
    'model/late.ts',
  ],
  inputs: ['reader/arrival.ts', 'reader/open-other.ts', 'reader/unreadable.ts'],
  query: ['query/answer.ts'],
  csv: ['containers/csv.ts'],
  parquet: ['containers/parquet.ts'],
  protobuf: ['containers/otlp-protobuf.ts'],
  zip: ['reader/zip.ts'],
}

const urlsFile = `${root}/src/reader/part-urls.ts`
const placeholder = (part) => `__SPANGLASS_PART_${part}__`

/** In the worker's build: dynamic imports of modules that are in a part come from there. */
export const importsFromParts = () => ({
  name: 'spanglass:imports-from-parts',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(`${root}/src/`)) return
    const folder = id.slice(`${root}/src/`.length).replace(/[^/]*$/, '')
    let isChanged = false
    const out = code.replace(/\bimport\('(\.\.?\/[^']+)'\)/g, (_import, path) => {
      const module = posix.join(folder, path)
      const part = Object.keys(PARTS).find((name) => PARTS[name].includes(module))
      if (!part) this.error(`${module} is imported on demand by the worker, and is in no part: see scripts/parts.mjs.`)
      isChanged = true
      return `loadPart('${part}', '${module}')`
    })
    if (!isChanged) return
    return { code: `import { loadPart } from '${root}/src/reader/parts.ts'\n${out}`, map: null }
  },
})

/** In a part's build: its entry, which has all its modules by name. */
export const partEntry = (part) => ({
  name: 'spanglass:part-entry',
  resolveId: (id) => (id.endsWith('spanglass:part') ? '\0spanglass:part' : undefined),
  load: (id) => {
    if (id !== '\0spanglass:part') return
    const imports = PARTS[part].map((path, index) => `import * as m${index} from '${root}/src/${path}'`)
    return `${imports.join('\n')}\nexport const modules = { ${PARTS[part].map((path, index) => `'${path}': m${index}`).join(', ')} }`
  },
})

/** In the library's build: the addresses of the parts, in the form in which bundlers find a file that belongs to the code. */
export const partUrls = () => ({
  name: 'spanglass:part-urls',
  enforce: 'pre',
  transform(_code, id) {
    if (id !== urlsFile) return
    const urls = Object.keys(PARTS).map((part) => `${part}: ${placeholder(part)}.href`)
    return { code: `export const partUrls = () => ({ ${urls.join(', ')} })`, map: null }
  },
  renderChunk(code) {
    if (!code.includes('__SPANGLASS_PART_')) return
    const out = Object.keys(PARTS).reduce(
      (text, part) => text.replaceAll(placeholder(part), `new URL('./${part}.js', import.meta.url)`),
      code,
    )
    return { code: out, map: null }
  },
})
