// The plain road: `JSON.parse`, then the same adapters. What the byte reader must agree with.
import type { Match } from '../../src/adapters/choose.ts'
import { RecordSink } from '../../src/adapters/record-sink.ts'
import { ADAPTERS, rankAdapters } from '../../src/adapters/registry.ts'
import { ParsedCursor } from '../../src/json/parsed-cursor.ts'
import { TraceBuilder } from '../../src/model/builder.ts'
import { Dataset } from '../../src/model/dataset.ts'

/** This road waits for nothing. */
const loaded = new Map(await Promise.all(ADAPTERS.map(async ({ id, load }) => [id, await load()] as const)))

const putNowhere = (text: string, format: number) => ({ store: 0, offset: 0, length: text.length, format })

/** The data set of one file that is strict JSON or JSON Lines; undefined for anything else. */
export function readParsed(text: string): Dataset | undefined {
  const records = parseRecords(text.replace(/^\ufeff/, ''))
  if (!records) return undefined
  const builder = new TraceBuilder()
  builder.addFile(NO_REPORT)
  const sink = new RecordSink({ builder, file: 0, put: putNowhere })
  sink.parsedCursor = ParsedCursor
  let match: Match | undefined
  for (const record of records) {
    match ??= matchOf(record)
    const adapter = match && loaded.get(match.adapter.id)
    if (!adapter) continue
    for (const each of match?.paths ? within(record, match.paths) : [record]) {
      const steps = adapter.read(new ParsedCursor(each, putNowhere), sink)
      while (!steps.next().done);
    }
  }
  sink.end()
  builder.setFile(0, { ...NO_REPORT, issues: sink.issues.list() })
  return new Dataset('fixture', builder.snapshot())
}

/** What lies at the paths: an object, or each of a list. */
function within(value: unknown, paths: ReadonlySet<string>, at = ''): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => within(item, paths, at))
  if (typeof value !== 'object' || value === null) return []
  if (at !== '' && paths.has(at)) return [value]
  return Object.entries(value).flatMap(([key, item]) => within(item, paths, `${at}/${key}`))
}

function matchOf(first: unknown): Match | undefined {
  const isObject = typeof first === 'object' && first !== null && !Array.isArray(first)
  const keys = new Set(isObject ? Object.keys(first) : [])
  return rankAdapters({ name: 'fixture', keys, first, records: () => [first] })[0]
}

const NO_REPORT = {
  name: 'fixture',
  sizeBytes: 0,
  isGzip: false,
  alternatives: [],
  conventions: [],
  counts: { records: 0, spans: 0, traces: 0, logs: 0, scores: 0, notRead: 0 },
  issues: [],
  elapsedMs: 0,
}

/** The records at the top of a file that is strict JSON or JSON Lines; undefined for anything else. */
export function parseRecords(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : [value]
  } catch {
    try {
      return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line))
    } catch {
      return undefined
    }
  }
}
