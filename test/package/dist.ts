// The built package, as its users get it: the chunk graph of an entry, and a folder with the package installed.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { type FileImport, importsOf } from '../support/imports.ts'

export const root = resolve(import.meta.dirname, '../..')
export const dist = join(root, 'dist')

/** package.json of the package. */
export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

interface ChunkGraph {
  /** The entry and every chunk it reaches, also by import(); absolute paths. */
  readonly files: readonly string[]
  /** What they import from elsewhere. */
  readonly external: readonly FileImport[]
}

/** Everything one entry of dist/ can load. */
export const chunkGraph = (entry: string): ChunkGraph => {
  const files = [join(dist, entry)]
  const external: FileImport[] = []
  for (const file of files) {
    for (const one of importsOf(file)) {
      if (!one.specifier.startsWith('.')) external.push(one)
      else {
        const path = resolve(dirname(file), one.specifier)
        if (!files.includes(path)) files.push(path)
      }
    }
  }
  return { files, external }
}

/** Name of the package a specifier leads to: `@visx/axis/esm/x.js` is of `@visx/axis`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

interface Consumer {
  readonly folder: string
  /** Path of the files in the package, relative to it. */
  readonly packed: readonly string[]
  readonly remove: () => void
}

/**
 * An empty project in a temporary folder with the packed package installed: its dependencies beside it, no development
 * dependency but those named.
 */
export const createConsumer = (extra: readonly string[] = [], parent = tmpdir()): Consumer => {
  mkdirSync(parent, { recursive: true })
  const folder = realpathSync(mkdtempSync(join(parent, 'spanglass-consumer-')))
  const target = join(folder, 'node_modules/spanglass')
  mkdirSync(target, { recursive: true })
  const [{ filename, files }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    }),
  )
  execFileSync('tar', ['-xzf', join(folder, basename(filename)), '-C', target, '--strip-components', '1'])
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const dependencies = Object.keys(packages)
    .filter((path) => path !== '' && !packages[path].dev && !packages[path].peer)
    .map((path) => path.slice('node_modules/'.length))
    .filter((name) => !name.includes('node_modules/'))
  for (const name of new Set([...dependencies, ...extra])) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), link, 'junction')
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }')
  return {
    folder,
    packed: files.map(({ path }: { path: string }) => path),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
