import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openInput } from '../../src/cli/files.ts'
import { printFailure, printSummary, summarizeInputs } from '../../src/cli/summary.ts'
import { OBSERVATION_TYPES } from '../../src/model/span.ts'
import { otlpFromText } from '../support/trace-from-text.ts'

let folder = ''
const write = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spanglass-summary-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const summary = (...paths: string[]) => summarizeInputs(paths.map(openInput))
const trace = JSON.stringify(
  otlpFromText(`
agent plan 0..100 session=visit-7
  llm answer 10..90 in=120 out=30 cacheRead=100 reasoning=10 model=gpt-4o provider=openai score=tone:0.5
  tool oven 20..30 error="door open"
`),
)

/** Every key, and whether its value may be null. */
const FIGURES = {
  conventions: 'array',
  traces: 'number or null',
  spans: 'number',
  roots: 'number',
  orphans: 'number',
  observations: Object.fromEntries(OBSERVATION_TYPES.map((type) => [type, 'number'])),
  errors: 'number',
  tokens: {
    inputTotal: 'number or null',
    cacheRead: 'number or null',
    cacheWrite: 'number or null',
    outputTotal: 'number or null',
    reasoning: 'number or null',
    embedding: 'number or null',
    state: 'string or null',
  },
  cost: { usd: 'number or null', embeddingUsd: 'number or null', state: 'string or null', missing: 'number' },
  scores: 'number',
  sessions: 'number',
  issues: 'array',
}
const FILE = { name: 'string', bytes: 'number', adapter: { id: 'string', because: 'string' }, ...FIGURES }

type Shape = { readonly [key: string]: string | Shape }

function expectShape(value: unknown, shape: Shape): void {
  expect(Object.keys(value as object).sort()).toEqual(Object.keys(shape).sort())
  for (const [key, kind] of Object.entries(shape)) {
    const field = (value as { [key: string]: unknown })[key]
    if (typeof kind !== 'string') expectShape(field, kind)
    else
      expect([key, kind]).toEqual([
        key,
        expect.stringContaining(field === null ? 'null' : Array.isArray(field) ? 'array' : typeof field),
      ])
  }
}

describe('the shape of --json', () => {
  test('every key of a file and of the total, for full and for empty figures', async () => {
    for (const path of [
      write('full.json', trace),
      write('bare.json', '{"resourceSpans":[]}'),
      write('noids.json', '{"name":"a","startTimeUnixNano":"1"}'),
    ]) {
      const output = JSON.parse(JSON.stringify(await summary(path)))
      expect(Object.keys(output)).toEqual(['files', 'total'])
      expectShape(output.files[0], FILE)
      expectShape(output.total, { files: 'number', ...FIGURES })
    }
  })

  test('the figures of one file, by hand', async () => {
    const { files, total } = await summary(write('one.json', trace))
    expect(files[0]).toMatchObject({
      name: 'one.json',
      bytes: trace.length,
      adapter: { id: 'otlp-json', because: 'top-level "resourceSpans"' },
      conventions: [{ id: 'otel-genai', spans: 3 }],
      traces: 1,
      spans: 3,
      roots: 1,
      orphans: 0,
      errors: 1,
      tokens: {
        inputTotal: 120,
        cacheRead: 100,
        cacheWrite: null,
        outputTotal: 30,
        reasoning: 10,
        embedding: null,
        state: 'supplied',
      },
      cost: { usd: expect.any(Number), embeddingUsd: null, state: 'computed', missing: 0 },
      scores: 1,
      sessions: 1,
      issues: [],
    })
    expect(total).toMatchObject({ files: 1, spans: 3, observations: { agent: 1, llm: 1, tool: 1, embedding: 0 } })
  })

  test('issues are code, count and example', async () => {
    const { files } = await summary(write('orphan.json', JSON.stringify(otlpFromText('llm a 0..1 orphan in=1 out=1'))))
    expect(files[0]).toMatchObject({ issues: [{ code: 'span.orphan', count: 1, example: expect.any(String) }] })
    const [file] = files
    expectShape('issues' in file && file.issues[0], { code: 'string', count: 'number', example: 'string' })
  })
})

describe('several files', () => {
  test('halves of a trace join in the total, the same file counts once', async () => {
    const half = write('half.json', trace)
    const { files, total } = await summary(half, half)
    expect([files.length, total.files, total.spans, total.traces, total.tokens.inputTotal]).toEqual([2, 2, 3, 1, 120])
  })

  test('what cannot be read has an error; the others are there and only they are in the total', async () => {
    const { files, total } = await summary(
      join(folder, 'missing.json'),
      folder,
      write('no.json', 'hello'),
      write('yes.json', trace),
    )
    expect(files.slice(0, 3)).toEqual([
      { name: 'missing.json', error: { code: 'input.unreadable', message: expect.stringMatching(/missing\.json/) } },
      { name: expect.any(String), error: { code: 'input.unreadable', message: expect.stringMatching(/not a file/) } },
      { name: 'no.json', error: { code: 'input.not_json', message: expect.any(String) } },
    ])
    expect([total.files, total.spans]).toEqual([1, 3])
  })
})

test('for people: names, marks and issues, and nothing about what failed', async () => {
  const output = await summary(write('a.json', trace), write('no.json', 'hello'))
  const text = printSummary(output)
  expect(text).toContain('a.json')
  expect(text).toContain('read as otlp-json because top-level "resourceSpans"')
  expect(text).toContain('1 traces, 3 spans, 1 roots, 0 orphans, 1 errors, 1 sessions, 1 scores')
  expect(text).toContain('in 120 (cached 100) out 30')
  expect(text).not.toContain('no.json')
})

/** The command itself, from its sources: Node runs them once their types are stripped. */
describe('the command', { timeout: 60_000 }, () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const main = new URL('../support/run-cli.mjs', import.meta.url).pathname
      execFile(process.execPath, [main, ...args], (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
      })
    })

  test('prints JSON, ends with 1 where a file failed, and still prints the others', async () => {
    const good = write('good.json', trace)
    const fine = await run('summary', good, '--json')
    expect([fine.code, JSON.parse(fine.stdout).files.length, fine.stderr]).toEqual([0, 1, ''])
    const mixed = await run('summary', '--json', join(folder, 'gone.json'), good)
    const output = JSON.parse(mixed.stdout)
    expect([mixed.code, output.files[0].error.code, output.files[1].spans, output.total.files]).toEqual([
      1,
      'input.unreadable',
      3,
      1,
    ])
    expect(mixed.stderr).toContain('gone.json')
  })

  test('says how it is used', async () => {
    const [none, help, unknown] = await Promise.all([run(), run('--help'), run('frobnicate')])
    expect([none.code, help.code, unknown.code]).toEqual([1, 0, 1])
    expect(help.stdout).toContain('spanglass summary FILE')
    expect(unknown.stderr).toContain('spanglass summary FILE')
  })
})

test('a file that nobody claims has its guesses, in words and as data', async () => {
  const path = write('near.json', '[{"traceID":"a","operationName":"bake","startTime":1,"processID":"p1"}]')
  const [file] = (await summary(path)).files
  if (!('error' in file)) throw new Error('it was read')
  expect(file.guesses?.map(({ id }) => id)).toEqual(['jaeger', 'generic'])
  expect(printFailure(file).split('\n').slice(1)).toEqual([
    expect.stringMatching(/^ {2}it may be jaeger, because its records have "traceID"/),
    expect.stringMatching(/^ {2}it may be generic, because it takes "traceID" for the trace id/),
  ])
})
