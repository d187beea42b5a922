// One model call recorded by two instrumentations on different branches: shown both, counted once.
// Rule: same trace, same model, overlapping times, and the same response id, equal counts or the same answer. Calls that failed
// or were cut have none of these: there two records of different instrumentations, side by side under one parent and one of
// them wholly within the other's time, are one call unless something they hold speaks against it.
import type { Dataset } from '../model/dataset.ts'
import type { RawUsage } from '../model/usage.ts'
import { STEP_MASK, type Steps } from '../util/steps.ts'
import { textReader } from './fact-cursor.ts'
import { rawUsageReader } from './usage.ts'

interface Call {
  readonly place: number
  readonly row: number
  readonly start: number
  readonly end: number
  readonly model: string
  readonly responseId: string | undefined
  readonly scope: string
  readonly raw: RawUsage | undefined
  readonly counts: string | undefined
  readonly answer: string | undefined
  readonly parent: number
}

/** Places of the second records; the one that counts more kinds of tokens stays, then the one that starts later (the inner instrumentation). */
export function* findDuplicateCalls(
  dataset: Dataset,
  traceRow: number,
  classes: readonly string[],
): Steps<Set<number>> {
  const { subtreeEnd } = yield* dataset.treeInSteps(traceRow)
  const calls = yield* collectCalls(dataset, traceRow, classes)
  calls.sort((a, b) => a.start - b.start || b.end - a.end)
  if (calls.length > STEP_MASK) yield calls.length
  const duplicates = new Set<number>()
  const matched = new Set<number>()
  let pairs = 0
  for (const alike of yield* groupAlike(calls)) {
    for (let i = 0; i < alike.length; i++) {
      for (let j = i + 1; j < alike.length && alike[j].start < alike[i].end; j++) {
        if ((++pairs & STEP_MASK) === 0) yield pairs
        const [a, b] = [alike[i], alike[j]]
        if (duplicates.has(a.place) || duplicates.has(b.place)) continue
        if (!isSameCall(a, b)) continue
        const outerIsFuller = partsOf(a.raw) > partsOf(b.raw)
        // Of nested records the inner one counts by the rule for wrappers, unless another instrumentation around it split the same counts.
        const isInnerPlainer = a.scope !== b.scope && outerIsFuller && a.counts === b.counts
        if (isNested(a.place, b.place, subtreeEnd) && !isInnerPlainer) continue
        duplicates.add(outerIsFuller ? b.place : a.place)
        matched.add(a.place).add(b.place)
      }
    }
  }
  // All from one instrumentation: nothing was recorded twice.
  if (calls.every(({ scope }) => scope === calls[0].scope)) return duplicates
  for (const place of silentDuplicates(calls.filter((call) => !matched.has(call.place)))) duplicates.add(place)
  return duplicates
}

function* collectCalls(dataset: Dataset, traceRow: number, classes: readonly string[]): Steps<Call[]> {
  const { rows, parent } = yield* dataset.treeInSteps(traceRow)
  const { origins, columns } = dataset.data
  const rawAt = rawUsageReader(dataset)
  const responseModel = textReader(dataset, 'responseModel')
  const requestModel = textReader(dataset, 'requestModel')
  const responseId = textReader(dataset, 'responseId')
  const answer = textReader(dataset, 'answerHash')
  const calls: Call[] = []
  for (let place = 0; place < rows.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    if (classes[place] === 'none') continue
    const row = rows[place]
    const start = dataset.startNs(row)
    if (start === undefined) continue
    const raw = rawAt(row)
    calls.push({
      place,
      row,
      start,
      end: dataset.endNs(row) ?? start,
      model: responseModel(row) ?? requestModel(row) ?? '',
      responseId: responseId(row),
      scope: origins[columns.origin[row]].scope.name,
      raw,
      counts: raw && `${raw.input}/${raw.output}`,
      answer: answer(row),
      parent: parent[place],
    })
  }
  return calls
}

const PARTS = [
  'input',
  'output',
  'cacheRead',
  'cacheWrite',
  'inputAudio',
  'inputImage',
  'reasoning',
  'outputAudio',
] as const

/** How many kinds of tokens a record counts. */
const partsOf = (raw: RawUsage | undefined): number => (raw ? PARTS.filter((part) => (raw[part] ?? 0) > 0).length : 0)

/** Second records of calls that left nothing to compare; each call stands for one other at most. */
function silentDuplicates(calls: readonly Call[]): number[] {
  const siblings = new Map<number, Call[]>()
  for (const call of calls) {
    if (call.parent < 0) continue
    const group = siblings.get(call.parent)
    if (group) group.push(call)
    else siblings.set(call.parent, [call])
  }
  const taken = new Set<number>()
  const duplicates: number[] = []
  for (const group of siblings.values()) {
    if (group.every(({ scope }) => scope === group[0].scope)) continue
    for (let i = 0; i < group.length; i++) {
      for (let j = i + 1; j < group.length && group[j].start < group[i].end; j++) {
        const [outer, inner] = [group[i], group[j]]
        if (outer.scope === inner.scope || inner.end > outer.end || taken.has(outer.place) || taken.has(inner.place))
          continue
        if (!isCompatible(outer, inner)) continue
        duplicates.push(partsOf(outer.raw) > partsOf(inner.raw) ? inner.place : outer.place)
        taken.add(outer.place).add(inner.place)
      }
    }
  }
  return duplicates
}

/** Nothing that both records hold differs. */
function isCompatible(a: Call, b: Call): boolean {
  const agrees = (one: unknown, other: unknown) => one === undefined || other === undefined || one === other
  return (
    isSameModel(a.model, b.model) &&
    agrees(a.responseId, b.responseId) &&
    agrees(a.raw?.input, b.raw?.input) &&
    agrees(a.raw?.output, b.raw?.output) &&
    agrees(a.answer, b.answer)
  )
}

/** Calls that may be one: of one response id, or of equal counts or answers in more than one scope. Each list keeps its order. */
function* groupAlike(calls: readonly Call[]): Steps<Call[][]> {
  const groups = new Map<string, Call[]>()
  const put = (key: string, call: Call) => {
    const group = groups.get(key)
    if (group) group.push(call)
    else groups.set(key, [call])
  }
  for (let i = 0; i < calls.length; i++) {
    if ((i & STEP_MASK) === STEP_MASK) yield i
    const call = calls[i]
    if (call.responseId !== undefined) put(`id ${call.responseId}`, call)
    if (call.counts !== undefined) put(`counts ${call.counts}`, call)
    if (call.answer !== undefined) put(`answer ${call.answer}`, call)
  }
  return [...groups]
    .filter(
      ([key, group]) =>
        group.length > 1 && (key.startsWith('id ') || group.some(({ scope }) => scope !== group[0].scope)),
    )
    .map(([, group]) => group)
}

const isNested = (a: number, b: number, subtreeEnd: Uint32Array): boolean =>
  (b > a && b < subtreeEnd[a]) || (a > b && a < subtreeEnd[b])

function isSameCall(a: Call, b: Call): boolean {
  if (!isSameModel(a.model, b.model)) return false
  if (a.responseId !== undefined && b.responseId !== undefined) return a.responseId === b.responseId
  // Parallel calls of one instrumentation may well be equal: only two different ones record a call twice.
  if (a.scope === b.scope) return false
  if (a.counts !== undefined && b.counts !== undefined) return a.counts === b.counts
  return a.answer !== undefined && a.answer === b.answer
}

/** `gpt-4o` and `gpt-4o-2024-08-06` are one model: the answer names a dated snapshot of what was asked for. `gpt-4o-mini` is another. */
function isSameModel(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short !== '' && long.startsWith(short) && /^[-@:_]v?\d/.test(long.slice(short.length))
}
