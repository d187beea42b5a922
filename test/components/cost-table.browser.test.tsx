import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CostTable } from '../../src/components/cost-table/CostTable.tsx'
import { TraceProvider } from '../../src/react/provider.tsx'
import { toCsv } from '../../src/util/csv.ts'
import { manyTraces } from '../../stories/support/many-traces.ts'
import { Dark } from '../support/dark.tsx'
import { expectAccessible, mount } from '../support/mount.tsx'
import { tracesFromText } from '../support/trace-from-text.ts'

/** 1,300 input of which 200 cached, 60 output of which 10 reasoning; a failed call; an embedding. */
const TEXT = `
agent support 0..900 attr.team=red
  llm chat 0..100 in=1300 cacheRead=200 out=60 reasoning=10 cost=0.03 model=big provider=openai
  llm chat 200..500 model=big provider=openai error="429"
  embedding embed 500..510 in=100 cost=0.01 model=vec provider=openai

llm classify 0..40 in=500 out=5 model=small attr.team=blue
`

const draw = async (text: string, width = 1280) => {
  const traces = await tracesFromText(text)
  return mount(
    <Dark>
      <TraceProvider traces={traces} prices={false}>
        <CostTable />
      </TraceProvider>
    </Dark>,
    { width },
  )
}

const bodyRows = () => [...document.querySelectorAll('tbody tr')]
const texts = (row: Element | null | undefined) => [...(row?.children ?? [])].map((cell) => cell.textContent)
const labels = () => bodyRows().map((row) => row.querySelector('.sg-cut')?.textContent)

describe('the table', () => {
  it('has exclusive token parts, states and shares, dearest first', async () => {
    const box = await draw(TEXT)
    await expect.element(page.getByRole('table', { name: 'Cost by Model' })).toBeVisible()
    expect(labels()).toEqual(['big', 'vec', 'small'])
    expect(texts(bodyRows()[0])).toEqual([
      'llmbigopenai',
      '2',
      '',
      '≥at least 1,100',
      '≥at least 200',
      '–Cache write: unknown, the source does not record these tokens',
      '≥at least 10',
      '≥at least 50',
      '200ms',
      '≥at least $0.0300',
      '75%',
    ])
    // Nothing is priced but what the source says: the cost of the last row is unknown, and has no share.
    const small = texts(bodyRows()[2])
    expect(small[9]).toBe('–Cost: unknown, prices are not loaded')
    expect(small[10]).toBe('–Share: unknown, the cost is unknown')
    await expectAccessible(box)
  })

  it('has totals that say what they lack', async () => {
    await draw(TEXT)
    await expect.element(page.getByText('3 models')).toBeVisible()
    const foot = texts(document.querySelector('tfoot tr'))
    // 1,100 + 100 + 500 of input, 50 + 5 of output, 0.03 + 0.01.
    expect(foot).toEqual([
      '3 models',
      '4',
      '',
      '≥at least 1,700',
      '≥at least 200',
      expect.stringContaining('unknown'),
      '≥at least 10',
      '≥at least 55',
      '',
      '≥at least $0.0400',
      '',
    ])
    await expect.element(page.getByText('≥ partial: 2 of 4 calls have no cost, 1 of 4 recorded no usage')).toBeVisible()
  })

  it('sorts by any column, unknown last', async () => {
    await draw(TEXT)
    await page.getByRole('button', { name: 'p50' }).click()
    expect(labels()).toEqual(['big', 'small', 'vec'])
    await page
      .getByRole('button', { name: 'Cost ↓', exact: false })
      .or(page.getByRole('button', { name: 'Cost', exact: true }))
      .click()
    await page.getByRole('button', { name: 'Cost', exact: true }).click()
    expect(labels()).toEqual(['vec', 'big', 'small'])
  })

  it('groups by an attribute that is found by typing', async () => {
    await draw(TEXT)
    await page.getByRole('button', { name: 'Group by: Model' }).click()
    const field = page.getByRole('combobox', { name: 'Find an attribute' })
    await expect.element(field).toHaveFocus()
    await field.fill('team')
    await expect.element(page.getByRole('option')).toHaveTextContent('team')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('table', { name: 'Cost by team' })).toBeVisible()
    // The embedding call of the red team stands in a row of its own.
    expect(labels()).toEqual(['red', 'red', 'blue'])
    await expect.element(page.getByRole('button', { name: 'Group by: team' })).toHaveFocus()
  })

  it('hides columns by its menu, and brings them back', async () => {
    await draw(TEXT)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Reasoning' }).click()
    expect(document.querySelectorAll('thead th')).toHaveLength(10)
    await page.getByRole('menuitem', { name: 'All columns, usual widths' }).click()
    expect(document.querySelectorAll('thead th')).toHaveLength(11)
  })

  it('widens a column by arrow keys', async () => {
    await draw(TEXT)
    const edge = page.getByRole('separator', { name: 'Width of Calls' })
    const before = Number((await edge.findElement()).getAttribute('aria-valuenow'))
    const widthOf = () => document.querySelector<HTMLElement>('th.sg-ct-calls')?.offsetWidth ?? 0
    const widthBefore = widthOf()
    ;(edge.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    await expect.element(edge).toHaveAttribute('aria-valuenow', String(before + 32))
    expect(widthOf()).toBe(widthBefore + 32)
  })

  it('copies its rows as CSV, as they are sorted', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await draw(TEXT)
    await page.getByRole('button', { name: 'Copy as CSV' }).click()
    const lines = String(write.mock.calls[0]?.[0]).split('\r\n')
    expect(lines[0]).toBe(
      'Model,Type,Provider,Calls,Input,Input state,Cache read,Cache read state,Cache write,Cache write state,Reasoning,Reasoning state,Output,Output state,p50 ms,Cost USD,Cost USD state',
    )
    expect(lines[1]).toBe('big,llm,openai,2,1100,partial,200,partial,,unknown,10,partial,50,partial,200,0.03,partial')
    expect(lines).toHaveLength(4)
    write.mockRestore()
  })

  it('keeps thousands of groups out of the page', async () => {
    const box = await draw(manyTraces(1500))
    await page.getByRole('button', { name: 'Group by: Model' }).click()
    await page.getByRole('option', { name: 'Trace' }).click()
    await expect.element(page.getByRole('table', { name: 'Cost by Trace' })).toBeVisible()
    expect(Number(document.querySelector('table')?.getAttribute('aria-rowcount'))).toBeGreaterThan(1500)
    expect(bodyRows().length).toBeLessThan(80)
    await expectAccessible(box)
  })

  it('says when there is nothing to add up', async () => {
    await draw('tool cron 0..5')
    await expect.element(page.getByText('No model calls')).toBeVisible()
  })

  it('fits 320 px with group, calls and cost', async () => {
    const box = await draw(manyTraces(60), 320)
    await expect.element(page.getByRole('table')).toBeVisible()
    const shown = [...document.querySelectorAll<HTMLElement>('thead th')].filter((head) => head.offsetWidth > 0)
    expect(shown.map((head) => head.textContent)).toEqual(['Model', 'Calls', 'Cost ↓'])
    expect(document.querySelector('.sg-ct-scroll')?.scrollWidth).toBe(320)
    await expectAccessible(box)
  })
})

describe('CSV', () => {
  it('quotes what RFC 4180 wants quoted', () => {
    expect(toCsv([['a', 'b,c', 'say "hi"', 'two\nlines', undefined, 1.5]])).toBe(
      'a,"b,c","say ""hi""","two\nlines",,1.5',
    )
    expect(toCsv([['x'], ['y']])).toBe('x\r\ny')
  })

  it('keeps spreadsheets from running text, and leaves numbers alone', () => {
    expect(toCsv([['=1+1', '+a', '-b', '@c', '\td', -5]])).toBe(`'=1+1,'+a,'-b,'@c,'\td,-5`)
    expect(toCsv([['=HYPERLINK("x","y")']])).toBe(`"'=HYPERLINK(""x"",""y"")"`)
  })
})
