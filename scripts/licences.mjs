// Licence texts of the packages whose code is bundled into dist/, as their licences ask.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folder and name of the package that a module lies in; undefined for code of the project. */
const packageOf = (id) => {
  const at = id.lastIndexOf('/node_modules/')
  if (at < 0) return undefined
  const [scope, name] = id.slice(at + 14).split('/')
  const folder = id.slice(0, at + 14) + (scope.startsWith('@') ? `${scope}/${name}` : scope)
  return { folder, name: folder.slice(at + 14) }
}

/**
 * Collects over several builds, then writes one file.
 *
 * @returns {{ plugin: import('vite').Plugin, write: (file: string) => void }}
 */
export const licences = () => {
  const packages = new Map()
  return {
    plugin: {
      name: 'spanglass:licences',
      generateBundle(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          for (const id of Object.keys(chunk.modules ?? {})) {
            const found = packageOf(id)
            if (found) packages.set(found.name, found.folder)
          }
        }
      },
    },
    write(file) {
      const texts = [...packages].sort().map(([name, folder]) => {
        const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
        const text = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
        return `## ${name} ${version} (${license})\n\n${text ? readFileSync(join(folder, text), 'utf8').trim() : ''}\n`
      })
      writeFileSync(file, `# Code of others in this package\n\n${texts.join('\n')}`)
    },
  }
}
