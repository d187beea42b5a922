// npm test: everything the project holds itself to, in one command. Ends with one line, `N passed, N failed, N skipped`.
// npm test -- --only unit,lint   runs these steps alone.
import { ensureInstalled } from './install.mjs'

ensureInstalled()
const { runSteps, stepIds } = await import('./test-steps.mjs')

const at = process.argv.indexOf('--only')
const only = at < 0 ? stepIds : (process.argv[at + 1] ?? '').split(',')
if (!only.every((id) => stepIds.includes(id))) {
  console.error(`The steps that --only takes are ${stepIds.join(', ')}.`)
  process.exit(1)
}
const results = await runSteps(only)

const sum = (key) => results.reduce((total, result) => total + result[key], 0)
if (sum('failed') > 0) process.exitCode = 1
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
