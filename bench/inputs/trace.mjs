// The shape of one trace: an agent's tree of steps, helpers, model calls, tools and retrievers, in columns.
// An array of objects a span would not do for the trace of a million.

export const AGENT = 0
export const STEP = 1
export const CHAT = 2
export const TOOL = 3
export const RETRIEVAL = 4

/** Deepest level a span lies on, where the root is on level 1. */
const MAX_DEPTH = 12

/** Microseconds: long for models, short for the rest. */
const durationUs = (random, kind) => (kind === CHAT ? 200_000 : 20_000) * (0.2 + 3 * random() ** 3)

/**
 * @param {number} spanCount
 * @param {() => number} random
 * @param {number} startUs microseconds since 1970
 */
export function makeTrace(spanCount, random, startUs) {
  const parent = new Int32Array(spanCount)
  const kind = new Uint8Array(spanCount)
  const start = new Float64Array(spanCount)
  const end = new Float64Array(spanCount)
  // The open containers, outermost first; when the next child of each begins, and when its last child so far ended.
  const open = [0]
  const next = [startUs + 100]
  const last = [startUs + 100]
  const close = () => {
    const closed = open.pop()
    next.pop()
    end[closed] = last.pop() + 50
    if (open.length === 0) return
    next[next.length - 1] = end[closed] + 20
    last[last.length - 1] = Math.max(last[last.length - 1], end[closed])
  }
  parent[0] = -1
  start[0] = startUs
  for (let i = 1; i < spanCount; i++) {
    while (open.length > 1 && (random() < 0.25 || open.length >= MAX_DEPTH)) close()
    const top = open.length - 1
    parent[i] = open[top]
    start[i] = Math.floor(next[top] + random() * 200)
    if (random() < 0.3 && open.length < MAX_DEPTH - 1) {
      kind[i] = random() < 0.7 ? STEP : AGENT
      open.push(i)
      next.push(start[i] + 30)
      last.push(start[i] + 30)
      continue
    }
    const chance = random()
    kind[i] = chance < 0.46 ? CHAT : chance < 0.88 ? TOOL : RETRIEVAL
    end[i] = Math.floor(start[i] + durationUs(random, kind[i]))
    // One call in five runs beside the next.
    if (random() >= 0.2) next[top] = end[i] + 20
    last[top] = Math.max(last[top], end[i])
  }
  while (open.length > 0) close()
  return { parent, kind, start, end }
}

/** Rows of a trace as exporters send them: a span when it ends, so children before their parents. */
export function endOrder({ end }) {
  const rows = Uint32Array.from(end, (_, row) => row)
  return rows.sort((a, b) => end[a] - end[b] || b - a)
}
