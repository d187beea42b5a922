// The steps of `npm test`: what each runs, and how its result is counted.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium, noChromium } from './chromium.mjs'
import { root } from './vite.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number, output: string }} Result */

const reports = mkdtempSync(join(tmpdir(), 'spanglass-test-'))
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))
const env = { ...process.env, NO_COLOR: '1', TZ: 'UTC', STORYBOOK_DISABLE_TELEMETRY: '1' }
delete env.FORCE_COLOR

/** A step that hangs ends after this; far beyond what any of them takes. */
const stepLimitMs = 10 * 60_000

/** Runs a Node script to its end. */
const node = (script, args, extraEnv = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...env, ...extraEnv },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: stepLimitMs,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** A check without tests of its own counts as one. @returns {Promise<Result>} */
const check = async (script, args) => {
  const { ok, output } = await node(script, args)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, output }
}

/** Counts of a run, where a run that failed without a failed test (no tests found, a crash) counts as one failure. */
const counted = (ok, counts, output) => ({ ...counts, failed: ok ? counts.failed : Math.max(1, counts.failed), output })

const vitest = async (project) => {
  const file = join(reports, `${project}.json`)
  const { ok, output } = await node('node_modules/vitest/vitest.mjs', [
    ...['run', '--project', project],
    ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${file}`],
  ])
  const report = readReport(file)
  if (!report) return counted(ok, { passed: 0, failed: 0, skipped: 0 }, output)
  // A file that could not be loaded has no tests to fail.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  return counted(ok, counts, output)
}

const playwright = async () => {
  const file = join(reports, 'e2e.json')
  const { ok, output } = await node('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readReport(file)?.stats ?? {}
  return counted(ok, { passed: expected + flaky, failed: unexpected, skipped }, output)
}

/** The browser of the browser steps, found once. */
let chromium

/** Runs a step in that browser, or fails it with what to install. */
const inChromium = async (step) => {
  chromium ??= ensureChromium()
  const path = await chromium
  if (!path) return { passed: 0, failed: 1, skipped: 0, output: noChromium }
  env.CHROME_PATH = path
  return step()
}

/** Every step, with those that must have passed before it. */
const allSteps = [
  { id: 'types', after: [], run: () => check('node_modules/typescript/bin/tsc', ['--noEmit']) },
  {
    id: 'lint',
    after: [],
    run: () => check('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  },
  { id: 'build', after: [], run: () => check('scripts/build.mjs', []) },
  { id: 'unit', after: [], run: () => vitest('unit') },
  { id: 'browser', after: [], run: () => inChromium(() => vitest('browser')) },
  { id: 'e2e', after: ['build'], run: () => inChromium(playwright) },
  {
    id: 'storybook',
    after: [],
    run: () =>
      check('node_modules/storybook/dist/bin/dispatcher.js', [
        ...['build', '--quiet', '--disable-telemetry', '--output-dir', 'storybook-static'],
      ]),
  },
  { id: 'package', after: ['build'], run: () => inChromium(() => vitest('package')) },
]

/** The names `--only` knows. */
export const stepIds = allSteps.map(({ id }) => id)

const print = ({ id }, { passed, failed, skipped, output }) => {
  const mark = failed > 0 ? '✗' : passed > 0 ? '✓' : '-'
  console.log(`${mark} ${id}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
  if (failed > 0) console.log(`${output.trimEnd().replace(/^/gm, '  ')}\n`)
}

/**
 * Runs the steps, two at once, and prints each result as it comes: output only of those that failed. A step whose
 * forerunner failed is skipped and counted so.
 *
 * @param {readonly string[]} [only] ids of the steps to run
 * @returns {Promise<Result[]>}
 */
export const runSteps = async (only = stepIds) => {
  const waiting = allSteps.filter(({ id }) => only.includes(id))
  const results = new Map()
  const running = new Map()
  const finish = (step, result) => {
    results.set(step.id, result)
    running.delete(step.id)
    print(step, result)
  }
  while (waiting.length + running.size > 0) {
    const next = waiting.findIndex(({ after }) => after.every((id) => results.has(id) || !only.includes(id)))
    if (next >= 0 && running.size < 2) {
      const [step] = waiting.splice(next, 1)
      const isBlocked = step.after.some((id) => results.get(id)?.failed > 0)
      const result = isBlocked ? Promise.resolve({ passed: 0, failed: 0, skipped: 1, output: '' }) : step.run()
      const ended = result.catch((error) => ({ passed: 0, failed: 1, skipped: 0, output: String(error) }))
      running.set(
        step.id,
        ended.then((settled) => finish(step, settled)),
      )
    } else await Promise.race(running.values())
  }
  return [...results.values()]
}
