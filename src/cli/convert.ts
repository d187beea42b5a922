// `spanglass convert FILE… --to FORMAT [--out FILE]`: what files hold, in another format. What that format cannot say goes to
// stderr before anything is written.
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { convert } from '../convert/convert.ts'
import { type ConversionLoss, conversionLosses } from '../convert/losses.ts'
import { CONVERT_CONVENTIONS, CONVERT_FORMATS, CONVERT_TABLES, type ConvertOptions } from '../convert/options.ts'
import { Dataset } from '../model/dataset.ts'
import type { TraceSet } from '../model/trace-set.ts'
import { loadPrices } from '../pricing/index.ts'
import type { NamedInput } from '../reader/input.ts'
import { readAll } from '../reader/read-all.ts'
import { formatCount } from '../util/format.ts'
import type { FailedFile } from './summary.ts'

export interface ConvertArguments {
  readonly to?: string
  readonly convention?: string
  readonly table?: string
  /** Ids of traces, separated by commas. */
  readonly traces?: string
  readonly out?: string
}

/** The exit code: 1 where nothing was written, or an input could not be read. */
export async function convertFiles(
  paths: readonly string[],
  open: (path: string) => NamedInput | FailedFile,
  given: ConvertArguments,
): Promise<number> {
  const options = optionsOf(given)
  if (typeof options === 'string') return refuse(options)
  if (given.out !== undefined && paths.some((path) => resolve(path) === resolve(given.out as string)))
    return refuse(`${given.out} is one of the files to read. Nothing was written. Name another file with --out.`)
  const inputs = paths.map(open)
  const readable = inputs.filter((input): input is NamedInput => 'data' in input)
  const { data, content } = await readAll(readable)
  const failed = [...inputs, ...data.files].flatMap(({ name, error }) => (error ? [{ name, error }] : []))
  for (const { name, error } of failed) process.stderr.write(`${name}: ${error.message} (${error.code})\n`)
  if (failed.length === inputs.length) return 1
  const traces = { dataset: new Dataset('convert', data), content }
  for (const loss of await conversionLosses(traces, options)) process.stderr.write(describeLoss(loss))
  await write(traces, { ...options, costOf: (await loadPrices()).costOf }, given.out)
  return failed.length > 0 ? 1 : 0
}

/** What was asked for, or what is wrong with it. */
function optionsOf({ to, convention, table, traces }: ConvertArguments): ConvertOptions | string {
  const format = CONVERT_FORMATS.find((known) => known === to)
  const knownConvention = CONVERT_CONVENTIONS.find((known) => known === convention)
  const knownTable = CONVERT_TABLES.find((known) => known === table)
  if (format === undefined) return unknownWord('--to', to, CONVERT_FORMATS)
  if (convention !== undefined && knownConvention === undefined)
    return unknownWord('--convention', convention, CONVERT_CONVENTIONS)
  if (table !== undefined && knownTable === undefined) return unknownWord('--table', table, CONVERT_TABLES)
  const traceIds = traces?.split(',').map((id) => id.trim())
  return { format, convention: knownConvention, table: knownTable, traceIds }
}

const unknownWord = (option: string, given: string | undefined, known: readonly string[]): string =>
  `${given === undefined ? `${option} is missing` : `${option} ${given} is not known`}. Nothing was written. Say one of: ${known.join(', ')}.`

function refuse(message: string): number {
  process.stderr.write(`${message}\n`)
  return 1
}

const describeLoss = ({ code, count, title, explanation }: ConversionLoss): string =>
  `! ${code} × ${formatCount(count)}: ${title}. ${explanation}\n`

async function write(traces: TraceSet, options: ConvertOptions, path: string | undefined): Promise<void> {
  const chunks = Readable.from(convert(traces, options))
  try {
    if (path === undefined) await pipeline(chunks, process.stdout, { end: false })
    else await pipeline(chunks, createWriteStream(path))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    // Whoever reads the output has seen enough.
    if (path === undefined && code === 'EPIPE') return
    if (path === undefined || code === undefined) throw error
    throw new Error(
      `${path} could not be written: ${message}. It is not whole. Check the folder and the space that is left.`,
    )
  }
}
