// Finding traces by words: every word must stand somewhere in what is known of the trace.
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { TextFact } from '../model/facts.ts'
import { STEP_MASK, type Steps } from '../util/steps.ts'
import { codeReader } from './fact-cursor.ts'
import { scoresByTrace, type TraceSummary, traceNameOf } from './trace-summary.ts'

/** The words of a query, in lower case. */
export const searchWords = (query: string): string[] => query.toLowerCase().split(/\s+/).filter(Boolean)

const texts = new WeakMap<TraceSummary, string>()

/** Whether each word stands in the trace's facts or in `preview`, what was asked; upper and lower case are one. */
export function matchesWords(summary: TraceSummary, words: readonly string[], preview = ''): boolean {
  if (words.length === 0) return true
  const facts = factsText(summary)
  const asked = preview.toLowerCase()
  return words.every((word) => facts.includes(word) || asked.includes(word))
}

function factsText(summary: TraceSummary): string {
  let text = texts.get(summary)
  if (text === undefined) {
    const { name, traceId, observationType, models, sessionId, userId, environment, version, tags, scores } = summary
    const scoreTexts = scores.map((score) => `${score.name} ${score.value}`)
    text = [name, traceId, observationType, ...models, sessionId, userId, environment, version, ...tags, ...scoreTexts]
      .filter((part) => part !== undefined)
      .join('\n')
      .toLowerCase()
    texts.set(summary, text)
  }
  return text
}

/** Texts in which a trace is sought, besides its name, its id and its scores. */
const SEARCHED: readonly TextFact[] = [
  'traceName',
  'responseModel',
  'requestModel',
  'sessionId',
  'userId',
  'environment',
  'version',
  'tags',
]
/** Words are bits: more than these are not told apart. */
const MAX_WORDS = 30

export interface TraceSearch {
  readonly words: readonly string[]
  readonly isSelected: ((traceRow: number) => boolean) | undefined
  /** What was asked in a trace, as far as it is known. */
  readonly previewOf: (traceRow: number) => string | undefined
}

/**
 * Ascending rows of the traces in which each word stands somewhere: the same as `matchesWords`, for very many traces.
 * Each distinct text is compared once.
 */
export function* searchTracesInSteps(dataset: Dataset, search: TraceSearch): Steps<Uint32Array> {
  const words = search.words.slice(0, MAX_WORDS)
  const all = 2 ** words.length - 1
  const held = new Int32Array(dataset.traceCount)
  if (all > 0) yield* markFacts(dataset, words, held)
  const scores = scoresByTrace(dataset)
  const typeBits = dataset.data.types.map((text) => bitsOf(text, words))
  const typeBitsOf = (traceRow: number): number => {
    const rows = dataset.rowsOfTrace(traceRow)
    if (rows.length === 0 || all === 0) return 0
    return typeBits[dataset.data.columns.type[rows.length === 1 ? rows[0] : dataset.tree(traceRow).rows[0]]]
  }
  const found = new Uint32Array(held.length)
  let count = 0
  for (let traceRow = 0; traceRow < held.length; traceRow++) {
    if ((traceRow & STEP_MASK) === STEP_MASK) yield traceRow
    if (search.isSelected && !search.isSelected(traceRow)) continue
    let bits = held[traceRow] | typeBitsOf(traceRow)
    if (bits !== all) bits |= bitsOf(traceNameOf(dataset, traceRow), words)
    if (bits !== all) {
      const traceId = dataset.traceIdAt(traceRow)
      bits |= bitsOf(traceId, words)
      for (const { name, value } of scores.get(traceId) ?? []) bits |= bitsOf(`${name} ${value}`, words)
    }
    if (bits !== all) bits |= bitsOf(search.previewOf(traceRow), words)
    if (bits === all) found[count++] = traceRow
  }
  return found.slice(0, count)
}

/** A bit for each word that a text holds. */
function bitsOf(text: string | undefined, words: readonly string[]): number {
  if (text === undefined || text === '') return 0
  const lower = text.toLowerCase()
  let bits = 0
  for (let i = 0; i < words.length; i++) if (lower.includes(words[i])) bits |= 1 << i
  return bits
}

/** Marks the words that stand in the facts of each trace's spans. */
function* markFacts(dataset: Dataset, words: readonly string[], held: Int32Array): Steps<void> {
  const { trace, flags } = dataset.data.columns
  const rows = dataset.allRows()
  const facts = SEARCHED.map((fact) => ({ fact, codeAt: codeReader(dataset, fact), bits: new Map<number, number>() }))
  for (let i = 0; i < rows.length; i++) {
    if ((i & STEP_MASK) === STEP_MASK) yield i
    const row = rows[i]
    if (!(flags[row] & FLAG.primary)) continue
    let bits = 0
    for (const { fact, codeAt, bits: known } of facts) {
      const code = codeAt(row)
      if (code === undefined) continue
      let own = known.get(code)
      if (own === undefined) {
        own = bitsOf(dataset.text(fact, row), words)
        known.set(code, own)
      }
      bits |= own
    }
    held[trace[row]] |= bits
  }
}
