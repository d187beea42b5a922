// Builds everything that ships into dist/: library, worker, command, styles, types, demo.
// `node scripts/build.mjs demo` builds the demo alone.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod, rm, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { promisify } from 'node:util'
import { build } from 'vite'
import { licences } from './licences.mjs'
import { importsFromParts, PARTS, partEntry, partUrls } from './parts.mjs'
import { alias, root, workerUrl } from './vite.mjs'

// Whoever starts it, a test for one: what ships is the production build.
process.env.NODE_ENV = 'production'

const run = promisify(execFile)
const { dependencies, peerDependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
const installed = [...Object.keys(dependencies), ...Object.keys(peerDependencies)]
const isExternal = (id) =>
  id.startsWith('node:') ||
  builtinModules.includes(id) ||
  installed.some((name) => id === name || id.startsWith(`${name}/`))

/** One whole module. It is loaded as it is, and waited for: no host's bundler makes it small. */
const standalone = (entry, plugins) => ({
  plugins: [...plugins, bundled.plugin],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    ...output,
    lib: { entry, formats: ['es'] },
    // A tenth smaller than the bundler's own.
    minify: 'terser',
    terserOptions: {
      module: true,
      ecma: 2022,
      compress: { passes: 4, unsafe: true, sequences: false },
      // What bundlers of hosts go by.
      format: { comments: /webpackIgnore|@vite-ignore/ },
    },
    rolldownOptions: { output: { entryFileNames: '[name].js', codeSplitting: false, minify: true } },
  },
})

/** What all builds of library code share: readable ES modules, side by side in dist/. */
const library = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
}
const output = {
  outDir: `${root}/dist`,
  emptyOutDir: false,
  minify: false,
  target: 'es2022',
  modulePreload: false,
  reportCompressedSize: false,
}

const bundled = licences()

/** First line of an entry, where one is needed. */
const banner = { index: `'use client'`, cli: '#!/usr/bin/env node' }

/** The React entry, the headless entry and the command share chunks; dependencies stay imports. */
const buildLibrary = () =>
  build({
    ...library,
    plugins: [workerUrl({ library: true }), partUrls(), bundled.plugin],
    // The Markdown parser is bundled, with a table of entities in place of its own: see named-entity.ts.
    resolve: { alias: alias.filter(({ find }) => find.source.includes('decode-named')) },
    build: {
      ...output,
      lib: {
        entry: {
          index: `${root}/src/index.ts`,
          core: `${root}/src/core.ts`,
          cli: `${root}/src/cli/main.ts`,
          // No entry of the package: with it, shared code falls into fewer and larger chunks, and the first view of a trace weighs 87 kB instead of 91.
          'trace-figures': `${root}/src/react/trace-figures.ts`,
        },
        formats: ['es'],
      },
      rolldownOptions: {
        external: isExternal,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          banner: (chunk) => (chunk.isEntry ? (banner[chunk.name] ?? '') : ''),
        },
      },
    },
  })

/**
 * The worker brings its dependencies along: a browser loads it as it is, and has no way to resolve a package name.
 * It is one file, so that a host may serve a copy of it from wherever its policy allows.
 */
const buildWorker = () =>
  build({
    ...library,
    ...standalone({ worker: `${root}/src/worker.ts` }, [importsFromParts()]),
  })

/** What the worker loads on demand. */
const buildParts = async () => {
  for (const part of Object.keys(PARTS)) {
    await build({ ...library, ...standalone({ [part]: 'spanglass:part' }, [partEntry(part)]) })
  }
}

/** The styles, with their imports drawn in and otherwise as written. */
const buildStyles = () =>
  build({
    ...library,
    build: {
      ...output,
      cssMinify: false,
      cssTarget: 'esnext',
      rolldownOptions: {
        input: { styles: `${root}/src/styles/index.css` },
        output: { assetFileNames: '[name][extname]' },
      },
    },
  })

const buildTypes = async () => {
  await run(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-p', `${root}/tsconfig.build.json`])
  await writeFile(`${root}/dist/types/styles.d.ts`, 'export {}\n')
}

/** Builds dist/demo from the sources. */
export const buildDemo = () => build({ configFile: `${root}/vite.config.ts`, logLevel: 'warn' })

const buildAll = async () => {
  await rm(`${root}/dist`, { recursive: true, force: true })
  const types = buildTypes()
  types.catch(() => {})
  await buildLibrary()
  await chmod(`${root}/dist/cli.js`, 0o755)
  await buildWorker()
  await buildParts()
  bundled.write(`${root}/dist/THIRD-PARTY.md`)
  await buildStyles()
  await buildDemo()
  await types
}

if (process.argv[1] === import.meta.filename) {
  try {
    await (process.argv[2] === 'demo' ? buildDemo() : buildAll())
  } catch (error) {
    console.error(error.stdout || error.message)
    process.exitCode = 1
  }
}
