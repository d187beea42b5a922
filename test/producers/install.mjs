// Puts a producer's packages into a folder of its own under the system's temporary directory, and keeps them there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const CACHE = join(tmpdir(), 'spanglass-producers')
const LIMIT_MS = 10 * 60_000

const run = (command, args, cwd) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: LIMIT_MS })
  if (status === 0) return stdout
  throw new Error(`${command} ${args[0]}: ${(error?.message ?? stderr).trim().split('\n').slice(-3).join(' ')}`)
}

/**
 * Installs, unless it was done before.
 *
 * @param {import('./producers.mjs').Producer} producer
 * @param {boolean} isLatest the newest versions instead of the pinned ones, installed anew each time
 * @returns {{ folder: string, versions: { [name: string]: string } }}
 * @throws with one line when the registry or the interpreter is out of reach
 */
export function install({ id, language, packages, keepsMajor }, isLatest) {
  const newest = (pin) => (keepsMajor ? `^${pin}` : undefined)
  const wanted = Object.fromEntries(Object.entries(packages).map(([name, pin]) => [name, isLatest ? newest(pin) : pin]))
  const hash = createHash('sha256')
    .update(JSON.stringify([wanted, process.version]))
    .digest('hex')
    .slice(0, 8)
  const folder = join(CACHE, `${id}-${isLatest ? 'latest' : hash}`)
  const versionsFile = join(folder, 'versions.json')
  if (isLatest || !existsSync(versionsFile)) {
    mkdirSync(folder, { recursive: true })
    const versions = language === 'python' ? installPython(folder, wanted, isLatest) : installNode(folder, wanted)
    writeFileSync(versionsFile, JSON.stringify(versions))
  }
  return { folder, versions: JSON.parse(readFileSync(versionsFile, 'utf8')) }
}

function installNode(folder, wanted) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const names = Object.entries(wanted).map(([name, pin]) => `${name}@${pin ?? 'latest'}`)
  const quiet = [
    '--ignore-scripts',
    '--fetch-retries=1',
    '--fetch-timeout=30000',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--legacy-peer-deps',
  ]
  run('npm', ['install', ...quiet, ...names], folder)
  const versionOf = (name) =>
    JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, versionOf(name)]))
}

// Wheels only: a source distribution would run its build script.
function installPython(folder, wanted, isLatest) {
  const python = pythonOf(folder)
  if (!existsSync(python)) run('python3', ['-m', 'venv', folder])
  const names = Object.entries(wanted).map(([name, pin]) => (pin ? `${name}==${pin}` : name))
  const upgrade = isLatest ? ['--upgrade'] : []
  run(
    python,
    [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--retries',
      '1',
      '--timeout',
      '30',
      '--only-binary',
      ':all:',
      ...upgrade,
      ...names,
    ],
    folder,
  )
  const installed = JSON.parse(run(python, ['-m', 'pip', 'list', '--format', 'json'], folder))
  const plain = (name) =>
    name
      .toLowerCase()
      .replace(/\[.*\]/, '')
      .replaceAll(/[-_.]+/g, '-')
  const versions = new Map(installed.map(({ name, version }) => [plain(name), version]))
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, versions.get(plain(name))]))
}

export const pythonOf = (folder) => join(folder, 'bin', 'python')
