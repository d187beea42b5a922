// A file whose records are no JSON: tables and protobuf, a record at a time as if it had been parsed from JSON.
import { isObject } from '../adapters/plain-values.ts'
import type { RecordSink } from '../adapters/record-sink.ts'
import type { ContainerKind } from '../containers/container.ts'
import { loadContainer } from '../containers/index.ts'
import type { ByteSource } from '../json/window.ts'
import type { FileRun } from './file-run.ts'

export interface ContainerFile {
  readonly name: string
  readonly source: ByteSource
  readonly sink: RecordSink
  readonly run: FileRun
  /** Bytes read so far. */
  readonly onBytes: (count: number) => void
}

export async function readContainer(
  kind: ContainerKind,
  { name, source, sink, run, onBytes }: ContainerFile,
): Promise<void> {
  const container = await loadContainer(kind)
  await sink.prepare()
  const read = (offset: number, length: number) => {
    onBytes(Math.min(offset + length, source.size))
    return source.read(offset, length)
  }
  for await (const batch of container.records({ name, size: source.size, read }, sink.issues)) {
    for (const [index, { value, place }] of batch.entries()) {
      const cursor = sink.cursorOn(value)
      const peek = () => {
        // What it stands on: the record, or what lies within.
        const first = cursor.value()
        return {
          keys: new Set(isObject(first) ? Object.keys(first) : []),
          first,
          records: () => (first === value ? batch.slice(index).map((record) => record.value) : [first]),
        }
      }
      // All of the record is there already.
      await run.read({ cursor, place, peek, advance: async () => {} })
    }
  }
}
