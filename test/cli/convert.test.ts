import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { otlpFromText } from '../support/trace-from-text.ts'

let folder = ''
let trace = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spanglass-convert-'))
  trace = join(folder, 'trace.json')
  writeFileSync(trace, JSON.stringify(otlpFromText('llm answer 0..10 in=1 out=2 score=tone:0.5')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const main = new URL('../support/run-cli.mjs', import.meta.url).pathname
    execFile(process.execPath, [main, 'convert', ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })

describe('the command', { timeout: 60_000 }, () => {
  test('writes to the standard output, and says before what the format cannot say', async () => {
    const { code, stdout, stderr } = await run(trace, '--to', 'csv')
    expect([code, stdout.split('\r\n').length]).toEqual([0, 3])
    expect(stdout).toContain(',answer,llm,')
    expect(stderr).toContain('! content.left_out × 1')
    expect(stderr).toContain('! scores.left_out × 1')
  })

  test('writes a file that can be read again', async () => {
    const out = join(folder, 'out.json')
    const { code, stdout, stderr } = await run(
      trace,
      '--to',
      'otlp-json',
      '--convention',
      'openinference',
      '--out',
      out,
    )
    expect([code, stdout, stderr]).toEqual([0, '', ''])
    expect(readFileSync(out, 'utf8')).toContain('"llm.token_count.prompt"')
  })

  test('goes on with the files that can be read, and ends with 1', async () => {
    const { code, stdout, stderr } = await run(trace, join(folder, 'gone.json'), '--to', 'otlp-jsonl')
    expect([code, JSON.parse(stdout.split('\n')[0]).resourceSpans.length]).toEqual([1, 1])
    expect(stderr).toContain('input.unreadable')
  })

  test('refuses what it does not know, and to write over what it reads', async () => {
    const before = readFileSync(trace, 'utf8')
    const [none, unknown, over, nowhere] = await Promise.all([
      run(trace),
      run(trace, '--to', 'xml'),
      run(trace, '--to', 'csv', '--out', trace),
      run(trace, '--to', 'csv', '--out', join(folder, 'no', 'where.csv')),
    ])
    expect([none.code, unknown.code, over.code, nowhere.code]).toEqual([1, 1, 1, 1])
    expect(none.stderr).toContain('otlp-json, otlp-jsonl, phoenix')
    expect(unknown.stderr).toContain('--to xml is not known')
    expect(over.stderr).toContain('one of the files to read')
    expect(nowhere.stderr).toContain('could not be written')
    expect(readFileSync(trace, 'utf8')).toBe(before)
  })
})
