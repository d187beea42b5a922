import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { containerOf } from '../../src/containers/detect.ts'
import { readContainer, sourceOf, valuesOf } from '../support/containers.ts'
import { seededRandom } from '../support/random.ts'

const SEED = 20261121

// Many small readings, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const readCsv = (text: string, name?: string) => readContainer('csv', sourceOf(bytesOf(text), name))
const kindOf = (text: string, name = 'unknown') => containerOf(bytesOf(text), name)

describe('rows', () => {
  test.each([
    ['commas', 'id,name\n1,a\n2,b\n'],
    ['tabs', 'id\tname\n1\ta\n2\tb\n'],
    ['semicolons', 'id;name\n1;a\n2;b\n'],
    ['CR LF', 'id,name\r\n1,a\r\n2,b\r\n'],
    ['CR LF, all quoted', '"id","name"\r\n"1","a"\r\n"2","b"\r\n'],
    ['CR alone', 'id,name\r1,a\r2,b\r'],
    ['no line break at the end', 'id,name\n1,a\n2,b'],
    ['a byte order mark', '\ufeffid,name\n1,a\n2,b\n'],
    ['a byte order mark before a quote', '\ufeff"id","name"\n1,a\n2,b\n'],
    ['empty lines between', '\nid,name\n\n1,a\n\n\n2,b\n\n'],
    ['line breaks of both kinds', 'id,name\r\n1,a\n2,b\r\n'],
  ])('%s', async (_, text) => {
    expect(kindOf(text)).toBe('csv')
    const read = await readCsv(text)
    expect(valuesOf(read)).toEqual([
      { id: '1', name: 'a' },
      { id: '2', name: 'b' },
    ])
    expect(read.records.map(({ place }) => place)).toEqual(['row 1', 'row 2'])
    expect(read.issues).toEqual({})
  })

  test.each([
    [
      'a metric that names its settings',
      'question,correct(mode=f1)\na,1\n',
      { question: 'a', 'correct(mode=f1)': '1' },
    ],
    ['a delimiter behind the last name', 'question,answer,\na,b,\n', { question: 'a', answer: 'b', '': '' }],
  ])('%s', async (_, text, row) => {
    expect(kindOf(text)).toBe('csv')
    expect(valuesOf(await readCsv(text))).toEqual([row])
  })

  test('cells are texts as they were written', async () => {
    const text = 'id,cost,input,output,none\n007,1e-7,"{""role"": ""user"",\n""content"": ""hi""}","a, ""b""",\n'
    expect(valuesOf(await readCsv(text))).toEqual([
      { id: '007', cost: '1e-7', input: '{"role": "user",\n"content": "hi"}', output: 'a, "b"', none: '' },
    ])
  })

  test('rows of another length are kept and told', async () => {
    const read = await readCsv('id,name,model\n1,a,m\n2,b\n3,c,m,x\n4,d,m\n')
    expect(valuesOf(read)).toEqual([
      { id: '1', name: 'a', model: 'm' },
      { id: '2', name: 'b' },
      { id: '3', name: 'c', model: 'm', 'column 4': 'x' },
      { id: '4', name: 'd', model: 'm' },
    ])
    expect(read.issues).toEqual({ 'csv.ragged': 2 })
  })

  test('columns of the same name stay apart', async () => {
    const read = await readCsv('id,score,score,score_2,__proto__\n1,a,b,c,d\n')
    expect(Object.entries(valuesOf(read)[0] as object)).toEqual([
      ['id', '1'],
      ['score', 'a'],
      ['score_3', 'b'],
      ['score_2', 'c'],
      ['__proto__', 'd'],
    ])
    expect(read.issues).toEqual({ 'csv.repeated_name': 1 })
  })

  test('a cell longer than a slice, and a file longer than many', async () => {
    const long = 'x,"\n'.repeat(800_000)
    const rows = Array.from({ length: 20_000 }, (_, row) => `${row},"${'é'.repeat(40)}"`)
    const read = await readCsv(`id,text\na,"${long.replaceAll('"', '""')}"\n${rows.join('\n')}\n`)
    const values = valuesOf(read) as { id: string; text: string }[]
    expect(values[0].text === long).toBe(true)
    expect(values.length).toBe(20_001)
    expect(values.every(({ text }, at) => at === 0 || text === 'é'.repeat(40))).toBe(true)
    expect(values.at(-1)?.id).toBe('19999')
  })

  test('a table without rows', async () => {
    expect(kindOf('id,name\n', 'export.csv')).toBe('csv')
    expect(await readCsv('id,name\n', 'export.csv')).toMatchObject({ records: [], error: 'input.empty' })
    expect(await readCsv('')).toMatchObject({ records: [], error: 'input.empty' })
  })

  test('bytes that are no text are told, and a replacement character that was written is none of them', async () => {
    const latin = Uint8Array.from('id,name\n1,caf\xe9\n', (char) => char.charCodeAt(0))
    const read = await readContainer('csv', sourceOf(latin))
    expect(valuesOf(read)).toEqual([{ id: '1', name: 'caf\ufffd' }])
    expect(read.issues).toEqual({ 'input.invalid_utf8': 1 })
    expect((await readCsv('id,name\n1,caf\ufffd\n')).issues).toEqual({})
  })

  test('a cut inside a quoted cell is told, and the rows before it stay', async () => {
    const read = await readCsv('id,name\n1,a\n2,"b\nc')
    expect(valuesOf(read)).toEqual([
      { id: '1', name: 'a' },
      { id: '2', name: 'b\nc' },
    ])
    expect(read.issues).toEqual({ 'input.truncated': 1 })
  })

  test('a quote inside a quoted cell is told', async () => {
    const read = await readCsv('id,name,model\n1,"a "b" c",m\n2,d,m\n')
    expect(valuesOf(read)).toHaveLength(2)
    expect(read.issues).toHaveProperty('csv.quotes')
  })
})

/** The plain way to write a table, apart from what reads it. */
const written = (rows: readonly (readonly string[])[], delimiter: string, newline: string, isAllQuoted: boolean) =>
  rows
    .map((row) =>
      row
        .map((cell) =>
          isAllQuoted || /["\r\n,;\t]/.test(cell) || cell.trim() !== cell ? `"${cell.replaceAll('"', '""')}"` : cell,
        )
        .join(delimiter),
    )
    .join(newline)

test('any table comes back as it was written, in slices of any size', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', 'a', ' ', 'é', '😀'), maxLength: 12 }),
    fc.json({ maxDepth: 1 }),
  )
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(',', '\t', ';'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      async (cells, delimiter, newline, isAllQuoted, sliceBytes) => {
        // A first column of numbers, so that no row is an empty line, and a last one that does not end in a CR.
        const rows = cells.map((row, at) => [String(at), ...row, 'end'])
        const names = rows[0].map((_, at) => `col_${at}`)
        const bytes = bytesOf(written([names, ...rows], delimiter, newline, isAllQuoted))
        const source = sourceOf(bytes, 'table.csv')
        const sliced = { ...source, read: sourceOf(bytes, '', sliceBytes).read }
        const head = await source.read(0, 1 << 16)
        const read = await readContainer('csv', {
          ...sliced,
          read: async (at, length) => (at === 0 && length === 1 << 16 ? head : sliced.read(at, length)),
        })
        expect(valuesOf(read)).toEqual(
          rows.map((row) => Object.fromEntries(row.map((value, at) => [names[at], value]))),
        )
        expect(read.issues).toEqual({})
      },
    ),
    { seed: SEED, numRuns: 300 },
  )
})

describe('what is a table', () => {
  test.each([
    ['a header and one row', 'trace_id,input\nabc,"hello, you"\n'],
    ['row numbers without a name', ',user_input,faithfulness\n0,Who?,0.5\n1,When?,\n'],
    ['names with spaces, dots and brackets', 'Trace Name,Latency (s),feedback_scores.my score\na,1,2\nb,2,3\n'],
    ['names with settings', 'user_input,factual_correctness(mode=f1)\nWho?,0.5\nWhen?,1\n'],
    ['one row longer than the head', `trace_id,trace,state\nabc,"${'{""a"": 1}, '.repeat(9000)}",OK\n`],
    ['a few ragged rows', `a,b,c\n${'1,2,3\n'.repeat(9)}1,2\n`],
  ])('%s', (_, text) => expect(kindOf(text)).toBe('csv'))

  test.each([
    ['nothing', ''],
    ['JSON', '{"a": 1, "b": 2}'],
    ['pretty JSON', '{\n  "a": [1, 2],\n  "b": 2\n}\n'],
    ['an array', '[1,2,3]'],
    ['JSON Lines', '{"a":1,"b":2}\n{"a":3,"b":4}\n'],
    ['JSON Lines behind a blank line', '\n{"a":1,"b":2}\n{"a":3,"b":4}\n'],
    ['JSON behind a guard', ')]}\',\n{"a":1,"b":2}\n'],
    ['prose', 'Dear Ada, this is a letter, and it is long.\nIt has commas, some of them, on each line.\n'],
    ['prose with a regular comma', 'Well, it rains\nNow, it pours\nSoon, it stops\n'],
    ['a log', '2026-11-21 10:00:00,123 INFO started\n2026-11-21 10:00:01,456 INFO stopped\n'],
    ['a log with tabs', '2026-11-21T10:00:00Z\tINFO\tstarted\n2026-11-21T10:00:01Z\tINFO\tstopped\n'],
    ['a list of numbers', '1,2,3\n4,5,6\n'],
    ['Markdown', '# Title\n\nOne, two.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n'],
    ['a Markdown list', '- one, two\n- three, four\n'],
    ['YAML', 'name: a, b\nother: c, d\n'],
    ['HTML', '<!doctype html>\n<p>a,b</p>\n<p>c,d</p>\n'],
    ['a script', 'const a = 1;\nconst b = 2;\n'],
    ['Python', 'import os, sys\nfrom a import b, c\nx = f(1, 2)\n'],
    ['an event stream', 'event: a\ndata: {"a":1,"b":2}\n\nevent: b\ndata: {"a":3,"b":4}\n\n'],
    ['one column', 'name\na\nb\n'],
    ['a lone line of words', 'Hello,world\n'],
    ['bytes', 'a,b\0c\nd,e\0f\n'],
  ])('not %s', (_, text) => expect(kindOf(text)).toBeUndefined())
})

test('a table that is cut at any byte gives no more rows, and no error but of an empty one', async () => {
  const bytes = bytesOf('id,name,"in ""put"""\r\n1,"a, é","x\r\ny"\r\n2,b,😀\r\n3,"""",\r\n')
  const whole = valuesOf(await readContainer('csv', sourceOf(bytes)))
  expect(whole).toHaveLength(3)
  for (let at = 0; at < bytes.length; at++) {
    const { records, error } = await readContainer('csv', sourceOf(bytes.subarray(0, at)))
    expect(records.length).toBeLessThanOrEqual(3)
    expect([undefined, 'input.empty']).toContain(error)
    expect(records.slice(0, -1).map(({ value }) => value)).toEqual(whole.slice(0, Math.max(0, records.length - 1)))
  }
})

test('random bytes and texts never throw anything else', async () => {
  const random = seededRandom(SEED)
  for (let run = 0; run < 300; run++) {
    const bytes = Uint8Array.from({ length: Math.floor(random() * 300) }, () =>
      run % 2 ? Math.floor(random() * 256) : '",;\t\n\r ab'.charCodeAt(Math.floor(random() * 9)),
    )
    containerOf(bytes, 'x.csv')
    const { error } = await readContainer('csv', sourceOf(bytes))
    expect([undefined, 'input.empty']).toContain(error)
  }
})
