// The inputs of the benchmark by name, made on first use and kept in the system's folder for temporary files.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeInput } from './write.mjs'

/** Raised whenever the same request would give another file: kept files of other versions are left alone. */
const GENERATOR = 1

const giant = Number.POSITIVE_INFINITY

/** By name: at full size, and what changes in a small run. */
const INPUTS = {
  content: { style: 'content', form: 'document', spans: 100_000, spansPerTrace: 40, seed: 1, small: { spans: 600 } },
  chinese: { style: 'chinese', form: 'document', spans: 100_000, spansPerTrace: 40, seed: 8, small: { spans: 600 } },
  lean: { style: 'lean', form: 'document', spans: 100_000, spansPerTrace: 40, seed: 2, small: { spans: 800 } },
  tall: { style: 'lean', form: 'document', spans: 100_000, spansPerTrace: giant, seed: 7, small: { spans: 1000 } },
  giant: { style: 'lean', form: 'document', spans: 1e6, spansPerTrace: giant, seed: 3, small: { spans: 5000 } },
  list: { style: 'lean', form: 'document', spans: 1e6, spansPerTrace: 1, seed: 4, small: { spans: 500 } },
  hugeDocument: { style: 'lean', form: 'document', bytes: 1.1e9, spansPerTrace: 200, seed: 5, small: { bytes: 1e6 } },
  hugeLines: { style: 'content', form: 'lines', bytes: 1.1e9, spansPerTrace: 40, seed: 6, small: { bytes: 1e6 } },
}

/** Where inputs are kept. */
export const inputFolder = () => join(tmpdir(), 'spanglass-bench', `inputs-${GENERATOR}`)

/**
 * The file of an input and what a reader has to find in it.
 *
 * @returns {{ path: string, spans: number, traces: number, records: number, errors: number, inputTokens: number, outputTokens: number, sizeBytes: number }}
 */
export function inputFile(name, isSmall) {
  const { small, ...full } = INPUTS[name]
  const input = { spans: giant, ...full, ...(isSmall ? small : {}) }
  const folder = inputFolder()
  mkdirSync(folder, { recursive: true })
  const size = input.bytes ? `${input.bytes / 1e6}-mb` : input.spans
  const path = join(folder, `${name}-${size}.${input.form === 'lines' ? 'jsonl' : 'json'}`)
  const found = `${path}.found`
  if (!existsSync(found)) {
    // Under a name of its own until it is whole, as another run may look for it meanwhile.
    const part = `${path}.${process.pid}`
    const counts = writeInput(part, input)
    renameSync(part, path)
    writeFileSync(found, JSON.stringify(counts))
  }
  return { path, ...JSON.parse(readFileSync(found, 'utf8')) }
}
