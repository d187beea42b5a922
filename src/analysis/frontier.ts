// Which spans' usage is in the sums: wrappers repeat their children, and two instrumentations may record one call twice.
// Source: docs/definitions.md, "Wrappers repeat their children".
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { Issue } from '../model/issue.ts'
import { IssueLog } from '../model/issue-log.ts'
import type { UsageRole } from '../model/span.ts'
import type { TraceTree } from '../model/tree.ts'
import { outputTotal, tokenTotal } from '../model/usage.ts'
import { finish, joinSteps, type SharedSteps, STEP_MASK, type Steps, sharedSteps } from '../util/steps.ts'
import { findDuplicateCalls } from './duplicates.ts'
import { findToldUsage } from './told-usage.ts'
import { type DatasetUsage, usageInSteps } from './usage.ts'

export interface Frontier {
  /** By place in the trace's tree. */
  readonly roles: readonly UsageRole[]
  /** Places of model calls, each recorded call once, failed ones included. */
  readonly modelCalls: readonly number[]
  /** Places of embedding and reranking calls, likewise. */
  readonly embeddingCalls: readonly number[]
  readonly toolCalls: readonly number[]
  /** 1 for calls without usage of their own whose usage a counted wrapper above them carries: nothing is missing there. */
  readonly isCovered: Uint8Array
  readonly issues: readonly Issue[]
}

const cache = new WeakMap<TraceTree, SharedSteps<Frontier>>()

/** Memoised for as long as the tree of the trace is. */
export const frontierOf = (dataset: Dataset, traceRow: number): Frontier => finish(frontierInSteps(dataset, traceRow))

/** The same, for a caller that lets other work run in between. */
export function* frontierInSteps(dataset: Dataset, traceRow: number): Steps<Frontier> {
  const tree = yield* dataset.treeInSteps(traceRow)
  const alone = tree.rows.length === 1 ? frontierOfOne(dataset, tree.rows[0], yield* usageInSteps(dataset)) : undefined
  if (alone) return alone
  let frontier = cache.get(tree)
  if (!frontier) {
    frontier = sharedSteps(findFrontier(dataset, traceRow))
    cache.set(tree, frontier)
  }
  return frontier.result ? frontier.result.value : yield* joinSteps(frontier)
}

type CallClass = 'model' | 'embedding' | 'none'

const classOf = (type: string): CallClass =>
  type === 'llm' ? 'model' : type === 'embedding' || type === 'reranker' ? 'embedding' : 'none'

const frontierWith = (alone: Partial<Frontier>): Frontier => ({
  roles: ['none'],
  modelCalls: [],
  embeddingCalls: [],
  toolCalls: [],
  isCovered: Uint8Array.of(0),
  issues: [],
  ...alone,
})

/** What there is to say of a trace of one span, by kind: a million of them need no frontier each. */
const ALONE = {
  model: [frontierWith({ modelCalls: [0] }), frontierWith({ modelCalls: [0], roles: ['counted'] })],
  embedding: [frontierWith({ embeddingCalls: [0] }), frontierWith({ embeddingCalls: [0], roles: ['counted'] })],
  tool: frontierWith({ toolCalls: [0] }),
  none: frontierWith({}),
} as const

/** Undefined where there is more to say: usage of what is no call. */
function frontierOfOne(dataset: Dataset, row: number, { byRow, contradictory }: DatasetUsage): Frontier | undefined {
  const type = dataset.typeAt(row)
  const kind = classOf(type)
  const carries = byRow.has(row) || contradictory.has(row)
  if (kind !== 'none') return ALONE[kind][carries ? 1 : 0]
  if (carries) return undefined
  return type === 'tool' ? ALONE.tool : ALONE.none
}

function* findFrontier(dataset: Dataset, traceRow: number): Steps<Frontier> {
  const tree = yield* dataset.treeInSteps(traceRow)
  const usage = yield* usageInSteps(dataset)
  const count = tree.rows.length
  const classOfType = dataset.data.types.map(classOf)
  const { type: typeOf, flags } = dataset.data.columns
  const isOwn = (place: number) => (flags[tree.rows[place]] & FLAG.ownUsage) !== 0
  const classes: CallClass[] = new Array(count)
  const carries = new Uint8Array(count)
  for (let place = 0; place < count; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const row = tree.rows[place]
    classes[place] = classOfType[typeOf[row]]
    carries[place] = Number(usage.byRow.has(row) || usage.contradictory.has(row))
  }
  const issues = new IssueLog()
  const duplicates = yield* findDuplicateCalls(dataset, traceRow, classes)
  if (duplicates.size > 0) {
    const [first] = duplicates
    issues.add('info', 'usage.recorded_twice', dataset.nameAt(tree.rows[first]), undefined, duplicates.size)
  }

  // Per class: whether a span of it (with usage) stands strictly beneath a place.
  const below = { model: new Uint8Array(count), embedding: new Uint8Array(count) }
  const usageBelow = { model: new Uint8Array(count), embedding: new Uint8Array(count) }
  for (let place = count - 1; place > 0; place--) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const parent = tree.parent[place]
    if (parent < 0) continue
    for (const kind of ['model', 'embedding'] as const) {
      const isCall = classes[place] === kind && !duplicates.has(place)
      if (below[kind][place] || isCall) below[kind][parent] = 1
      if (usageBelow[kind][place] || (isCall && carries[place])) usageBelow[kind][parent] = 1
    }
  }
  const roles: UsageRole[] = new Array(count).fill('none')
  const modelCalls: number[] = []
  const embeddingCalls: number[] = []
  for (let place = 0; place < count; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const kind = classes[place]
    if (kind === 'none') continue
    if (carries[place]) {
      const isWrapper = usageBelow[kind][place] && !isOwn(place)
      roles[place] = duplicates.has(place) ? 'duplicate' : isWrapper ? 'includes-children' : 'counted'
    }
    if (duplicates.has(place) || (below[kind][place] && !isOwn(place))) continue
    if (kind === 'model') modelCalls.push(place)
    else embeddingCalls.push(place)
  }
  const told = yield* findToldUsage(dataset, traceRow, classes, { carries, usageBelow: usageBelow.model })
  yield* countLowestCarriers()
  yield* checkWrappers()
  const toolCalls = yield* findToolCalls(dataset, tree, count)
  const isCovered = yield* coveredCalls()
  return { roles, modelCalls, embeddingCalls, toolCalls, isCovered, issues: issues.list() }

  /** Where a subtree has no call that carries usage, the lowest span that carries it counts. */
  function* countLowestCarriers(): Steps<void> {
    const carrierBelow = new Uint8Array(count)
    const isUnderCall = new Uint8Array(count)
    for (let place = 0; place < count; place++) {
      if ((place & STEP_MASK) === STEP_MASK) yield place
      const parent = tree.parent[place]
      if (parent >= 0)
        isUnderCall[place] = Number(isUnderCall[parent] || (classes[parent] !== 'none' && carries[parent]))
    }
    for (let place = count - 1; place >= 0; place--) {
      if ((place & STEP_MASK) === STEP_MASK) yield place
      const parent = tree.parent[place]
      if (classes[place] === 'none' && carries[place]) {
        // An embedding answers with no tokens: a wrapper that counts output speaks of model calls, not of the embeddings beneath.
        const repeatsEmbeddings = usageBelow.embedding[place] && !hasOutput(tree.rows[place])
        const hasCalls = usageBelow.model[place] || repeatsEmbeddings || carrierBelow[place]
        roles[place] = told.repeats.has(place)
          ? 'duplicate'
          : hasCalls || isUnderCall[place]
            ? 'includes-children'
            : 'counted'
        if (roles[place] === 'counted') issues.add('info', 'usage.on_wrapper_only', dataset.nameAt(tree.rows[place]))
      }
      const isCarrier = classes[place] === 'none' && roles[place] === 'counted'
      if (parent >= 0 && (carrierBelow[place] || isCarrier)) carrierBelow[parent] = 1
    }
  }

  function hasOutput(row: number): boolean {
    const own = usage.byRow.get(row)
    return own !== undefined && (outputTotal(own) ?? 0) > 0
  }

  function* coveredCalls(): Steps<Uint8Array> {
    const covered = new Uint8Array(count)
    for (const place of told.calls) covered[place] = 1
    for (let place = 0; place < count; place++) {
      if ((place & STEP_MASK) === STEP_MASK) yield place
      const parent = tree.parent[place]
      if (parent < 0) continue
      const isCarrier =
        roles[parent] === 'counted' &&
        !isOwn(parent) &&
        (classes[parent] === 'none' || classes[parent] === classes[place])
      if (isCarrier || covered[parent]) covered[place] = 1
    }
    return covered
  }

  /** A wrapper that claims more than the calls beneath it: it contributes nothing, and the difference is told. */
  function* checkWrappers(): Steps<void> {
    const sums = new Float64Array(count)
    for (let place = count - 1; place >= 0; place--) {
      if ((place & STEP_MASK) === STEP_MASK) yield place
      const own = carries[place] ? usage.byRow.get(tree.rows[place]) : undefined
      const total = own ? (tokenTotal(own) ?? 0) : 0
      if (roles[place] === 'includes-children' && total > sums[place] && sums[place] > 0) {
        issues.add(
          'warning',
          'usage.wrapper_exceeds',
          `${dataset.nameAt(tree.rows[place])}: ${total} against ${sums[place]}`,
        )
      }
      if (roles[place] === 'counted') sums[place] += total
      if (tree.parent[place] >= 0) sums[tree.parent[place]] += sums[place]
    }
  }
}

/** Tool runs, each once: client, server and framework spans of one call nest and share its id or its name. */
function* findToolCalls(dataset: Dataset, tree: ReturnType<Dataset['tree']>, count: number): Steps<number[]> {
  const repeated = new Uint8Array(count)
  const tool = dataset.data.types.indexOf('tool')
  const typeOf = dataset.data.columns.type
  for (let place = 0; place < count; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const row = tree.rows[place]
    if (typeOf[row] !== tool) continue
    const parent = tree.parent[place]
    if (parent < 0 || typeOf[tree.rows[parent]] !== tool) continue
    const same = (fact: 'toolCallId' | 'toolName') => {
      const own = dataset.text(fact, row)
      return own !== undefined && own === dataset.text(fact, tree.rows[parent])
    }
    if (same('toolCallId') || (same('toolName') && dataset.text('toolCallId', row) === undefined)) repeated[parent] = 1
  }
  const calls: number[] = []
  for (let place = 0; place < count; place++) {
    if (typeOf[tree.rows[place]] === tool && !repeated[place]) calls.push(place)
  }
  return calls
}
