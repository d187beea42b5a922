// What tells a result of RAGAS: a table of questions with answers, contexts and metrics.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject, listIn, type PlainObject } from '../plain-values.ts'
import { DATASET, isMetric } from './columns.ts'
import { listsOf, withMetrics } from './rows.ts'

export const ragas: AdapterEntry = {
  id: 'ragas',
  label: 'RAGAS results',
  formats: [CONTENT_FORMAT.ragasRow, CONTENT_FORMAT.ragasVerdict],
  marks: [
    {
      like: 'results of RAGAS',
      keys: [
        'user_input',
        'retrieved_contexts',
        'response',
        'reference',
        'faithfulness',
        'answer_relevancy',
        'context_precision',
        'context_recall',
      ],
    },
    {
      like: 'results of RAGAS',
      keys: [
        'question',
        'answer',
        'contexts',
        'ground_truth',
        'faithfulness',
        'answer_relevancy',
        'context_precision',
        'context_recall',
      ],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  const inner = isObject(first['0']) ? first['0'] : undefined
  const listed =
    Array.isArray(first.data) && isObject(first.data[0]) && isObject(first.schema) ? first.data[0] : undefined
  const named = Array.isArray(first.columns) && Array.isArray(first.data) ? first.columns : undefined
  const [list] = listsOf(first)
  const [entry] = listIn(first[list])
  const row = inner ?? listed ?? (isObject(entry) ? entry : {})
  const claim = detectColumns(new Set(named?.map(String) ?? Object.keys(withMetrics(row as PlainObject))))
  return claim ?? detectColumns(new Set([...keys, ...Object.keys(withMetrics(first))]))
}

function detectColumns(columns: ReadonlySet<string>): Detection | undefined {
  const named = (names: readonly string[]) => names.find((name) => columns.has(name))
  const question = named(DATASET.question)
  if (question === undefined) return undefined
  const [metric, another] = [...columns].filter(isMetric)
  const context = named([...DATASET.contexts, ...DATASET.reference])
  if (
    metric !== undefined &&
    (context !== undefined || named(DATASET.answer) !== undefined || question === 'user_input' || another !== undefined)
  )
    return { certainty: 'certain', because: `columns "${question}" and "${metric}"` }
  // A data set that has not been judged yet; a table that says when each question was asked is a log of calls.
  const contexts = named(DATASET.contexts)
  if ([...columns].some((column) => TIME.test(column))) return undefined
  if (contexts !== undefined && (question === 'user_input' || named(DATASET.answer) !== undefined))
    return { certainty: 'likely', because: `columns "${question}" and "${contexts}"` }
  return undefined
}

const TIME = /^((start|end|created|started|ended)_?(time|at)|timestamp)$/i
