// What SDKs send to `/runs/multipart`: a run in parts of their own, named `post.<id>`, `post.<id>.inputs`, `patch.<id>.outputs`,
// `feedback.<id>`, `attachment.<id>.<file name>`. Parts of one run and kind are one record.

import { isObject } from '../plain-values.ts'
import type { RecordSink } from '../record-sink.ts'
import type { RequestPart } from '../request-part.ts'
import { addRun, putFeedback } from './index.ts'

type Fields = { [key: string]: unknown }

export function readParts(parts: readonly RequestPart[], sink: RecordSink): void {
  const records = new Map<string, Fields>()
  const attachments = new Map<string, Fields>()
  for (const { name, contentType, value } of parts) {
    const [kind, id, ...rest] = name.split('.')
    const field = rest.join('.')
    if (id === undefined) sink.addUnread('record.unknown_shape', `part ${name}`)
    else if (kind === 'attachment') fieldsOf(attachments, id)[field] = value ?? contentType
    else if (field === '' && isObject(value)) Object.assign(fieldsOf(records, `${kind}.${id}`), value)
    else if (field !== '') fieldsOf(records, `${kind}.${id}`)[field] = value
    else sink.addUnread('record.not_an_object', `part ${name}`)
  }
  for (const [id, files] of attachments) {
    const name = ['post', 'patch'].map((kind) => `${kind}.${id}`).find((each) => records.has(each))
    fieldsOf(records, name ?? `patch.${id}`).attachments = files
  }
  for (const [name, fields] of records) {
    const [kind, id] = name.split('.')
    if (kind === 'feedback') putFeedback({ id, ...fields }, sink)
    else {
      const run = { id, ...fields }
      addRun(run, sink.cursorOn(run), sink)
    }
  }
}

function fieldsOf(records: Map<string, Fields>, name: string): Fields {
  let fields = records.get(name)
  if (!fields) {
    fields = {}
    records.set(name, fields)
  }
  return fields
}
