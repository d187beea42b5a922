// One sample: the root of its trace, and its scores. Source: inspect_ai, log/_log.py (EvalSample, EvalSpec).
import { makeScore } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { attributeIn, isObject, listIn, numberIn, objectIn, type PlainObject, restOf, textIn } from '../plain-values.ts'
import type { Place } from '../record-input.ts'
import { messageOf, timeIn, usageAttributes } from './model-event.ts'

/** What is said of all samples of a log, in `eval`. */
export const placeOf = (about: PlainObject): Place => {
  const task = textIn(about.task)
  return {
    resource: { attributes: task === undefined ? {} : { 'service.name': task } },
    scope: { name: 'inspect_ai', version: textIn(objectIn(about.packages).inspect_ai) ?? '', attributes: {} },
  }
}

/** Samples got an id of their own late; before that, log, sample and epoch together are one. */
export const traceIdOf = (sample: PlainObject, about: PlainObject): string =>
  textIn(sample.uuid) ??
  [textIn(about.eval_id) ?? textIn(about.run_id) ?? textIn(about.task_id), textIn(sample.id), textIn(sample.epoch)]
    .filter((part) => part !== undefined)
    .join('/')

/** Root of the trace: `record` is the sample without its events, with `eval` beside it and `hasCalls` where a model was called. */
export function sampleSpanOf(record: PlainObject): PlainSpan {
  const sample = objectIn(record.sample)
  const about = objectIn(record.eval)
  const error = objectIn(sample.error)
  const choices = listIn(objectIn(sample.output).choices).filter(isObject)
  const asked = Array.isArray(sample.input) ? sample.input : [{ role: 'user', content: sample.input }]
  return {
    name: [textIn(about.task) ?? 'sample', textIn(sample.id)].filter((part) => part !== undefined).join(' '),
    status: isObject(sample.error) ? 'error' : 'unset',
    statusMessage: textIn(error.message),
    start: timeIn(sample.started_at),
    end: timeIn(sample.completed_at),
    attributes: {
      'gen_ai.operation.name': 'invoke_workflow',
      'trace.name': textIn(about.task),
      'gen_ai.input.messages': sample.input === undefined ? undefined : attributeIn(asked.map(messageOf)),
      'gen_ai.output.messages': attributeIn(choices.map(({ message }) => message)),
      'tag.tags': attributeIn(about.tags),
      'error.type': isObject(sample.error) ? textIn(error.type) : undefined,
      'exception.stacktrace': textIn(error.traceback),
      ...(record.hasCalls === true ? {} : sampleUsage(sample)),
      ...metadataOf(about.metadata, sample.metadata),
      ...restOf(about, TAKEN_EVAL, 'inspect.eval.'),
      ...restOf(sample, TAKEN, 'inspect.sample.'),
    },
  }
}

const TAKEN_EVAL = new Set(['task', 'tags', 'metadata'])
const TAKEN = new Set(['input', 'output', 'error', 'started_at', 'completed_at', 'metadata'])

/** Samples without events know what they used by model. */
function sampleUsage({ model_usage }: PlainObject): PlainAttributes {
  const sum: { [name: string]: number } = {}
  for (const usage of Object.values(objectIn(model_usage)))
    for (const [name, value] of Object.entries(objectIn(usage))) {
      const count = numberIn(value)
      if (count !== undefined) sum[name] = (sum[name] ?? 0) + count
    }
  return usageAttributes(sum)
}

const metadataOf = (...objects: readonly unknown[]): PlainAttributes =>
  Object.fromEntries(
    objects.flatMap((object) =>
      Object.entries(objectIn(object)).map(([key, value]) => [`metadata.${key}`, attributeIn(value)] as const),
    ),
  )

/** `{scorer: {value, answer, explanation}}`; a value of several parts is a score for each. */
export function scoresOf(sample: PlainObject, traceId: string): Score[] {
  return Object.entries(objectIn(sample.scores)).flatMap(([scorer, said]) => {
    const { value, answer, explanation, ...more } = isObject(said) ? said : { value: said }
    const comment = textIn(explanation) ?? (answer === undefined ? undefined : textIn(answer))
    const author = textIn(objectIn(more.metadata).author)
    const values = isObject(value)
      ? Object.entries(value).map(([part, item]) => [`${scorer}.${part}`, item] as const)
      : [[scorer, value] as const]
    return values.flatMap(([name, item]) => {
      const plain = plainScore(item)
      return plain === undefined ? [] : [makeScore(name, plain, { traceId }, { comment, author })]
    })
  })
}

function plainScore(value: unknown): number | string | boolean | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') return value === '' ? undefined : value
  return Array.isArray(value) ? JSON.stringify(value) : undefined
}
