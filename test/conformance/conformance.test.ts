// Real files against what they are known to hold. The score is printed; every figure that is off fails its file.
import { afterAll, describe, expect, test } from 'vitest'
import { openInput } from '../../src/cli/files.ts'
import { summarizeInputs } from '../../src/cli/summary.ts'
import { agrees, type Case, captureCases, corpusCases, hasShared } from './manifests.ts'

const score = { files: 0, exact: 0, captures: 0, equalTruth: 0, gaps: [] as string[] }

async function figuresOf({ files }: Case): Promise<{ [figure: string]: number | null }> {
  const { total } = await summarizeInputs(files.map(openInput))
  return {
    traces: total.traces,
    spans: total.spans,
    roots: total.roots,
    orphans: total.orphans,
    modelCalls: total.observations.llm,
    toolCalls: total.observations.tool,
    errors: total.errors,
    inputTokens: total.tokens.inputTotal,
    outputTokens: total.tokens.outputTotal,
    cacheRead: total.tokens.cacheRead,
    reasoning: total.tokens.reasoning,
    scores: total.scores,
  }
}

async function check(entry: Case, isNullCompared: boolean): Promise<void> {
  score.files++
  const actual = await figuresOf(entry)
  const misses: string[] = []
  for (const [figure, expected] of Object.entries(entry.expected)) {
    if (expected === undefined || (expected === null && !isNullCompared && figure !== 'traces')) continue
    if (!agrees(expected, actual[figure]))
      misses.push(`${figure}: ${actual[figure]}, expected ${JSON.stringify(expected)}`)
  }
  if (misses.length === 0) score.exact++
  if (entry.truth) {
    score.captures++
    const isEqual = Object.entries(entry.truth).every(([figure, expected]) => agrees(expected, actual[figure]))
    if (isEqual) score.equalTruth++
    else score.gaps.push(`${entry.name}: ${entry.notes.join('; ')}`)
  }
  expect(misses).toEqual([])
}

describe.skipIf(!hasShared)('corpus', () => {
  test.each(hasShared ? corpusCases() : [])('$name', (entry) => check(entry, false))
})

describe.skipIf(!hasShared)('captures', () => {
  // Reasoning of 0 and none at all are told apart by few producers, so null is compared for totals only.
  test.each(hasShared ? captureCases() : [])('$name', (entry) => check(entry, true))
})

afterAll(() => {
  if (!hasShared) return
  console.log(
    `conformance: ${score.exact} of ${score.files} files exact; ${score.equalTruth} of ${score.captures} captures equal the model server's own log`,
  )
  for (const gap of score.gaps) console.log(`  not equal to the server's log: ${gap}`)
})
