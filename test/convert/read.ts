// Files read and written, for the tests of conversions.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { summarize } from '../../src/analysis/summary.ts'
import { convert } from '../../src/convert/convert.ts'
import type { ConvertOptions } from '../../src/convert/options.ts'
import { FLAG } from '../../src/model/columns.ts'
import { Dataset } from '../../src/model/dataset.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { loadPrices } from '../../src/pricing/index.ts'
import { loadContent } from '../../src/reader/content.ts'
import type { NamedInput } from '../../src/reader/input.ts'
import { readAll } from '../../src/reader/read-all.ts'

const FIXTURES = new URL('../fixtures/', import.meta.url).pathname

/** Every fixture of every adapter. */
export const fixtures: readonly string[] = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter(
    (path) => path.includes('/') && /\.\w+$/.test(path) && !path.endsWith('.summary.json') && !path.endsWith('.md'),
  )
  .sort()

export const fixtureInput = (path: string): NamedInput => ({ name: path, data: readFileSync(join(FIXTURES, path)) })

export async function read(...inputs: readonly NamedInput[]): Promise<TraceSet> {
  const { data, content } = await readAll(inputs)
  return { dataset: new Dataset('read', data), content }
}

export const readBytes = (data: Uint8Array | string, name = 'converted'): Promise<TraceSet> => read({ name, data })

export async function written(traces: TraceSet, options: ConvertOptions): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of convert(traces, options)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export const writtenText = async (traces: TraceSet, options: ConvertOptions): Promise<string> =>
  new TextDecoder().decode(await written(traces, options))

/** All figures of a summary, and the issues that are about what was read and not about the file it was read from. */
export async function summaryOf({ dataset }: TraceSet): Promise<object> {
  const { costOf } = await loadPrices()
  const { conventions: _, ...summary } = summarize(dataset, costOf)
  const ofFiles = new Set(dataset.files.flatMap(({ issues }) => issues.map(({ code }) => code)).concat('span.repeated'))
  return {
    ...summary,
    conventions: Array.from(dataset.allRows(), (row) => conventionsAt(dataset, row)).sort(),
    issues: summary.issues.filter(({ code }) => !ofFiles.has(code)),
  }
}

/** Of all records that say a span, since these go out as one. */
function conventionsAt(dataset: Dataset, row: number): string {
  const rows = (dataset.data.records.get(row) ?? []).filter((at) => !dataset.hasFlag(at, FLAG.variant))
  const ids = [row, ...rows].flatMap((at) => dataset.text('conventions', at)?.split('\n') ?? [])
  return [...new Set(ids)].sort().join(' ')
}

/** All spans with everything to read on them, in display order, by trace. */
export async function spansOf({ dataset, content }: TraceSet): Promise<object[]> {
  const keys = dataset.attributeKeys()
  const traces: object[] = []
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    const spans: object[] = []
    for (const row of dataset.tree(traceRow).rows) {
      const { row: _row, startNs: _start, endNs: _end, conventions: _conventions, ...span } = dataset.span(row)
      const { records: _records, events, ...said } = await loadContent(dataset, row, content)
      const base = dataset.data.traces.base[traceRow]
      spans.push({
        ...span,
        conventions: conventionsAt(dataset, row),
        endTime: dataset.endTime(row),
        costUsd: dataset.number('costUsd', row),
        environment: dataset.text('environment', row),
        version: dataset.text('version', row),
        tags: dataset.text('tags', row),
        traceName: dataset.text('traceName', row),
        columns: keys.flatMap((key) =>
          dataset.attribute(key, row) === undefined ? [] : [[key, dataset.attribute(key, row)]],
        ),
        ...said,
        events: events.map(({ timeNs, ...event }) => ({
          ...event,
          time: timeNs === undefined ? undefined : base + BigInt(timeNs),
        })),
      })
    }
    traces.push({ traceId: dataset.traceIdAt(traceRow), spans })
  }
  return traces.sort((a, b) => (JSON.stringify(a, texts) < JSON.stringify(b, texts) ? -1 : 1))
}

const texts = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)
