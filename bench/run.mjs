// Reading speed against JSON.parse of the same bytes, and memory kept a span. `node bench/run.mjs [--json] [--small]`
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { makeTraces } from './make-traces.mjs'

const { values: flags } = parseArgs({ options: { json: { type: 'boolean' }, small: { type: 'boolean' } } })
const root = new URL('..', import.meta.url)
const core = new URL('dist/core.js', root)
if (!existsSync(core)) spawnSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' })
const { readTraces, totalsOf } = await import(core.href)

const ROUNDS = flags.small ? 1 : 5
const CASES = [
  { name: '1,000 spans', spans: 1000, contentChars: 0 },
  { name: '10,000 spans with content', spans: 10_000, contentChars: 1000 },
  ...(flags.small ? [] : [{ name: '100,000 lean spans', spans: 100_000, contentChars: 0 }]),
]

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const timed = async (work) => {
  const start = performance.now()
  const result = await work()
  return { ms: performance.now() - start, result }
}

const rows = []
for (const { name, spans, contentChars } of CASES) {
  const bytes = new TextEncoder().encode(makeTraces(spans, { contentChars }))
  const parse = []
  const read = []
  let dataset
  for (let round = 0; round < ROUNDS; round++) {
    parse.push((await timed(() => JSON.parse(new TextDecoder().decode(bytes)))).ms)
    const { ms, result } = await timed(() => readTraces({ name, data: bytes }, { worker: 'inline' }))
    read.push(ms)
    dataset = result.dataset
  }
  const totals = totalsOf(
    dataset,
    Array.from({ length: dataset.traceCount }, (_, row) => row),
  )
  if (totals.spans !== spans) throw new Error(`${name}: read ${totals.spans} of ${spans} spans`)
  const { columns, sparse } = dataset.data
  const kept =
    Object.values(columns).reduce((sum, column) => sum + column.byteLength, 0) +
    sparse.reduce((sum, column) => sum + column.rows.byteLength + column.values.byteLength, 0)
  rows.push({
    case: name,
    megabytes: Number((bytes.length / 1e6).toFixed(1)),
    readToParse: Number((median(read) / median(parse)).toFixed(2)),
    columnBytesPerSpan: Math.round(kept / spans),
  })
}

if (flags.json) for (const row of rows) console.log(JSON.stringify(row))
else console.table(rows)
if (!flags.small) {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  const table = rows.map((row) => `| ${row.case} | ${row.megabytes} | ${row.readToParse} | ${row.columnBytesPerSpan} |`)
  writeFileSync(
    new URL('RESULTS.md', import.meta.url),
    `# Last figures\n\nspanglass ${version}, Node ${process.version}, ${process.platform} ${process.arch}; medians of ${ROUNDS} rounds, ratios within one run.\n\n| case | MB | read to columns / JSON.parse alone | column bytes a span |\n| --- | --- | --- | --- |\n${table.join('\n')}\n`,
  )
}
