// What a run says: a line a producer with its versions and figures, and beneath it what differs and what it loses.

/**
 * @typedef {object} Result
 * @property {'passed' | 'failed' | 'skipped'} state
 * @property {readonly string[]} lines what differs, or why it was skipped
 * @property {{ readonly [name: string]: string }} [versions]
 * @property {{ readonly [figure: string]: number | null }} [expected]
 * @property {readonly import('./figures.mjs').Loss[]} [losses]
 */

const MARKS = { passed: '✓', failed: '✗', skipped: '-' }

/** @param {Result} result */
export function print({ id }, { state, lines, versions = {}, expected, losses = [] }) {
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  console.log(`${MARKS[state]} ${id}  ${packages.join(', ')}`)
  if (expected && state === 'passed') console.log(`    ${figuresText(expected)}`)
  for (const line of lines)
    console.log(`    ${state === 'skipped' ? 'skipped: ' : ''}${line.replaceAll('\n', '\n    ')}`)
  for (const { call, loses, because } of losses) {
    console.log(`    lost by the producer: ${loses} of ${[call].flat().join(', ')}: ${because}`)
  }
}

const figuresText = (expected) =>
  Object.entries(expected)
    .filter(([, value]) => value !== null)
    .map(([figure, value]) => `${figure} ${value}`)
    .join(', ')
