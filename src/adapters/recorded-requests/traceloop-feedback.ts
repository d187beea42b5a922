// User feedback as Traceloop's SDK sends it: scores of an entity that the application names itself, which is no trace id.
// Source: requests of @traceloop/node-server-sdk 0.27.

import { makeScore } from '../../conventions/facts/scores.ts'
import type { Cursor } from '../../json/cursor.ts'
import { isObject, numberIn, objectIn, textIn } from '../plain-values.ts'
import type { RecordSink } from '../record-sink.ts'

/** The entity stands where a session does: a group that the application gave an id. */
export function readTraceloopFeedback(body: Cursor, sink: RecordSink, [task]: readonly string[]): void {
  const record = body.value()
  const { entity_instance_id: entity, tags, source, flow, actor } = isObject(record) ? record : {}
  const sessionId = textIn(entity)
  const { comment, ...scores } = objectIn(tags)
  if (sessionId === undefined || Object.keys(scores).length === 0) {
    sink.addUnread('score.no_target', `annotation of ${task}`)
    return
  }
  for (const [name, given] of Object.entries(scores)) {
    const value = typeof given === 'boolean' ? given : (numberIn(given) ?? textIn(given))
    if (value === undefined) continue
    sink.addScore(
      makeScore(
        name,
        value,
        { sessionId },
        {
          comment: textIn(comment),
          author: textIn(objectIn(actor).id),
          source: flow === 'user_feedback' ? 'user' : textIn(source),
        },
      ),
    )
  }
}
