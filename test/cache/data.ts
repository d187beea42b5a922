// Data sets for the tests of the cache.
import { type DatasetData, FLAG, MODEL_VERSION } from '../../src/model/columns.ts'
import { MemoryContent } from '../../src/model/content-store.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { StringTable } from '../../src/model/strings.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { readAll } from '../../src/reader/read-all.ts'

const span = (id: number, more: object) => ({
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: id.toString(16).padStart(16, '0'),
  name: `span ${id}`,
  startTimeUnixNano: '1763719200000000123',
  endTimeUnixNano: '1763719201000000456',
  ...more,
})

/** What adds something to every part of the structure: several records of a span, wide times, scores, an unread record. */
export const ODD = {
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
      scopeSpans: [
        {
          scope: { name: 'agent' },
          spans: [
            span(1, {
              attributes: [
                { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
                { key: 'gen_ai.usage.input_tokens', value: { intValue: '12' } },
                { key: 'lone surrogate', value: { stringValue: 'a\ud800b\u0000c' } },
              ],
              events: [
                {
                  name: 'gen_ai.evaluation.result',
                  timeUnixNano: '1763719200500000000',
                  attributes: [
                    { key: 'gen_ai.evaluation.name', value: { stringValue: 'tone' } },
                    { key: 'gen_ai.evaluation.score.value', value: { doubleValue: 0.5 } },
                  ],
                },
              ],
            }),
            // The same span told twice, otherwise.
            span(2, { name: 'first' }),
            span(2, { name: 'second' }),
            // Further from the base of its trace than a float64 can count.
            span(3, { startTimeUnixNano: '1000000000000000001', endTimeUnixNano: '1000000000000000003' }),
          ],
        },
      ],
    },
  ],
}

export async function readOdd(id = 'odd'): Promise<TraceSet> {
  const text = `${JSON.stringify(ODD)}\n{"neither": "spans nor logs"}\n`
  const { data, content } = await readAll([{ name: 'odd.jsonl', data: text }])
  return { dataset: new Dataset(id, data), content }
}

/** A set with content in several chunks: `count` bodies of 400 kB that each begin with their number. */
export async function readLarge(id: string, count: number): Promise<TraceSet> {
  const lines = Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      resourceSpans: [
        {
          scopeSpans: [
            {
              spans: [
                span(n + 1, { attributes: [{ key: 'body', value: { stringValue: `${n}:${'é'.repeat(200_000)}` } }] }),
              ],
            },
          ],
        },
      ],
    }),
  )
  const { data, content } = await readAll([{ name: `${id}.jsonl`, data: lines.join('\n') }])
  return { dataset: new Dataset(id, data), content }
}

/** Columns long enough to be cut into several pieces, made directly. */
export function manyRows(id: string, rows: number): TraceSet {
  const column = <A extends { length: number; [n: number]: number }>(
    array: A,
    numberAt: (row: number) => number,
  ): A => {
    for (let row = 0; row < rows; row++) array[row] = numberAt(row)
    return array
  }
  const table = new StringTable()
  for (let row = 0; row < rows; row++) table.code(`id-${row}-${'x'.repeat(row % 40)}`)
  const data: DatasetData = {
    modelVersion: MODEL_VERSION,
    revision: 1,
    columns: {
      trace: new Uint32Array(rows),
      id: column(new Uint32Array(rows), (row) => row + 1),
      parent: new Uint32Array(rows),
      name: new Uint32Array(rows),
      type: new Uint8Array(rows),
      kind: new Uint8Array(rows),
      status: new Uint8Array(rows),
      flags: column(new Uint16Array(rows), () => FLAG.primary | FLAG.hasStart),
      start: column(new Float64Array(rows), (row) => row * 1000),
      end: new Float64Array(rows),
      origin: new Uint32Array(rows),
      store: column(new Int16Array(rows), () => -1),
      offset: new Float64Array(rows),
      length: new Uint32Array(rows),
      format: new Uint8Array(rows),
    },
    sparse: [],
    strings: table.snapshot(),
    types: ['other'],
    origins: [{ file: 0, resource: { attributes: {} }, scope: {} }],
    traces: {
      id: new Uint32Array([1]),
      base: new BigInt64Array([1763719200000000000n]),
      isMadeUp: new Uint8Array([0]),
    },
    wideTimes: new Map(),
    records: new Map(Array.from({ length: 1000 }, (_, n) => [n, Array.from({ length: n % 5 }, (_, k) => n + k)])),
    scores: [],
    issues: [],
    files: [],
  } as unknown as DatasetData
  return { dataset: new Dataset(id, data), content: [new MemoryContent()] }
}
