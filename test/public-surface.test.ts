// The public surface changes on purpose only: every name that an entry exports stands in public-surface.json.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Names of an entry that exports by hand; `export *` is followed by the name of the file alone. */
function exportedNames(file: string): string[] {
  const source = readFileSync(join(root, 'src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
  const named = [...source.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, list]) =>
    list.split(',').map((name) =>
      name
        .trim()
        .replace(/^type /, '')
        .replace(/^.* as /, ''),
    ),
  )
  const stars = [...source.matchAll(/export \* from '([^']+)'/g)].map(([, from]) => `* ${from}`)
  return [...named.filter(Boolean), ...stars].sort()
}

describe.each(['index.ts', 'core.ts'])('%s', (file) => {
  it('exports the names that are agreed', () => {
    const agreed = JSON.parse(readFileSync(join(import.meta.dirname, 'public-surface.json'), 'utf8'))
    expect(exportedNames(file)).toEqual(agreed[file])
  })
})
