import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ImportReport, type ImportReportProps } from '../../src/components/import-report/ImportReport.tsx'
import { reportJson } from '../../src/components/import-report/save.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { issueText, KNOWN_ISSUE_CODES } from '../../src/model/issue-texts.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { TraceProvider } from '../../src/react/provider.tsx'
import { readAll } from '../../src/reader/read-all.ts'
import { Dark } from '../support/dark.tsx'
import { expectAccessible, mount } from '../support/mount.tsx'
import { otlpFromText } from '../support/trace-from-text.ts'

const ODD = `
agent support 0..400
  llm chat 10..90 in=10 out=5 model=m
  tool "lost child" 100..160 orphan
`
const line = (text: string) => JSON.stringify(otlpFromText(text))

const read = async (files: readonly { name: string; data: string }[]): Promise<TraceSet> => {
  const { data, content } = await readAll(files)
  return { dataset: new Dataset('test', data), content }
}

const draw = (traces: TraceSet, props: Partial<ImportReportProps> = {}, labels?: Record<string, string>) =>
  mount(
    <TraceProvider traces={traces} prices={false} labels={labels}>
      <ImportReport {...props} />
    </TraceProvider>,
    { width: 800 },
  )

const figure = (term: string) =>
  page.getByRole('term').filter({ hasText: term }).element().nextElementSibling?.textContent

describe('a file', () => {
  it('says what it was read as and why, what it held, and what was odd', async () => {
    const box = draw(await read([{ name: 'odd.jsonl', data: `${line(ODD)}\n<html>\n<body>\n` }]))
    await expect.element(page.getByText('odd.jsonl')).toBeVisible()
    await expect.element(page.getByText('OTLP JSON')).toBeVisible()
    await expect.element(page.getByText('certain')).toBeVisible()
    await expect.element(page.getByText('because top-level "resourceSpans"')).toBeVisible()
    expect(figure('Spans')).toBe('3')
    expect(figure('Traces')).toBe('1')
    expect(figure('Not read')).toBe('2')
    const notJson = page.getByRole('listitem').filter({ hasText: 'record.invalid_json' })
    await expect.element(notJson.getByText('Lines that are not JSON')).toBeVisible()
    await expect.element(notJson.getByText('× 2')).toBeVisible()
    await expect.element(notJson.getByText('line 2')).toBeVisible()
    await expect.element(notJson.getByText('+ 1')).toBeVisible()
    await expectAccessible(box)
  })

  it('has the issues of its traces apart', async () => {
    draw(await read([{ name: 'odd.jsonl', data: line(ODD) }]))
    const joined = page.getByRole('region', { name: 'In the traces' })
    await expect.element(joined.getByText('Parent is not in the file')).toBeVisible()
    await expect.element(joined.getByText('span.orphan')).toBeVisible()
  })

  it('that could not be read says so in its own sentences', async () => {
    const box = draw(await read([{ name: 'notes.txt', data: 'bread, milk' }]))
    await expect.element(page.getByText('input.not_json')).toBeVisible()
    await expect.element(page.getByText(/notes.txt is not JSON.*Export the traces as JSON/)).toBeVisible()
    await expect.element(page.getByText('No format was recognised')).toBeVisible()
    await expectAccessible(box)
  })

  it('without oddities says that too', async () => {
    draw(await read([{ name: 'fine.json', data: line('llm chat 0..10 in=10 out=5 model=m') }]))
    await expect.element(page.getByText('Nothing was odd: every record is shown.')).toBeVisible()
  })

  it('names other formats, with a control only where the host can use one', async () => {
    const { dataset, content } = await read([{ name: 'a.json', data: line(ODD) }])
    const alternatives = [{ id: 'jaeger-json', label: 'Jaeger JSON', because: 'it has "data"' }]
    const files = [{ ...dataset.files[0], alternatives }]
    const traces = { dataset: new Dataset('test', { ...dataset.data, files }), content }
    draw(traces)
    await expect.element(page.getByText('because it has "data"')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Read as Jaeger JSON' })).not.toBeInTheDocument()
    const onReadAs = vi.fn()
    draw(traces, { onReadAs })
    await page.getByRole('button', { name: 'Read as Jaeger JSON' }).click()
    expect(onReadAs).toHaveBeenCalledWith(files[0], { adapter: 'jaeger-json' })
  })
})

describe('a file that nobody claims', () => {
  const NEAR = JSON.stringify([{ traceID: 'a', operationName: 'bake', startTime: 1, processID: 'p1', colour: 'red' }])

  it('names what it may be, with reasons; one is chosen by the keyboard and the file is read so', async () => {
    const traces = await read([{ name: 'near.json', data: NEAR }])
    const onReadAs = vi.fn()
    const box = draw(traces, { onReadAs })
    await expect.element(page.getByText('input.unknown_format')).toBeVisible()
    await expect.element(page.getByText('Best guesses')).toBeVisible()
    await expect.element(page.getByText(/because its records have "traceID".*as spans of Jaeger do/)).toBeVisible()
    await expect.element(page.getByText(/because it takes .*"startTime" for the start/)).toBeVisible()
    await expectAccessible(box)
    const guess = page.getByRole('button', { name: 'Read as Jaeger JSON' })
    for (let tries = 0; tries < 10 && document.activeElement !== guess.element(); tries++) await userEvent.tab()
    expect(document.activeElement).toBe(guess.element())
    await userEvent.keyboard('{Enter}')
    const [file] = traces.dataset.files
    expect(onReadAs).toHaveBeenCalledWith(file, { adapter: 'jaeger' })
    const { data } = await readAll([{ name: file.name, data: NEAR, readAs: onReadAs.mock.calls[0][1] }])
    expect(data.files[0]).toMatchObject({ error: undefined, counts: { spans: 1 } })
  })

  it('names them without a control where the host cannot read again', async () => {
    draw(await read([{ name: 'near.json', data: NEAR }]))
    await expect.element(page.getByText('Jaeger JSON')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Read as Jaeger JSON' })).not.toBeInTheDocument()
  })

  it('has no guesses where nothing speaks for any', async () => {
    draw(await read([{ name: 'numbers.json', data: '[1, 2]' }]))
    await expect.element(page.getByText('input.unknown_format')).toBeVisible()
    await expect.element(page.getByText('Best guesses')).not.toBeInTheDocument()
  })
})

describe('records of no known format', () => {
  const ROWS =
    'id,asked_at,prompt,answer_text,model,prompt_tokens,latency_ms,rating\n1,2026-11-20T09:00:00Z,Why?,So.,m,12,840,4\n'

  it('say what their columns were taken for', async () => {
    draw(await read([{ name: 'calls.csv', data: ROWS }]))
    await expect.element(page.getByText('prompt_tokens input tokens')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Change what columns mean' })).not.toBeInTheDocument()
  })

  it('have columns that can be changed where the host can read again', async () => {
    const traces = await read([{ name: 'calls.csv', data: ROWS }])
    const [file] = traces.dataset.files
    const onReadAs = vi.fn()
    const box = draw(traces, { onReadAs })
    await page.getByRole('button', { name: 'Change what columns mean' }).click()
    await page.getByLabelText('What answer_text means').selectOptions('output')
    await page.getByLabelText('What asked_at means').selectOptions('start')
    await page.getByLabelText('What rating means').selectOptions('attribute')
    await page.getByLabelText('Durations are in').selectOptions('seconds')
    await expectAccessible(box)
    await page.getByRole('button', { name: 'Read with these columns' }).click()
    const { columns } = file.table?.mapping ?? { columns: {} }
    expect(onReadAs).toHaveBeenCalledWith(file, {
      adapter: 'generic',
      mapping: {
        columns: { ...columns, output: 'answer_text', start: 'asked_at' },
        scores: [],
        timeUnit: 'ms',
        durationUnit: 's',
      },
    })
  })

  it('can have any other format, too', async () => {
    const traces = await read([{ name: 'calls.csv', data: ROWS }])
    const onReadAs = vi.fn()
    draw(traces, { onReadAs })
    await page.getByLabelText('Read as another format…').selectOptions('Langfuse')
    expect(onReadAs).toHaveBeenCalledWith(traces.dataset.files[0], { adapter: 'langfuse' })
  })

  it('keep what stands in them out of a saved report', async () => {
    const { dataset } = await read([{ name: 'calls.csv', data: ROWS }])
    const [{ table }] = JSON.parse(reportJson(dataset.files, [])).files
    expect(table.columns).toContain('prompt')
    expect(JSON.stringify(table)).not.toContain('Why?')
  })
})

it('adds several files up, and counts what they share once', async () => {
  const data = line('llm chat 0..10 in=10 out=5 model=m')
  draw(
    await read([
      { name: 'one.json', data },
      { name: 'two.json', data },
    ]),
  )
  const together = page.getByRole('region', { name: 'All files together' })
  await expect.element(together).toBeVisible()
  const values = [...together.element().querySelectorAll('dd')].map((value) => value.textContent)
  // Two records of one span in one trace.
  expect(values.slice(0, 3)).toEqual(['2', '1', '1'])
  await expect.element(page.getByRole('region', { name: 'two.json' })).toBeVisible()
})

it('can be saved with all it says', async () => {
  const { dataset } = await read([{ name: 'odd.jsonl', data: `${line(ODD)}\n<html>` }])
  const saved = JSON.parse(
    reportJson(dataset.files, [{ code: 'span.orphan', severity: 'warning', count: 1, example: 'x' }]),
  )
  expect(saved.files[0].name).toBe('odd.jsonl')
  expect(saved.files[0].issues[0].code).toBe('record.invalid_json')
  expect(saved.issues[0].code).toBe('span.orphan')
})

it('hands the report to the browser as a file', async () => {
  const names: string[] = []
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  draw(await read([{ name: 'odd.jsonl', data: line(ODD) }]))
  await page.getByRole('button', { name: 'Save report' }).click()
  expect(names).toEqual(['import-report.json'])
  click.mockRestore()
})

it('takes the words of issues from the host', async () => {
  draw(await read([{ name: 'odd.jsonl', data: line(ODD) }]), {}, { 'issue.span.orphan.title': 'Waisen' })
  await expect.element(page.getByText('Waisen')).toBeVisible()
})

it('shows a code without words as it is', () => {
  expect(issueText('vendor.new_code')).toEqual({ title: 'vendor.new_code', explanation: '' })
  for (const code of KNOWN_ISSUE_CODES) expect(issueText(code).title).not.toBe(code)
})

it('is empty in words', async () => {
  draw(await read([]))
  await expect.element(page.getByText('Nothing was read yet')).toBeVisible()
})

it('fits 320 px in the dark', async () => {
  const traces = await read([{ name: `${'long-name-'.repeat(30)}.jsonl`, data: `${line(ODD)}\n<html>` }])
  const box = mount(
    <Dark>
      <TraceProvider traces={traces} prices={false}>
        <ImportReport />
      </TraceProvider>
    </Dark>,
    { width: 320 },
  )
  await expect.element(page.getByText('Lines that are not JSON')).toBeVisible()
  expect(box.scrollWidth).toBeLessThanOrEqual(320)
  await expectAccessible(box)
})
