// AWS CloudWatch: spans and log records of the AWS Distro for OpenTelemetry (log groups `aws/spans` and those of the agents),
// bare, in rows of a query, in events of a log group. Attributes are plain objects. Times: epoch nanoseconds as JSON numbers.
// The messages of a span travel as a log record with its ids: open both files together.
// Source: CloudWatch Transaction Search, Bedrock AgentCore observability. Left out, with an issue: log records without a span.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { exactValue } from '../exact-value.ts'
import { decodedLog, logInputOf } from '../otel-spans/log.ts'
import { placeOf, spanOf } from '../otel-spans/span.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import type { PlainObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { isSpan, recordIn } from './record.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object' || !isAnswer(cursor)) {
    add(cursor, sink)
    return
  }
  cursor.enter()
  while (cursor.next()) {
    if (cursor.key === 'results' || cursor.key === 'events') yield* readEach(cursor, sink, (row) => add(row, sink))
  }
}

/** The answer of the API has a list; a record of its own has ids. */
function isAnswer(cursor: Cursor): boolean {
  const fork = cursor.fork()
  let hasList = false
  fork.enter()
  while (fork.next()) {
    if (fork.key === 'spanId' || fork.key === 'resource') return false
    hasList ||= fork.key === 'results' || fork.key === 'events'
  }
  return hasList
}

function add(cursor: Cursor, sink: RecordSink): void {
  const record = recordIn(exactValue(cursor))
  if (!record) {
    sink.addUnread('record.not_an_object', `record ${cursor.index} is a ${cursor.type}`)
    return
  }
  if (!isSpan(record)) {
    sink.addLog(logInputOf(record, sink.tables), placeOf(record), cursor, CONTENT_FORMAT.cloudwatchLog)
    return
  }
  fillSpan(sink.span, plainOf(record))
  sink.addSpan(placeOf(record), cursor, CONTENT_FORMAT.cloudwatchSpan)
}

const plainOf = (record: PlainObject) => spanOf(record, { prefix: 'aws.', taken: TAKEN })

const TAKEN = new Set(['flags'])

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  const record = recordIn(value)
  if (!record) return undefined
  return format === CONTENT_FORMAT.cloudwatchLog ? decodedLog(record) : decodedSpan(plainOf(record))
}
