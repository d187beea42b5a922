// npm start [-- FILE…]: installs and builds what is missing or out of date, then serves the demo.
import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** When the newest of these files or folders was written, ms since 1970; 0 if there is none. */
const newestMs = (paths) => {
  let newest = 0
  for (const path of paths) {
    const stat = statSync(`${root}${path}`, { throwIfNoEntry: false })
    if (!stat) continue
    const inside = stat.isDirectory() ? newestMs(readdirSync(`${root}${path}`).map((name) => `${path}/${name}`)) : 0
    newest = Math.max(newest, stat.mtimeMs, inside)
  }
  return newest
}

ensureInstalled()
const sources = ['src', 'demo', 'scripts', 'vite.config.ts', 'package-lock.json']
if (newestMs(['dist/demo/index.html']) < newestMs(sources)) {
  console.log('Building the demo …')
  const { buildDemo } = await import('./build.mjs')
  await buildDemo()
}
const { serveCommand } = await import('./serve.mjs')
await serveCommand(process.argv.slice(2))
