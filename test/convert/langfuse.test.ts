// Langfuse and back: what its records can hold is the same, and what they cannot stands in their metadata.
import { expect, test } from 'vitest'
import { usageOf } from '../../src/analysis/usage.ts'
import type { Message } from '../../src/model/content.ts'
import { OBSERVATION_TYPES } from '../../src/model/span.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { loadContent } from '../../src/reader/content.ts'
import { fixtureInput, fixtures, read, readBytes, writtenText } from './read.ts'

async function spansOf({ dataset, content }: TraceSet): Promise<object[]> {
  const usage = usageOf(dataset).byRow
  const spans: object[] = []
  for (const row of dataset.allRows()) {
    const { key, name, observationType, startTime, parentSpanId, hasError, responseModel, requestModel } =
      dataset.span(row)
    const said = await loadContent(dataset, row, content)
    spans.push({
      key,
      name,
      observationType: typeThere(observationType, (responseModel ?? requestModel) !== undefined || usage.has(row)),
      startTime,
      endTime: dataset.endTime(row),
      parentSpanId,
      hasError,
      model: responseModel ?? requestModel,
      usage: usage.get(row),
      ttftMs: dataset.number('ttftMs', row),
      costUsd: dataset.number('costUsd', row),
      inputMessages: said.inputMessages.map(messageThere),
      outputMessages: said.outputMessages.map(messageThere),
      tool: [said.toolArguments, said.toolResult],
      documents: said.documents,
      query: said.query,
    })
  }
  return spans.sort((a, b) => ((a as { key: string }).key < (b as { key: string }).key ? -1 : 1))
}

/** Kinds that Langfuse has no word for; a plain span with a model or tokens would be taken for a model call. */
function typeThere(type: string, hasModelOrUsage: boolean): string {
  if (type === 'reranker') return 'retriever'
  const isKnown = type !== 'prompt' && (OBSERVATION_TYPES as readonly string[]).includes(type)
  if (isKnown && type !== 'other') return type
  return hasModelOrUsage ? 'workflow' : 'other'
}

/** Without what the chat format cannot say: that a result is an error. */
const messageThere = ({ role, parts }: Message): object => ({
  role,
  parts: parts.map((part) => (part.type === 'tool-result' ? { ...part, isError: undefined } : part)),
})

test.each(fixtures)('%s', async (path) => {
  const traces = await read(fixtureInput(path))
  const text = await writtenText(traces, { format: 'langfuse' })
  if (text === '') return
  const again = await readBytes(text)
  expect(again.dataset.files[0].adapter?.id).toBe('langfuse')
  expect(await spansOf(again)).toEqual(await spansOf(traces))
  expect(sessionsOf(again)).toEqual(sessionsOf(traces))
  expect(scoresOf(again)).toEqual(scoresOf(traces))
})

/** A session belongs to the whole trace there. */
const sessionsOf = ({ dataset }: TraceSet): ReadonlySet<string | undefined> =>
  new Set(Array.from(dataset.allRows(), (row) => dataset.text('sessionId', row)).filter((id) => id !== undefined))

const scoresOf = ({ dataset }: TraceSet): object[] =>
  dataset.scores
    .map(({ id, name, kind, value, comment, author, target }) => ({ id, name, kind, value, comment, author, target }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
