// Installs what the lock file asks for, when it is not there yet. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const readPackages = (path) => {
  try {
    return JSON.parse(readFileSync(new URL(path, new URL('..', import.meta.url)), 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Whether node_modules holds what package-lock.json lists. Compares versions, not dates: a checkout touches every file.
 * Optional packages may be missing: most are for other platforms.
 */
const isInstalled = () => {
  const wanted = readPackages('package-lock.json')
  const present = readPackages('node_modules/.package-lock.json')
  return (
    present !== undefined &&
    Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || (present[path] ? present[path].version === version : optional),
    )
  )
}

/** Runs `npm ci` if node_modules is missing or does not match the lock file. Ends the process if that fails. */
export const ensureInstalled = () => {
  if (isInstalled()) return
  console.log('Installing dependencies (npm ci) …')
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  const { status } = spawnSync(command, [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: !npm && process.platform === 'win32',
  })
  if (status === 0) return
  console.error('npm ci failed, so nothing can run. Its messages stand above; the network may be out of reach.')
  process.exit(1)
}
