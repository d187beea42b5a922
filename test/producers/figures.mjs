// Figures of one run: what the model server counted, less what the producer is known to lose, against what was read.

/**
 * What a producer does not record.
 *
 * @typedef {object} Loss
 * @property {string | readonly string[]} call of the server's log: a label (`stream`), with its API (`chat/stream`), a whole API (`chat/*`) or `*`
 * @property {'call' | 'type' | 'tools' | 'error' | 'usage' | 'input' | 'output' | 'cacheRead' | 'cacheWrite' | 'reasoning'} loses
 *   `call`: it is no span; `type`: it is one, but nothing says of what kind
 * @property {string} because in words
 */

const PARTS = ['input', 'cacheRead', 'cacheWrite', 'output', 'reasoning']

const namesOf = ({ api, label }) => [label, `${api}/${label}`, `${api}/*`, '*']
const labelsOf = ({ call }) => [call].flat()

const lossesOf = (call, losses) => {
  const names = namesOf(call)
  return new Set(
    losses.filter((loss) => labelsOf(loss).some((label) => names.includes(label))).map(({ loses }) => loses),
  )
}

/** Labels of losses that no call of the log bears: a table that has grown stale. */
export const staleLosses = (log, losses) =>
  losses.flatMap(labelsOf).filter((label) => !log.some((call) => namesOf(call).includes(label)))

/**
 * What the capture should be read as.
 *
 * @param {readonly import('./model-server/server.mjs').Call[]} log
 * @param {import('./expectations.mjs').Expectation} expectation
 */
export function expectedFigures(log, { losses = [], wrappersInError = 0, ...own }) {
  const sums = {}
  const add = (figure, count) => {
    sums[figure] = (sums[figure] ?? 0) + count
  }
  for (const call of log) {
    const lost = lossesOf(call, losses)
    if (!lost.has('tools')) {
      add('toolCalls', call.toolCalls)
      // Of the tools that the model asks for together, the second fails.
      if (call.toolCalls > 1) add('errors', 1)
    }
    if (lost.has('call')) continue
    const isEmbedding = call.api === 'embeddings'
    if (!lost.has('type')) add(isEmbedding ? 'embeddings' : 'modelCalls', 1)
    if (call.outcome !== 'answered' && !lost.has('error')) add('errors', 1)
    if (!call.charge || lost.has('usage')) continue
    if (isEmbedding) add('embeddingTokens', call.charge.input)
    else for (const part of PARTS) if (!lost.has(part)) add(part, call.charge[part])
  }
  add('errors', wrappersInError)
  return { ...sums, orphans: 0, cost: 0, ...own }
}

/** The same figures as Spanglass reads them. */
export const figuresOf = ({ traces, spans, roots, orphans, errors, observations, tokens, cost }) => ({
  traces,
  spans,
  roots,
  orphans,
  errors,
  modelCalls: observations.llm,
  toolCalls: observations.tool,
  embeddings: observations.embedding,
  input: tokens.inputTotal,
  output: tokens.outputTotal,
  cacheRead: tokens.cacheRead,
  cacheWrite: tokens.cacheWrite,
  reasoning: tokens.reasoning,
  embeddingTokens: tokens.embedding,
  cost: cost.usd,
})

/** None and 0 are the same here: producers write either where nothing was counted. */
export const differences = (expected, actual) =>
  Object.keys(actual)
    .filter((figure) => (expected[figure] ?? 0) !== (actual[figure] ?? 0))
    .map((figure) => `${figure}: ${actual[figure]}, expected ${expected[figure] ?? null}`)
