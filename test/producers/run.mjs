// npm run producers: published SDKs, run on loopback, and what Spanglass reads of what they sent. See README.md.
//   npm run producers [-- --only <part of a name>] [--latest]
import { parseArgs } from 'node:util'
import { EXPECTATIONS } from './expectations.mjs'
import { differences, expectedFigures, figuresOf, staleLosses } from './figures.mjs'
import { install } from './install.mjs'
import { play } from './play.mjs'
import { PRODUCERS } from './producers.mjs'
import { print } from './report.mjs'

const { values: flags } = parseArgs({ options: { only: { type: 'string' }, latest: { type: 'boolean' } } })
const wanted = PRODUCERS.filter(({ id }) => flags.only === undefined || id.includes(flags.only))
if (wanted.length === 0) {
  console.error(`No producer has "${flags.only}" in its name: ${PRODUCERS.map(({ id }) => id).join(', ')}`)
  process.exit(1)
}
const { readCaptures, closeReader } = await import('./read.mjs')

const count = { passed: 0, failed: 0, skipped: 0 }
for (const producer of wanted) {
  const result = await check(producer)
  count[result.state]++
  print(producer, result)
}
await closeReader()
console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed > 0 ? 1 : 0

/** @returns {Promise<import('./report.mjs').Result>} */
async function check(producer) {
  if (producer.node > Number(process.versions.node.split('.')[0])) {
    return { state: 'skipped', lines: [`it needs Node ${producer.node}, this is ${process.version}`] }
  }
  let installed
  try {
    installed = install(producer, flags.latest)
  } catch (error) {
    return { state: 'skipped', lines: [error.message] }
  }
  const { versions } = installed
  try {
    const { files, log } = await play(producer, installed.folder)
    const { summary, unread } = await readCaptures(files)
    const expectation = EXPECTATIONS[producer.id] ?? {}
    const expected = expectedFigures(log, expectation)
    const lines = [
      ...unread.map(({ name, error }) => `${name}: ${error.message}`),
      ...differences(expected, figuresOf(summary)),
      ...staleLosses(log, expectation.losses ?? []).map(
        (label) => `no call "${label}" was made, yet its loss is listed`,
      ),
    ]
    return { state: lines.length > 0 ? 'failed' : 'passed', versions, expected, lines, losses: expectation.losses }
  } catch (error) {
    return { state: 'failed', versions, lines: [error.message] }
  }
}
