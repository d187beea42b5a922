// Phoenix: one span a line as its REST API and its client's `log_spans` take it, with OpenInference attributes. Times are cut to
// microseconds. Scores stand among the attributes as OpenInference's annotations. Source: Phoenix's openapi.json, OpenInference.
import type { SpanContent } from '../../model/content.ts'
import type { Score } from '../../model/score.ts'
import { addedAttributes } from '../attributes/index.ts'
import { isoTime } from '../iso-time.ts'
import type { Job, SpanPlace } from '../job.ts'
import { jsonText } from '../json-text.ts'
import { hexId } from '../otlp/ids.ts'
import { ScoreTaker } from '../score-target.ts'
import { openInferenceKind } from '../span-types.ts'

export async function* writePhoenix(job: Job): AsyncGenerator<string> {
  const { dataset } = job
  const scores = new ScoreTaker(dataset, job.scores)
  for (const traceRow of job.traceRows) {
    const trace = await job.trace(traceRow)
    for (let place = 0; place < trace.rows.length; place++) {
      await job.rest()
      const row = trace.rows[place]
      const { content } = await job.load(row)
      const annotations = {
        ...annotationsOf('', content, scores.ofSpan(row)),
        ...annotationsOf('trace.', content, place === 0 ? scores.ofTrace(traceRow) : []),
        ...annotationsOf('session.', content, scores.ofSession(row)),
      }
      yield `${jsonText(spanOf(job, trace.at(place), content, annotations))}\n`
    }
  }
}

const STATUS_CODES = ['UNSET', 'OK', 'ERROR']

function spanOf({ dataset }: Job, span: SpanPlace, content: SpanContent, annotations: object): object {
  const { row, traceRow } = span
  const { columns, origins } = dataset.data
  const [start, end] = [dataset.startTime(row), dataset.endTime(row)]
  const parent = dataset.parentIdAt(row)
  const base = dataset.data.traces.base[traceRow]
  return {
    name: dataset.nameAt(row),
    context: { trace_id: hexId(dataset.traceIdAt(traceRow), 32), span_id: hexId(dataset.idAt(row), 16) },
    span_kind: openInferenceKind(dataset.typeAt(row)),
    parent_id: parent === undefined ? null : hexId(parent, 16),
    start_time: start === undefined ? null : isoTime(start, 6),
    end_time: end === undefined ? null : isoTime(end, 6),
    status_code: dataset.hasError(row) ? 'ERROR' : STATUS_CODES[columns.status[row]],
    status_message: dataset.text('statusMessage', row) ?? '',
    attributes: {
      ...origins[columns.origin[row]].resource.attributes,
      ...content.attributes,
      ...addedAttributes(dataset, span, content, 'openinference'),
      ...annotations,
    },
    events: content.events.map(({ name, timeNs, attributes }) => ({
      name,
      timestamp: timeNs === undefined ? null : isoTime(base + BigInt(timeNs), 6),
      attributes,
    })),
  }
}

/** Scores that the span does not state itself. */
function annotationsOf(
  scope: '' | 'trace.' | 'session.',
  { attributes }: SpanContent,
  scores: readonly Score[],
): object {
  const stated = /^(annotations|evaluations)\.\d+\./
  if (
    scores.length === 0 ||
    Object.keys(attributes).some((key) => key.startsWith(scope) && stated.test(key.slice(scope.length)))
  )
    return {}
  const entries = scores.flatMap(({ name, kind, value, comment, source }, index) => {
    const key = `${scope}annotations.${index}.annotation`
    return [
      [`${key}.name`, name],
      kind === 'numeric' ? [`${key}.score`, value] : [`${key}.label`, String(value)],
      [`${key}.explanation`, comment],
      [`${key}.annotator_kind`, source && (source === 'model' ? 'LLM' : source.toUpperCase())],
    ] as const
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
