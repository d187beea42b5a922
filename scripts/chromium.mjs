// Finds a Chromium for the browser tests, or gets one.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'

/** Launch arguments of every browser test: no services of its own, and no way to reach anything but this machine. */
export const chromiumArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-component-update',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** What is said when there is no browser and none can be had. */
export const noChromium =
  'No Chromium works on this machine: install one ("npx playwright install --with-deps chromium", or the package ' +
  '"chromium" of your system) or name one in CHROME_PATH, then run this again.'

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env.PROGRAMFILES}\\Microsoft\\Edge\\Application\\msedge.exe`,
]

/** Chromium in Playwright's cache: the one of this version first, then those other versions have left. */
const inPlaywrightCache = () => {
  const own = chromium.executablePath() // <cache>/chromium-<revision>/<folder>/<file>
  const at = own.lastIndexOf(`${sep}chromium-`)
  const cache = own.slice(0, at)
  if (at < 0 || !existsSync(cache)) return [own]
  const inside = own.slice(at + 1).slice(own.slice(at + 1).indexOf(sep))
  const others = readdirSync(cache).filter((name) => name.startsWith('chromium-'))
  return [
    own,
    ...others
      .sort()
      .reverse()
      .map((name) => join(cache, name) + inside),
  ]
}

/** Every Chromium that seems to be on this machine, best first. */
const candidates = () => {
  const { CHROME_PATH, CHROMIUM_PATH, CHROME_BIN, PATH = '' } = process.env
  const named = [CHROME_PATH, CHROMIUM_PATH, CHROME_BIN].filter(Boolean)
  const onPath = commands.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)))
  return [...named, ...onPath, ...applications, ...inPlaywrightCache()].filter((path) => existsSync(path))
}

/** The first Chromium that seems to be on this machine, or undefined. Quick: does not try whether it works. */
export const findChromium = () => candidates()[0]

const works = async (executablePath) => {
  try {
    const browser = await chromium.launch({ executablePath, args: chromiumArgs, timeout: 30_000 })
    await (await browser.newPage()).goto('about:blank')
    await browser.close()
    return true
  } catch {
    return false
  }
}

const firstWorking = async () => {
  for (const path of new Set(candidates())) if (await works(path)) return path
  return undefined
}

const folderBytes = (folder) => {
  let sum = 0
  for (const entry of readdirSync(folder, { recursive: true })) {
    sum += statSync(join(folder, entry), { throwIfNoEntry: false })?.size ?? 0
  }
  return sum
}

/**
 * Runs a command for as long as it gets on: it is stopped when it has neither printed anything nor written to its
 * temporary folder for `idleMs`. Resolves when it has ended, whatever came of it.
 */
const runWhileProgressing = (command, args, { idleMs, env = {} }) =>
  new Promise((resolve) => {
    const temporary = mkdtempSync(join(tmpdir(), 'spanglass-'))
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
      detached: process.platform !== 'win32',
    })
    let seen = 0
    let printed = 0
    let progressedMs = Date.now()
    const stop = () => {
      if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'])
      else process.kill(-child.pid, 'SIGKILL')
    }
    const watch = setInterval(() => {
      const now = printed + folderBytes(temporary)
      if (now !== seen) [seen, progressedMs] = [now, Date.now()]
      else if (Date.now() - progressedMs > idleMs) stop()
    }, 1000)
    const end = () => {
      clearInterval(watch)
      rmSync(temporary, { recursive: true, force: true })
      resolve()
    }
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data.length))
    child.on('error', end)
    child.on('close', end)
  })

const downloadWithPlaywright = () => {
  console.log('No Chromium found: downloading one with Playwright …')
  const cli = fileURLToPath(new URL('cli.js', import.meta.resolve('playwright/package.json')))
  return runWhileProgressing(process.execPath, [cli, 'install', 'chromium', '--no-shell'], {
    idleMs: 30_000,
    // Above our own limit, as it would start over again and again, and look busy.
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '90000' },
  })
}

const installWithSystem = async () => {
  if (process.platform !== 'linux' || spawnSync('apt-get', ['--version']).status !== 0) return
  const isRoot = process.getuid?.() === 0
  if (!isRoot && spawnSync('sudo', ['-n', 'true']).status !== 0) return
  console.log('No Chromium yet: installing the system package …')
  const [command, ...args] = [...(isRoot ? [] : ['sudo', '-n']), 'apt-get']
  const options = { idleMs: 120_000, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  await runWhileProgressing(command, [...args, 'update'], options)
  await runWhileProgressing(command, [...args, 'install', '-y', '--no-install-recommends', 'chromium'], options)
}

/** A Chromium that was seen to work: one that is here, else Playwright's, else the system's; undefined if none is to be had. */
export const ensureChromium = async () => {
  for (const attempt of [() => {}, downloadWithPlaywright, installWithSystem]) {
    await attempt()
    const path = await firstWorking()
    if (path) return path
  }
  return undefined
}
