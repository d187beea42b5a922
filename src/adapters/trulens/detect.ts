// What tells events of TruLens, and rows of Snowflake's event tables, which have the same columns.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'

export const trulens: AdapterEntry = {
  id: 'trulens',
  label: 'TruLens, Snowflake event table',
  formats: [CONTENT_FORMAT.trulensEvent],
  marks: [
    {
      like: 'events of TruLens',
      keys: [
        'record',
        'record_attributes',
        'record_type',
        'resource_attributes',
        'start_timestamp',
        'trace',
        'event_id',
      ],
    },
    {
      like: 'rows of a Snowflake event table',
      keys: [
        'TIMESTAMP',
        'START_TIMESTAMP',
        'TRACE',
        'RECORD',
        'RECORD_TYPE',
        'RECORD_ATTRIBUTES',
        'RESOURCE_ATTRIBUTES',
      ],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys }: Peek): Detection | undefined {
  const names = new Set([...keys].map((key) => key.toLowerCase()))
  if (!names.has('record_attributes') || !names.has('trace') || !names.has('start_timestamp')) return undefined
  return { certainty: 'certain', because: 'rows with "record_attributes" and "trace"' }
}
