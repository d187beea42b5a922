// The `spanglass` command.
import { parseArgs } from 'node:util'
import { CONVERT_CONVENTIONS, CONVERT_FORMATS, CONVERT_TABLES } from '../convert/options.ts'
import { convertFiles } from './convert.ts'
import { openInput } from './files.ts'
import { openDemo } from './open.ts'
import { printFailure, printSummary, summarizeInputs } from './summary.ts'

const USAGE = `spanglass reads exported LLM traces.

  spanglass summary FILE… [--json]   prints what the files hold
  spanglass open FILE…               shows them in the browser, from this machine only
  spanglass convert FILE… --to FORMAT [--out FILE]
                                     writes them in another format, to the standard output or a file

  convert: what the format cannot say goes to the standard error before anything is written.
    --to           ${CONVERT_FORMATS.join(', ')}
    --convention   of otlp-json and otlp-jsonl: ${CONVERT_CONVENTIONS.join(' (default), ')}
    --table        of csv and parquet: ${CONVERT_TABLES.join(', ').replace('spans', 'spans (default)')}
    --traces       only these, by id: a,b,c
    --out          the file to write
`

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      port: { type: 'string' },
      to: { type: 'string' },
      convention: { type: 'string' },
      table: { type: 'string' },
      traces: { type: 'string' },
      out: { type: 'string', short: 'o' },
    },
  })
  const [command, ...paths] = positionals
  if (values.help || command === undefined) {
    process.stdout.write(USAGE)
    return command === undefined && !values.help ? 1 : 0
  }
  if (command === 'summary' && paths.length > 0) return summary(paths, values.json ?? false)
  if (command === 'convert' && paths.length > 0) return convertFiles(paths, openInput, values)
  if (command === 'open') return openDemo(paths, values.port)
  process.stderr.write(USAGE)
  return 1
}

async function summary(paths: readonly string[], isJson: boolean): Promise<number> {
  const output = await summarizeInputs(paths.map(openInput))
  process.stdout.write(isJson ? `${JSON.stringify(output)}\n` : printSummary(output))
  let failed = 0
  for (const file of output.files) {
    if (!('error' in file)) continue
    failed++
    process.stderr.write(`${printFailure(file)}\n`)
  }
  return failed > 0 ? 1 : 0
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
