// Everything else that has an input and an output: pairs of attributes of smaller SDKs and frameworks, bare `input` and
// `output`.
// Source: the SDKs of AgentOps, TruLens, Cozeloop, Genkit, LiveKit, Flue, Haystack, Logfire, Pipecat, Patronus.
import { type Dialect, type Evidence, joinEvidence, RANK } from '../evidence.ts'
import { decode, isObject } from '../json.ts'
import type { Reading } from '../reading.ts'
import { readValues } from '../values.ts'

const ID = 'generic'

interface Pair {
  readonly rank: number
  readonly input: readonly string[]
  readonly output: readonly string[]
}

/** Best first; the first pair of which either side is on the span is read. */
const PAIRS: readonly Pair[] = [
  { rank: RANK.explicit, input: ['genkit:input'], output: ['genkit:output'] },
  {
    rank: RANK.framework,
    input: ['flue.turn.input', 'flue.tool.arguments', 'flue.task.prompt', 'flue.workflow.payload'],
    output: [
      'flue.turn.output',
      'flue.tool.result',
      'flue.task.result',
      'flue.operation.result',
      'flue.workflow.result',
    ],
  },
  {
    rank: RANK.framework,
    input: ['lk.input_text', 'lk.user_transcript', 'lk.user_input', 'lk.chat_ctx'],
    output: ['lk.function_tool.output', 'lk.response.text'],
  },
  { rank: RANK.explicit, input: ['agentops.entity.input'], output: ['agentops.entity.output'] },
  { rank: RANK.explicit, input: ['cozeloop.input'], output: ['cozeloop.output'] },
  {
    rank: RANK.framework,
    input: [
      'ai.observability.record_root.input',
      'ai.observability.retrieval.query_text',
      'ai.observability.graph_node.input_state',
    ],
    output: [
      'ai.observability.record_root.output',
      'ai.observability.retrieval.retrieved_contexts',
      'ai.observability.call.return',
      'ai.observability.graph_node.output_state',
    ],
  },
  { rank: RANK.framework, input: ['haystack.component.input'], output: ['haystack.component.output'] },
  { rank: RANK.framework, input: ['tool.parameters'], output: ['tool.result'] },
  { rank: RANK.values, input: ['llm.prompts'], output: ['llm.responses', 'llm.completions'] },
  { rank: RANK.values, input: ['raw_input', 'gen_ai.input'], output: ['response', 'gen_ai.output'] },
  { rank: RANK.values, input: ['input'], output: ['output'] },
]

export const generic: Dialect = {
  id: ID,
  read: (reading) => {
    const pairs = PAIRS.map(({ rank, input, output }): Evidence | undefined => {
      const asked = reading.first(...input)
      const answered = reading.first(...output)
      const isToolResult = output[0] === 'tool.result' && answered === undefined
      return isToolResult ? undefined : readValues(reading, { convention: ID, rank, input: asked, output: answered })
    })
    return joinEvidence(
      ...pairs,
      readToolEvents(reading),
      readSpringLogs(reading),
      readFunctionLog(reading),
      readTrulensCall(reading),
    )
  },
}

/** TruLens: what a function that it wrapped was called with, an attribute each. */
function readTrulensCall(reading: Reading): Evidence | undefined {
  const given = reading.under('ai.observability.call.kwargs.')
  if (given.length === 0) return undefined
  return readValues(reading, { convention: ID, rank: RANK.values, input: Object.fromEntries(given), output: undefined })
}

/** Weave: a tool's input and output as span events. */
function readToolEvents(reading: Reading): Evidence | undefined {
  const given = reading.record.events.find((event) => event.name === 'gen_ai.tool.input')
  const answered = reading.record.events.find((event) => event.name === 'gen_ai.tool.output')
  if (given === undefined && answered === undefined) return undefined
  const value = (event: typeof given) =>
    decode(event?.attributes.input ?? event?.attributes.output ?? event?.attributes.content ?? event?.attributes.value)
  return readValues(reading, {
    convention: ID,
    rank: RANK.values,
    input: value(given),
    output: value(answered),
    uses: [given, answered].filter((event) => event !== undefined),
  })
}

/** Patronus: a traced function tells its arguments and result in a log record. */
function readFunctionLog(reading: Reading): Evidence | undefined {
  const log = reading.record.logs.find(({ body }) => isObject(body) && 'function.name' in body)
  if (!isObject(log?.body)) return undefined
  return readValues(reading, {
    convention: ID,
    rank: RANK.framework,
    input: log.body['function.arguments'],
    output: log.body['function.output'],
    uses: [log],
  })
}

const SPRING_PROMPT = 'Chat Model Prompt Content:'
const SPRING_COMPLETION = 'Chat Model Completion:'

/** Spring AI: the content is the text of a log, behind a fixed heading. */
function readSpringLogs(reading: Reading): Evidence | undefined {
  const find = (heading: string) =>
    reading.record.logs.find((log) => typeof log.body === 'string' && log.body.startsWith(heading))
  const prompt = find(SPRING_PROMPT)
  const completion = find(SPRING_COMPLETION)
  if (prompt === undefined && completion === undefined) return undefined
  const text = (log: typeof prompt, heading: string) =>
    typeof log?.body === 'string' ? log.body.slice(heading.length).trim() : undefined
  return readValues(reading, {
    convention: ID,
    rank: RANK.events,
    input: text(prompt, SPRING_PROMPT),
    output: text(completion, SPRING_COMPLETION),
    uses: [prompt, completion].filter((log) => log !== undefined),
  })
}
