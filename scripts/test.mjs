// npm test: everything the project holds itself to, in one command. Ends with one line, `N passed, N failed, N skipped`.
// npm test -- --only unit,lint   runs these steps alone.
import { ensureInstalled } from './install.mjs'

ensureInstalled()
const { runSteps } = await import('./test-steps.mjs')

const at = process.argv.indexOf('--only')
const results = await runSteps(at < 0 ? undefined : (process.argv[at + 1] ?? '').split(','))

const sum = (key) => results.reduce((total, result) => total + result[key], 0)
if (sum('failed') > 0) process.exitCode = 1
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
