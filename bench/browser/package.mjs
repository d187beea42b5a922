// The built package, built first where it is missing or older than its sources.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const dist = join(root, 'dist')

export const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const changedMs = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY

/** A small run takes what is there: others may be using it at the same time. */
export function ensureBuilt(isSmall) {
  const builtMs = Math.min(...['index.js', 'worker.js', 'styles.css'].map((name) => changedMs(join(dist, name))))
  if (isSmall && builtMs > Number.NEGATIVE_INFINITY) return
  const src = join(root, 'src')
  const sources = readdirSync(src, { recursive: true }).map((name) => join(src, name))
  if (sources.every((path) => changedMs(path) <= builtMs)) return
  // What it prints goes where the progress goes: the rows stand alone on the standard output.
  const { status } = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('`npm run build` failed, so there is no package to measure; see its output above.')
}
