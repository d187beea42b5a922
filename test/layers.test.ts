// Imports point one way. This reads every import under src/, types and dynamic ones too, and fails on a direction that
// the table below does not have.
import { readdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsOf } from './support/imports.ts'

const src = resolve(import.meta.dirname, '../src')

const data = ['model', 'util']
const readers = ['adapters', 'containers', 'conventions', 'json', ...data]
const headless = ['reader', 'convert', 'query', 'analysis', 'pricing', 'cache', ...readers]

/** What each folder and entry may import from, besides itself. */
const allowed: Record<string, readonly string[]> = {
  util: [],
  model: ['util'],
  json: data,
  containers: ['json', ...data],
  conventions: ['json', ...data],
  adapters: ['containers', 'conventions', 'json', ...data],
  reader: readers,
  analysis: ['conventions', ...data],
  convert: ['reader', 'analysis', ...readers],
  query: ['reader', 'analysis', ...data],
  pricing: data,
  cache: data,
  state: headless,
  react: ['state', ...headless],
  components: ['react', 'state', ...headless],
  cli: ['core.ts', ...headless],
  styles: [],
  'core.ts': headless,
  'worker.ts': headless,
  'index.ts': ['core.ts', 'components', 'react', 'state', 'styles', ...headless],
}

/** Folders whose code may use React. State is a vanilla store, and nothing below it knows of a screen. */
const withReact = ['react', 'components', 'index.ts']

/** Packages that React code uses, and the layers below must not. */
const reactPackages = /^(react|react-dom|zustand|@tanstack\/react-[^/]+|@visx\/[^/]+)(\/|$)/
const vanilla = ['zustand/vanilla']

/** Directions that should not be there and still are, as `file -> file`. This list only shrinks. */
const exceptions: readonly string[] = []

interface Import {
  readonly from: string
  readonly to: string
}

/** A file by its path below src/; a package by its name. */
const resolveFrom = (file: string, specifier: string): string =>
  specifier.startsWith('.') ? relative(src, resolve(dirname(file), specifier)).replaceAll('\\', '/') : specifier

const imports: readonly Import[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .flatMap((path) => {
    const file = join(src, path)
    return importsOf(file).map(({ specifier }) => ({
      from: path.replaceAll('\\', '/'),
      to: resolveFrom(file, specifier),
    }))
  })

/** `reader` for reader/zip.ts; an entry stands for itself. */
const layerOf = (path: string): string => path.split('/')[0]
const isSource = (path: string): boolean => /\.(tsx?|css|json)$/.test(path)
const describeImport = ({ from, to }: Import): string => `${from} -> ${to}`
const isNew = (described: string): boolean => !exceptions.includes(described)

describe('layers', () => {
  it('knows every folder and entry of src', () => {
    const present = readdirSync(src).filter((name) => !name.endsWith('.md'))
    expect(present.filter((name) => !(name in allowed))).toEqual([])
  })

  it('lets imports point one way only', () => {
    const wrong = imports.filter(
      ({ from, to }) => isSource(to) && layerOf(from) !== layerOf(to) && !allowed[layerOf(from)]?.includes(layerOf(to)),
    )
    expect(wrong.map(describeImport).filter(isNew)).toEqual([])
  })

  it('keeps React out of headless code', () => {
    const wrong = imports.filter(
      ({ from, to }) => !withReact.includes(layerOf(from)) && reactPackages.test(to) && !vanilla.includes(to),
    )
    expect(wrong.map(describeImport).filter(isNew)).toEqual([])
  })

  it('keeps Node out of all but the command', () => {
    const wrong = imports.filter(({ from, to }) => layerOf(from) !== 'cli' && isBuiltin(to))
    expect(wrong.map(describeImport).filter(isNew)).toEqual([])
  })

  it('draws in styles from styles alone, so that the host decides whether and where to load them', () => {
    expect(imports.filter(({ to }) => to.endsWith('.css')).map(describeImport)).toEqual([])
  })

  it('has no exception that is no longer needed', () => {
    const present = imports.map(describeImport)
    expect(exceptions.filter((exception) => !present.includes(exception))).toEqual([])
  })
})
