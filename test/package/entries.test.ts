import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, it } from 'vitest'
import { chunkGraph, dist, manifest, packageOf, root } from './dist.ts'

const read = (file: string): string => readFileSync(file, 'utf8')
const entries = ['index.js', 'core.js', 'worker.js', 'cli.js']
const reactPackages = /^(react|react-dom|zustand|@tanstack\/react-[^/]+|@visx\/[^/]+)(\/|$)/

describe('package.json', () => {
  it('has nothing publint objects to', async () => {
    const { messages, pkg } = await publint({ pkgDir: root, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  it('names files that are there', () => {
    const paths = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target as Record<string, string>),
    )
    const missing = [...paths, ...Object.values<string>(manifest.bin)].filter((path) => !existsSync(join(root, path)))
    expect(missing).toEqual([])
  })

  it('lists every package that dist imports', () => {
    const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)]
    const used = entries.flatMap((entry) => chunkGraph(entry).external.map(({ specifier }) => specifier))
    const undeclared = used.filter((name) => !name.startsWith('node:') && !declared.includes(packageOf(name)))
    expect(undeclared).toEqual([])
  })
})

describe('spanglass', () => {
  it('is marked as client code on its first line', () => {
    expect(read(join(dist, 'index.js'))).toMatch(/^(["'])use client\1;?\n/)
  })

  it('takes from React only what React 18.2 has', () => {
    const react18 = createRequire(import.meta.url)('react-18')
    const taken = chunkGraph('index.js').external.filter(({ specifier }) => specifier === 'react')
    const names = taken.flatMap((one) => one.names)
    expect(names).not.toContain('*')
    expect(names.filter((name) => name !== 'default' && !(name in react18))).toEqual([])
  })

  it('starts its worker by the expression that bundlers look for', () => {
    const expression = /new Worker\(new URL\((["'])\.\/worker\.js\1, import\.meta\.url\), \{ type: (["'])module\2 \}\)/g
    const found = chunkGraph('index.js').files.flatMap((file) => read(file).match(expression) ?? [])
    expect(found).toHaveLength(1)
  })
})

describe('spanglass/core', () => {
  const { files, external } = chunkGraph('core.js')

  it.each(['core.js', 'cli.js'])('reaches no React, and no more does the command (%s)', (entry) => {
    const used = chunkGraph(entry).external.map(({ specifier }) => specifier)
    expect(used.filter((name) => reactPackages.test(name) && name !== 'zustand/vanilla')).toEqual([])
  })

  it('reaches no module of Node', () => {
    expect(external.filter(({ specifier }) => specifier.startsWith('node:'))).toEqual([])
  })

  it('is not marked as client code', () => {
    expect(
      files.filter((file) => /^\s*(["'])use client\1/m.test(read(file))).map((file) => relative(dist, file)),
    ).toEqual([])
  })

  it('loads in Node', async () => {
    expect(Object.keys(await import(/* @vite-ignore */ join(dist, 'core.js'))).length).toBeGreaterThan(0)
  })
})

describe('spanglass/worker', () => {
  const { files, external } = chunkGraph('worker.js')

  it('brings all it needs along', () => {
    expect(external).toEqual([])
  })

  it('needs nothing that a browser does not have', () => {
    expect(files.filter((file) => /\bprocess\.env\b/.test(read(file)))).toEqual([])
  })

  it('is not marked as client code', () => {
    expect(files.filter((file) => /^\s*(["'])use client\1/m.test(read(file)))).toEqual([])
  })
})

describe('spanglass/styles.css', () => {
  const css = read(join(dist, 'styles.css'))

  it('has its imports drawn in and asks for no other file', () => {
    expect(css).not.toMatch(/@import|url\((?!["']?data:)/)
  })

  it('keeps both themes in place, as light-dark() follows the color-scheme of the host', () => {
    expect(css).toContain('light-dark(')
  })
})
