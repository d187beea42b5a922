// The traces that records of other files are about: by id, by tag, or by the question that was asked in them.
// A question is found by its exact words in what the first spans of a trace hold, whatever they were written by: no dialect
// need be known, and nothing is kept while traces are read for the sake of files that may never come.
import type { FoundTrace, TraceMatch } from '../adapters/trace-match.ts'
import type { DatasetData } from '../model/columns.ts'
import type { ContentSource } from '../model/content-store.ts'
import { Dataset } from '../model/dataset.ts'

/** The first spans of a trace say what was asked. */
const SPANS_PER_TRACE = 3
/** Beyond these, traces are found by id and tag only. */
const MAX_SPANS = 50_000

/** One outcome a match, in their order. Cost: nothing where there are no traces; with questions the first spans of each are read. */
export async function findTraces(
  matches: readonly TraceMatch[],
  data: DatasetData,
  content: readonly ContentSource[],
): Promise<FoundTrace[]> {
  const dataset = new Dataset('', data)
  const byId = new IdIndex(dataset)
  const found = matches.map((match): FoundTrace | undefined => byId.find(match.ids) ?? findTag(dataset, match.tag))
  const open = matches.filter((match, at) => !found[at] && match.question !== undefined)
  const byQuestion = open.length > 0 && dataset.traceCount > 0 ? await findQuestions(open, dataset, content) : new Map()
  const isAnyThere = dataset.traceCount > 0
  return matches.map((match, at) => found[at] ?? byQuestion.get(match) ?? { isAmbiguous: false, isAnyThere })
}

class IdIndex {
  private readonly dataset: Dataset
  private traces: Map<string, string> | undefined
  private spans: Map<string, number> | undefined

  constructor(dataset: Dataset) {
    this.dataset = dataset
  }

  find(ids: readonly string[]): FoundTrace | undefined {
    const { dataset } = this
    if (ids.length === 0) return undefined
    this.traces ??= new Map(
      Array.from({ length: dataset.traceCount }, (_, row) => dataset.traceIdAt(row)).map((id) => [plainId(id), id]),
    )
    for (const id of ids) {
      const traceId = this.traces.get(plainId(id))
      if (traceId !== undefined) return { traceId, isAmbiguous: false, isAnyThere: true }
    }
    this.spans ??= new Map(Array.from(dataset.allRows(), (row) => [plainId(dataset.idAt(row)), row]))
    for (const id of ids) {
      const row = this.spans.get(plainId(id))
      if (row === undefined) continue
      const traceId = dataset.traceIdAt(dataset.data.columns.trace[row])
      return { traceId, spanId: dataset.idAt(row), isAmbiguous: false, isAnyThere: true }
    }
    return undefined
  }
}

/** UUIDs are written with and without dashes. */
const plainId = (id: string): string => id.toLowerCase().replaceAll('-', '')

function findTag(dataset: Dataset, tag: string | undefined): FoundTrace | undefined {
  if (tag === undefined) return undefined
  const traces = new Set<number>()
  for (const row of dataset.allRows())
    if (dataset.text('tags', row)?.split('\n').includes(tag)) traces.add(dataset.data.columns.trace[row])
  return foundAmong(dataset, [...traces])
}

function foundAmong(dataset: Dataset, traces: readonly number[]): FoundTrace | undefined {
  if (traces.length === 0) return undefined
  if (traces.length > 1) return { isAmbiguous: true, isAnyThere: true }
  return { traceId: dataset.traceIdAt(traces[0]), isAmbiguous: false, isAnyThere: true }
}

interface Asked {
  readonly trace: number
  readonly answers: ReadonlySet<string>
}

async function findQuestions(
  matches: readonly TraceMatch[],
  dataset: Dataset,
  content: readonly ContentSource[],
): Promise<Map<TraceMatch, FoundTrace>> {
  const questions = new Set(matches.map(({ question }) => folded(question ?? '')))
  const answers = new Set(matches.map(({ answer }) => folded(answer ?? '')))
  answers.delete('')
  questions.delete('')
  const asked = new Map<string, Asked[]>()
  let looked = 0
  for (let trace = 0; trace < dataset.traceCount && looked < MAX_SPANS; trace++) {
    const own = { questions: new Set<string>(), answers: new Set<string>() }
    for (const row of dataset.tree(trace).rows.slice(0, SPANS_PER_TRACE)) {
      looked++
      for (const text of textsOf(await valueAt(dataset, row, content))) {
        if (questions.has(text)) own.questions.add(text)
        if (answers.has(text)) own.answers.add(text)
      }
    }
    for (const question of own.questions)
      asked.set(question, [...(asked.get(question) ?? []), { trace, answers: own.answers }])
  }
  const outcomes = new Map<TraceMatch, FoundTrace>()
  for (const match of matches) {
    const all = asked.get(folded(match.question ?? '')) ?? []
    // One question may have been asked several times: the answer tells which of them it was.
    const answered = all.filter((each) => each.answers.has(folded(match.answer ?? '')))
    const found = foundAmong(
      dataset,
      (all.length > 1 && answered.length > 0 ? answered : all).map(({ trace }) => trace),
    )
    if (found) outcomes.set(match, found)
  }
  return outcomes
}

const decoder = new TextDecoder()

/** A record as it was written. */
async function valueAt(dataset: Dataset, row: number, content: readonly ContentSource[]): Promise<unknown> {
  const { store, offset, length } = dataset.data.columns
  const [first = row] = dataset.data.records.get(row) ?? []
  const bytes = store[first] < 0 ? undefined : await content[store[first]]?.read(offset[first], length[first])
  try {
    return bytes && JSON.parse(decoder.decode(bytes))
  } catch {
    return undefined
  }
}

const MAX_DEPTH = 60

/** All texts under a value, those within JSON texts too. */
function* textsOf(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string') {
    yield folded(value)
    if (/^\s*[[{"]/.test(value) && depth < MAX_DEPTH) yield* textsOf(parsed(value), depth + 1)
  } else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
    for (const item of Object.values(value)) yield* textsOf(item, depth + 1)
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ')
