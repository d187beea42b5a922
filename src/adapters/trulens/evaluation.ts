// Scores of TruLens: spans of an evaluation, which is a trace of its own, about the record that another trace is.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { PlainSpan } from '../plain-span.ts'
import { numberIn, textIn } from '../plain-values.ts'
import type { RecordSink } from '../record-sink.ts'

const KEY = 'ai.observability.'

/** Notes the record that a span belongs to, or the judgement that it gives; the scores are added behind the last row. */
export function noteEvaluation({ attributes, traceId, spanId }: PlainSpan, sink: RecordSink): void {
  if (traceId === undefined) return
  const { traces, judgements } = sink.memory(notes)
  const type = textIn(attributes[`${KEY}span_type`])
  const record = textIn(attributes[`${KEY}eval.target_record_id`]) ?? textIn(attributes[`${KEY}record_id`])
  if (!type?.startsWith('eval')) {
    if (record !== undefined && !traces.has(record)) traces.set(record, traceId)
    return
  }
  const isRoot = type === 'eval_root'
  const value = numberIn(attributes[`${KEY}${type}.score`])
  const name = textIn(attributes[`${KEY}${type}.metric_name`]) ?? textIn(attributes[`${KEY}eval.metric_name`])
  if (value === undefined || name === undefined) return
  judgements.push({
    name,
    value,
    isRoot,
    record,
    traceId,
    id: spanId,
    root: textIn(attributes[`${KEY}eval.eval_root_id`]),
    comment: textIn(attributes[`${KEY}eval.explanation`]),
    judge: textIn(attributes[`${KEY}eval.llm_judge_name`]),
  })
  sink.atEnd(addScores)
}

interface Judgement {
  readonly name: string
  readonly value: number
  /** Of the evaluation as a whole; the others are the steps to it. */
  readonly isRoot: boolean
  readonly record: string | undefined
  readonly traceId: string
  readonly id: string | undefined
  readonly root: string | undefined
  readonly comment: string | undefined
  readonly judge: string | undefined
}

const notes = () => ({ traces: new Map<string, string>(), judgements: [] as Judgement[] })

/** A step counts where its evaluation has no result of its own. What the steps say explains the result. */
function addScores(sink: RecordSink): void {
  const { traces, judgements } = sink.memory(notes)
  const judged = new Set(judgements.flatMap(({ isRoot, root }) => (isRoot ? [root] : [])))
  for (const { name, value, isRoot, record, root, ...given } of judgements) {
    if (!isRoot && judged.has(root)) continue
    const steps = judgements.filter((each) => !each.isRoot && each.root !== undefined && each.root === root)
    const comments = isRoot ? steps.map(({ comment }) => comment) : [given.comment]
    sink.addScore(
      makeScore(
        name,
        value,
        { traceId: traces.get(record ?? '') ?? given.traceId },
        {
          id: given.id,
          comment: comments.filter(Boolean).join('\n') || undefined,
          source: given.judge === undefined ? undefined : 'model',
          author: given.judge,
        },
      ),
    )
  }
}
