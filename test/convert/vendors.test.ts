// What was written for a vendor is read by the adapter of that vendor, with the same figures.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { summarize } from '../../src/analysis/summary.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { read, readBytes, written } from './read.ts'

const SAMPLE = new URL('../../demo/samples/support-agent.otlp.jsonl', import.meta.url)
const traces = await read({ name: 'sample', data: readFileSync(SAMPLE) })

const figuresOf = ({ dataset }: TraceSet) => {
  const { traces, spans, roots, orphans, errors, sessions, tokens, cost } = summarize(dataset)
  return { traces, spans, roots, orphans, errors, sessions, tokens, cost }
}

test.each(['phoenix', 'langfuse', 'langsmith'] as const)('%s', async (format) => {
  const again = await readBytes(await written(traces, { format }))
  expect(again.dataset.files[0].adapter?.id).toBe(format)
  expect(figuresOf(again)).toEqual(figuresOf(traces))
  // Feedback comes apart from runs.
  expect(again.dataset.scores.length).toBe(format === 'langsmith' ? 0 : traces.dataset.scores.length)
})
