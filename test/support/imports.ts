import { readFileSync } from 'node:fs'
import { parseSync } from 'vite'

/** One import of a source file or a built chunk. */
export interface FileImport {
  /** As written: `./reader.ts`, `react`. */
  readonly specifier: string
  /** Names that a static import takes, by their name at the source; `*` for all of them. */
  readonly names: readonly string[]
}

/** The specifiers of `import('…').Type` anywhere below a node of the syntax tree. */
const typeImportsBelow = (node: unknown): readonly string[] => {
  if (typeof node !== 'object' || node === null) return []
  const { type, source } = node as { type?: unknown; source?: { value?: unknown } }
  const own = type === 'TSImportType' ? [String(source?.value)] : []
  return [...own, ...Object.values(node).flatMap(typeImportsBelow)]
}

/**
 * Every import of a file: `import`, `export … from`, `import()` and type imports, in any order.
 *
 * Throws on a file that cannot be parsed, and on an import() whose specifier is not a plain text.
 */
export const importsOf = (file: string): readonly FileImport[] => {
  const text = readFileSync(file, 'utf8')
  const { program, module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0].message}`)
  const imports: FileImport[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    names: entries.map(({ importName: { kind, name } }) => (kind === 'NamespaceObject' ? '*' : (name ?? 'default'))),
  }))
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, importName } of entries) {
      if (moduleRequest) imports.push({ specifier: moduleRequest.value, names: [importName.name ?? '*'] })
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    // Of a file that is no source: its address is known when it is loaded.
    if (text.slice(0, moduleRequest.start).endsWith('/* webpackIgnore: true */ ') || file.endsWith('/dist/worker.js'))
      continue
    const [, , specifier] = /^(["'`])([^$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end)) ?? []
    if (specifier === undefined) throw new Error(`${file} has an import() whose target cannot be read.`)
    imports.push({ specifier, names: [] })
  }
  return [...imports, ...typeImportsBelow(program).map((specifier) => ({ specifier, names: [] }))]
}
