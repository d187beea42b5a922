// One row: a question, what was retrieved and answered, what should have been, and the metrics of it.

import { makeScore } from '../../conventions/facts/scores.ts'
import { parsePython } from '../../json/literal.ts'
import type { Score } from '../../model/score.ts'
import { hashText } from '../../util/hash.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { attributeIn, isObject, listIn, numberIn, type PlainObject, textIn } from '../plain-values.ts'
import type { TraceMatch } from '../trace-match.ts'
import { DATASET, IDS, isMetric, isYesNo, mayBeMetric } from './columns.ts'

/** Cells of a table: lists may be texts as Python prints them. */
export const cellsOf = (row: PlainObject): PlainObject =>
  Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cellOf(cell)]))

function cellOf(cell: unknown): unknown {
  if (typeof cell !== 'string' || !/^\s*[[{(]/.test(cell)) return cell
  try {
    return JSON.parse(cell)
  } catch {
    return parsePython(cell) ?? cell
  }
}

const firstOf = (row: PlainObject, names: readonly string[]): unknown =>
  names.map((name) => row[name]).find((value) => value !== undefined && value !== null && value !== '')

/** Told by what was asked, found and answered, where it names no id: a row has the same one in every form of its table. */
export const rowId = (row: PlainObject): string => textIn(firstOf(row, IDS)) ?? `row-${hashText(saidBy(row))}`

const saidBy = (row: PlainObject): string =>
  JSON.stringify([DATASET.question, DATASET.answer, DATASET.contexts].map((names) => firstOf(row, names) ?? null))

export function matchOf(row: PlainObject): TraceMatch {
  const asked = firstOf(row, DATASET.question)
  return {
    ids: IDS.slice(0, 6).flatMap((name) => textIn(row[name]) ?? []),
    question: Array.isArray(asked) ? lastAsked(asked) : textIn(asked),
    answer: textIn(firstOf(row, DATASET.answer)),
  }
}

const lastAsked = (messages: readonly unknown[]): string | undefined =>
  messages
    .filter(isObject)
    .flatMap(({ type, role, content }) => ((type ?? role) === 'human' ? (textIn(content) ?? []) : []))
    .at(-1)

/** The row as a span of its own. */
export function rowSpanOf(row: PlainObject): PlainSpan {
  const asked = firstOf(row, DATASET.question)
  const answer = firstOf(row, DATASET.answer)
  const messages = Array.isArray(asked) ? asked.filter(isObject).map(messageOf) : undefined
  const last = messages?.at(-1)
  const isAnswered = answer === undefined && last?.role === 'assistant'
  const input = messages
    ? isAnswered
      ? messages.slice(0, -1)
      : messages
    : asked === undefined
      ? []
      : [{ role: 'user', content: asked }]
  const output = isAnswered ? [last] : answer === undefined ? [] : [{ role: 'assistant', content: answer }]
  return {
    name: nameOf(messages ? lastAsked(listIn(asked)) : textIn(asked)),
    attributes: {
      'gen_ai.operation.name': 'invoke_workflow',
      'gen_ai.input.messages': attributeIn(input),
      'gen_ai.output.messages': attributeIn(output),
      'gen_ai.retrieval.query.text': messages ? undefined : textIn(asked),
      'gen_ai.retrieval.documents': attributeIn(documentsOf(row)),
      ...judgementOf(row),
    },
  }
}

/** What the row says beside what a trace says itself: what should have been, and the rest of the table. */
export function verdictOf(row: PlainObject): PlainSpan {
  return { attributes: judgementOf(row) }
}

const CONTENT = new Set<string>([...DATASET.question, ...DATASET.answer, ...DATASET.contexts, ...DATASET.contextIds])

const judgementOf = (row: PlainObject): PlainAttributes =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !CONTENT.has(column))
      .map(([column, cell]) => [`ragas.${column || 'index'}`, attributeIn(cell)]),
  )

/** Long questions are read in the span. */
const nameOf = (question: string | undefined): string => {
  const line = question?.replace(/\s+/g, ' ').trim() ?? ''
  return line === '' ? 'row' : line.length > 80 ? `${line.slice(0, 79)}…` : line
}

function documentsOf(row: PlainObject): object[] {
  const contexts = firstOf(row, DATASET.contexts)
  const ids = listIn(firstOf(row, DATASET.contextIds))
  const texts = Array.isArray(contexts) ? contexts : contexts === undefined ? [] : [contexts]
  return texts.map((content, at) => ({ id: ids[at], content }))
}

const ROLES: { readonly [type: string]: string } = { human: 'user', ai: 'assistant', tool: 'tool', system: 'system' }

/** `{content, type: human | ai | tool, tool_calls: [{name, args}]}`. */
function messageOf({ type, role, ...rest }: PlainObject): { readonly role: string } & PlainObject {
  const who = textIn(type) ?? textIn(role) ?? 'human'
  return { ...rest, role: ROLES[who] ?? who }
}

/** `0,71`, as spreadsheets write it in half of the world. */
const withComma = (cell: unknown): number | undefined =>
  typeof cell === 'string' && /^\d+,\d+$/.test(cell) ? numberIn(cell.replace(',', '.')) : undefined

/** Metrics that failed are missing, not 0. */
export function scoresOf(row: PlainObject, traceId: string, spanId: string | undefined): Score[] {
  return Object.entries(row).flatMap(([column, cell]) => {
    if (!mayBeMetric(column)) return []
    const value =
      typeof cell === 'boolean' ? cell : (numberIn(cell) ?? (isMetric(column) ? withComma(cell) : undefined))
    if (value === undefined || (typeof cell === 'string' && !isMetric(column) && !/^-?\d*\.?\d+(e-?\d+)?$/i.test(cell)))
      return []
    const isFlag = isYesNo(column) && (value === 0 || value === 1)
    const comment = textIn(row[`${column}_reason`])
    return [makeScore(column, isFlag ? value === 1 : value, { traceId, spanId }, { comment, author: 'RAGAS' })]
  })
}
