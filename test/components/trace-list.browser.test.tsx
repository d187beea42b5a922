import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { TraceList } from '../../src/components/trace-list/TraceList.tsx'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { usePanel, usePanelStore } from '../../src/react/hooks.ts'
import { TraceProvider } from '../../src/react/provider.tsx'
import { manyTraces } from '../../stories/support/many-traces.ts'
import { Dark } from '../support/dark.tsx'
import { expectAccessible, mount } from '../support/mount.tsx'
import { tracesFromText } from '../support/trace-from-text.ts'

const THREE = `
agent support 0..4200 input="Where is my order?" session=s-9
  llm chat 10..900 in=1000 out=200 cost=0.01 model=gpt-5

llm summary 60000..61120 in=800 out=49 cost=0.002 input="Summarise ticket 77"

llm local 120000..126410 input="Classify this" error=timeout
`

/** Shows what the store holds, and selects as a chart would. */
function Probe() {
  const store = usePanelStore()
  const traceId = usePanel((state) => state.traceId)
  return (
    <p>
      open: {traceId ?? 'none'}
      <button
        type="button"
        onClick={() => store.getState().selectTraces(new Set(['00000000000000000000000000000002']))}
      >
        select the second
      </button>
    </p>
  )
}

const draw = (traces: TraceSet, width = 800) =>
  mount(
    <TraceProvider traces={traces} prices={false}>
      <div style={{ blockSize: 480 }}>
        <TraceList />
      </div>
      <Probe />
    </TraceProvider>,
    { width },
  )

const rows = () => page.getByRole('row').filter({ hasNot: page.getByRole('columnheader') })
const names = () =>
  rows()
    .elements()
    .map((row) => row.querySelector('b')?.textContent)

describe('the list', () => {
  it('has a row for each trace, newest first, with what was asked and its figures', async () => {
    const box = draw(await tracesFromText(THREE))
    await expect.element(page.getByText('Where is my order?')).toBeVisible()
    expect(names()).toEqual(['local', 'summary', 'support'])
    const support = rows().nth(2)
    await expect.element(support.getByText('4.20s')).toBeVisible()
    await expect.element(support.getByText('1,200')).toBeVisible()
    await expect.element(support.getByText('$0.0100')).toBeVisible()
    const local = rows().nth(0)
    await expect.element(local.getByText('1 in error')).toBeInTheDocument()
    await expect.element(local.getByText('Tokens: unknown, no usage was recorded')).not.toBeInTheDocument()
    await expect.element(local.getByText(/Tokens: unknown/)).toBeInTheDocument()
    await expectAccessible(box)
  })

  it('describes a trace of very many spans once it is through, and shows its root until then', async () => {
    const calls = Array.from({ length: 2500 }, (_, i) => `  llm call ${i}..${i + 1} in=2 out=1 model=gpt-5`)
    const traces = await tracesFromText(`agent crawl 0..9000\n${calls.join('\n')}\n\nllm other 60000..60010`)
    draw(traces)
    await expect.element(rows().nth(1)).toBeVisible()
    expect(names()).toEqual(['other', 'crawl'])
    const crawl = rows().nth(1)
    await expect.element(crawl.getByText('9.00s')).toBeVisible()
    await expect.element(crawl.getByText('7,500')).toBeVisible()
    await expect.element(crawl.getByText('2,501 spans · gpt-5')).toBeVisible()
  })

  it('adds up what it shows: the median, and sums that are partial', async () => {
    draw(await tracesFromText(THREE))
    await expect.element(page.getByText('3 traces')).toBeVisible()
    const foot = () => document.querySelector('.sg-tl-foot')?.textContent
    // Durations 1.12, 4.2, 6.41 s; tokens 1200 + 849 and one unknown; cost 0.01 + 0.002 and one unknown.
    await expect.poll(foot).toContain('≥at least 2,049')
    expect(foot()).toContain('4.20s')
    expect(foot()).toContain('≥at least $0.0120')
  })

  it('sorts by a column head, and unknown figures stand last either way', async () => {
    draw(await tracesFromText(THREE))
    await page.getByRole('button', { name: 'Tokens' }).click()
    expect(names()).toEqual(['support', 'summary', 'local'])
    await expect.element(page.getByRole('columnheader', { name: 'Tokens' })).toHaveAttribute('aria-sort', 'descending')
    await page.getByRole('button', { name: 'Tokens' }).click()
    expect(names()).toEqual(['summary', 'support', 'local'])
    await page.getByLabelText('Sort by').selectOptions('Name')
    expect(names()).toEqual(['local', 'summary', 'support'])
  })

  it('finds by name, session and what was asked, and says when nothing matches', async () => {
    draw(await tracesFromText(THREE))
    const search = page.getByRole('textbox', { name: 'Search traces' })
    await search.fill('s-9')
    await expect.element(page.getByText('1 of 3 traces')).toBeVisible()
    expect(names()).toEqual(['support'])
    await search.fill('ticket summarise')
    await expect.element(page.getByText('1 of 3 traces')).toBeVisible()
    expect(names()).toEqual(['summary'])
    await search.fill('zebra')
    await expect.element(page.getByText('No trace matches')).toBeVisible()
    await page.getByRole('button', { name: 'Show all traces' }).click()
    await expect.element(rows().nth(2)).toBeVisible()
  })

  it('finds what was said anywhere in a trace, word by word as it was typed', async () => {
    draw(
      await tracesFromText(`
agent first 0..900 input="Hello"
  tool look 10..20 result="{\\"carrier\\":\\"Northern Post\\"}"

agent second 0..900 input="Hello"
  llm chat 10..20 output="The post goes northward."

agent third 0..900 input="northern post?"`),
    )
    const search = page.getByRole('textbox', { name: 'Search traces' })
    await search.fill('northern post')
    await expect.element(page.getByText('2 of 3 traces')).toBeVisible()
    expect(names().sort()).toEqual(['first', 'third'])
    await search.fill('goes northward')
    await expect.element(page.getByText('1 of 3 traces')).toBeVisible()
    expect(names()).toEqual(['second'])
  })

  it('shows only what a chart has selected, with a way back', async () => {
    draw(await tracesFromText(THREE))
    await expect.element(rows().nth(2)).toBeVisible()
    await page.getByRole('button', { name: 'select the second' }).click()
    await expect.element(page.getByText('1 of 3 traces selected in a chart')).toBeVisible()
    expect(names()).toEqual(['summary'])
    await page.getByRole('button', { name: 'Clear' }).click()
    expect(names()).toEqual(['local', 'summary', 'support'])
  })

  it('is empty in words', async () => {
    draw(await tracesFromText(''))
    await expect.element(page.getByText('No traces')).toBeVisible()
  })
})

describe('opening', () => {
  it('is a click', async () => {
    draw(await tracesFromText(THREE))
    await page.getByText('summary').click()
    await expect.element(page.getByText('open: 00000000000000000000000000000002')).toBeVisible()
    await expect.element(rows().nth(1)).toHaveAttribute('aria-selected', 'true')
  })

  it('is Enter on the row that has the focus; arrows move it, over rows that are not in the page too', async () => {
    const traces = await tracesFromText(manyTraces(500))
    const box = draw(traces)
    await expect.element(rows().first()).toBeVisible()
    rows().first().element().focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
    await expect.element(rows().nth(1)).toHaveFocus()
    await userEvent.keyboard('{End}')
    const { dataset } = traces
    // Newest first: the last row is the first trace.
    await expect.poll(() => document.activeElement?.getAttribute('aria-rowindex')).toBe('501')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText(`open: ${dataset.traceIdAt(0)}`)).toBeVisible()
    await userEvent.keyboard('{Home}')
    await expect.poll(() => document.activeElement?.getAttribute('aria-rowindex')).toBe('2')
    await userEvent.keyboard('{PageDown}')
    await expect.poll(() => Number(document.activeElement?.getAttribute('aria-rowindex'))).toBeGreaterThan(5)
    expect(box.querySelectorAll('[role=row]').length).toBeLessThan(60)
    // One row at a time is in the tab order.
    expect(box.querySelectorAll('[role=row][tabindex="0"]')).toHaveLength(1)
  })
})

it('has no columns for tokens and costs where nothing has any', async () => {
  draw(await tracesFromText('tool lookup 0..40\n\nworkflow tidy 100..140'))
  await expect.element(page.getByRole('columnheader', { name: 'Duration' })).toBeVisible()
  await expect.element(page.getByRole('columnheader', { name: 'Tokens' })).not.toBeInTheDocument()
  await expect.element(page.getByRole('columnheader', { name: 'Cost' })).not.toBeInTheDocument()
})

it('fits 320 px, in light and dark', async () => {
  const traces = await tracesFromText(manyTraces(40))
  const light = draw(traces, 320)
  await expect.element(rows().first()).toBeVisible()
  expect(light.scrollWidth).toBeLessThanOrEqual(320)
  await expectAccessible(light)
  light.style.display = 'none'
  const dark = mount(
    <Dark>
      <TraceProvider traces={traces} prices={false}>
        <TraceList />
      </TraceProvider>
    </Dark>,
    { width: 320 },
  )
  await expect.element(rows().first()).toBeVisible()
  await expectAccessible(dark)
})

it('shows names of any kind as text', async () => {
  const box = draw(await tracesFromText('llm "<img src=x onerror=alert(1)>" 0..1 input="<b>bold</b>"\n\nllm b 2..3'))
  await expect.element(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
  await expect.element(page.getByText('<b>bold</b>')).toBeVisible()
  expect(box.querySelector('img')).toBeNull()
})

const grow: { give: (traces: TraceSet) => void } = { give: () => {} }

function Growing({ first }: { readonly first: TraceSet }) {
  const [traces, setTraces] = useState(first)
  grow.give = setTraces
  return (
    <TraceProvider traces={traces} prices={false}>
      <TraceList />
    </TraceProvider>
  )
}

it('grows with its data: what was typed and what is shown stay while late traces are sorted in', async () => {
  const traces = await tracesFromText(THREE)
  const later = await tracesFromText(`${THREE}\nllm latest 300000..301000 in=5 out=5 input="One more ticket"`)
  mount(<Growing first={traces} />, { width: 800, height: 480 })
  await expect.poll(names).toEqual(['local', 'summary', 'support'])
  await page.getByRole('textbox', { name: 'Search traces' }).fill('ticket')
  await expect.poll(names).toEqual(['summary'])
  grow.give(later)
  await expect.poll(names).toEqual(['latest', 'summary'])
  await expect.element(page.getByRole('textbox', { name: 'Search traces' })).toHaveValue('ticket')
})
