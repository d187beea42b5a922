// The benchmark: each figure beside its limit, measured in the same run. See README.md.
//   node bench/run.mjs [--json] [--only <part of a row's name>] [--small] [--rounds <n>]
import { parseArgs } from 'node:util'
import { ensureBuilt, version } from './browser/package.mjs'
import { servePage } from './browser/page.mjs'
import { withBrowser } from './browser/session.mjs'
import { cacheCases } from './cases/cache.mjs'
import { firstRowsCases } from './cases/first-rows.mjs'
import { memoryCases } from './cases/memory.mjs'
import { oddCases } from './cases/odd.mjs'
import { queryCases } from './cases/query.mjs'
import { readCases } from './cases/read.mjs'
import { scrollCases } from './cases/scroll.mjs'
import { sizeCases } from './cases/size.mjs'
import { usingCases } from './cases/using.mjs'
import { inputFile } from './inputs/catalogue.mjs'
import { keepResults } from './report/results.mjs'
import { failedRow, isFault, toRow } from './report/rows.mjs'
import { textTable } from './report/table.mjs'

const CASES = [
  ...readCases,
  ...firstRowsCases,
  ...memoryCases,
  ...oddCases,
  ...scrollCases,
  ...usingCases,
  ...cacheCases,
  ...queryCases,
  ...sizeCases,
]
const DEFAULT_ROUNDS = 5

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    small: { type: 'boolean', default: false },
    rounds: { type: 'string' },
  },
})

const wanted = (plan) => flags.only === undefined || plan.name.includes(flags.only)
const cases = CASES.filter(({ rows }) => Object.values(rows).some(wanted))
if (cases.length === 0) {
  const names = CASES.flatMap(({ rows }) => Object.values(rows)).map(({ name }) => `  ${name}`)
  console.error(`No row has "${flags.only}" in its name. The rows are:\n${names.join('\n')}`)
  process.exit(1)
}
const rounds = Number(flags.rounds ?? (flags.small ? 1 : DEFAULT_ROUNDS))
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`--rounds takes a whole number from 1 on, not "${flags.rounds}".`)
  process.exit(1)
}

/** What is under way, beside the rows and not among them. */
const tell = (text) => {
  if (!flags.small) console.error(text)
}

async function rowsOf({ rows: plans, run }, context) {
  const entries = Object.entries(plans).filter(([, plan]) => wanted(plan))
  tell(`… ${entries[0][1].name}`)
  try {
    const figures = await run(context)
    return entries.map(([key, plan]) => toRow(plan, figures[key], flags.small))
  } catch (error) {
    return entries.map(([, plan]) => failedRow(plan, error))
  }
}

ensureBuilt(flags.small)
const page = await servePage()
const rows = []

/** @param {(action: (session: any) => any) => any} inBrowser runs an action in a browser, for one case alone or not */
async function runAll(inBrowser) {
  const input = (name) => inputFile(name, flags.small)
  for (const one of cases) {
    const measured = await rowsOf(one, { withBrowser: inBrowser, rounds, isSmall: flags.small, input })
    rows.push(...measured)
    if (flags.json) for (const row of measured) console.log(JSON.stringify(row))
  }
}

try {
  const inNewBrowser = (action) => withBrowser(page.url, action)
  // A small run shares one page: it is for correctness, which does not ask for a clean start.
  if (flags.small) await withBrowser(page.url, (session) => runAll((action) => action(session)), { reusesPage: true })
  else await runAll(inNewBrowser)
  if (!flags.json) console.log(textTable(rows))
  if (!flags.small && flags.only === undefined) {
    keepResults(rows, { spanglass: version, chromium: await inNewBrowser((session) => session.version()), rounds })
  }
} finally {
  await page.close()
}

if (rows.some((row) => isFault(row, flags.small))) process.exitCode = 1
