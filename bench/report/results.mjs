// bench/RESULTS.md: the last full figures, and what was tried in vain, which stays from run to run.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { markdownTable } from './table.mjs'

const resultsFile = fileURLToPath(new URL('../RESULTS.md', import.meta.url))

const REFUTED = '## Refuted ideas'
const NONE_REFUTED = `${REFUTED}\n\nWhat was measured and did not help, with the reason. Add a line a time; the benchmark leaves this part alone.\n`

const refutedIdeas = (file) => {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const at = text.indexOf(REFUTED)
  return at < 0 ? NONE_REFUTED : text.slice(at)
}

/**
 * @param {readonly import('./rows.mjs').Row[]} rows
 * @param {{ spanglass: string, chromium: string, rounds: number }} run
 */
export function keepResults(rows, { spanglass, chromium, rounds }, file = resultsFile) {
  const versions = `spanglass ${spanglass}, Chromium ${chromium}, Node ${process.version}, ${process.platform} ${process.arch}`
  const text = `# Last figures

${versions}; ${rounds} rounds, both sides of a ratio in turn, best against best.

${markdownTable(rows)}

${refutedIdeas(file)}`
  writeFileSync(file, text)
}
