import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ScoreHistogram } from '../../src/components/score-histogram/ScoreHistogram.tsx'
import { usePanel, usePanelStore } from '../../src/react/hooks.ts'
import { TraceProvider } from '../../src/react/provider.tsx'
import { manyTraces } from '../../stories/support/many-traces.ts'
import { Dark } from '../support/dark.tsx'
import { expectAccessible, mount } from '../support/mount.tsx'
import { tracesFromText } from '../support/trace-from-text.ts'

const FOUR = `
llm a 0..1 score=quality:0.12 score=feedback:true score=outcome:resolved

llm b 0..1 score=quality:0.14 score=feedback:true score=outcome:resolved

llm c 0..1 score=quality:0.31 score=feedback:false score=outcome:open

llm d 0..1
`

/** Which traces are selected, by the last digit of their ids. */
function Probe() {
  const store = usePanelStore()
  const selected = usePanel((state) => state.selectedTraces)
  return (
    <p>
      traces: {selected ? [...selected].map((id) => id.slice(-1)).join(' ') : 'all'}
      <button type="button" onClick={() => store.getState().selectTraces(undefined)}>
        drop the selection
      </button>
    </p>
  )
}

const draw = async (text: string, name?: string, width = 800) => {
  const traces = await tracesFromText(text)
  return mount(
    <TraceProvider traces={traces} prices={false}>
      <ScoreHistogram name={name} />
      <Probe />
    </TraceProvider>,
    { width },
  )
}

const bar = (name: string) => page.getByRole('option', { name })

describe('numeric scores', () => {
  it('have a bar for each bin, their figures, and a sentence', async () => {
    const box = await draw(FOUR, 'quality')
    await expect.element(page.getByRole('listbox', { name: 'Values of quality' })).toBeVisible()
    expect(page.getByRole('option').elements()).toHaveLength(20)
    await expect.element(bar('0.1 – 0.15: 2 scores')).toBeInTheDocument()
    await expect.element(bar('0.3 – 0.35: 1 score')).toBeInTheDocument()
    // (0.12 + 0.14 + 0.31) / 3
    await expect
      .element(page.getByText('quality: 3 scores from 0.12 to 0.31, mean 0.19, median 0.14.'))
      .toBeInTheDocument()
    await expect.element(page.getByText('1 of 4 traces have no such score; they count in no bar.')).toBeVisible()
    await expectAccessible(box)
  })

  it('select their traces by a click, more with Shift, and clear', async () => {
    await draw(FOUR, 'quality')
    await bar('0.1 – 0.15: 2 scores').click()
    await expect.element(page.getByText('0.1 – 0.15 selected: 2 scores')).toBeVisible()
    await expect.element(page.getByText('traces: 1 2')).toBeVisible()
    await bar('0.3 – 0.35: 1 score').click({ modifiers: ['Shift'] })
    await expect.element(page.getByText('0.1 – 0.35 selected: 3 scores')).toBeVisible()
    await expect.element(page.getByText('traces: 1 2 3')).toBeVisible()
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect.element(page.getByText('traces: all')).toBeVisible()
    await expect.element(page.getByText('selected:')).not.toBeInTheDocument()
  })

  it('select by keyboard: arrows move, Enter selects, Shift extends, Escape clears', async () => {
    await draw(FOUR, 'quality')
    await expect.element(bar('0 – 0.05: 0 scores')).toBeInTheDocument()
    ;(bar('0 – 0.05: 0 scores').element() as unknown as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}')
    await expect.element(page.getByText('traces: 1 2')).toBeVisible()
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}')
    await expect.element(page.getByText('0.1 – 0.35 selected: 3 scores')).toBeVisible()
    await expect.element(bar('0.2 – 0.25: 0 scores')).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByText('traces: all')).toBeVisible()
  })

  it('give way when something else drops the selection', async () => {
    await draw(FOUR, 'quality')
    await bar('0.1 – 0.15: 2 scores').click()
    await page.getByRole('button', { name: 'drop the selection' }).click()
    await expect.element(bar('0.1 – 0.15: 2 scores')).toHaveAttribute('aria-selected', 'false')
  })

  it('have a table behind a toggle', async () => {
    await draw(FOUR, 'quality')
    await page.getByRole('button', { name: 'Show as table' }).click()
    await expect.element(page.getByRole('row', { name: '0.1 – 0.15 2 67 %' })).toBeVisible()
    await page.getByRole('button', { name: 'Show as chart' }).click()
    await expect.element(page.getByRole('listbox')).toBeVisible()
  })
})

describe('thumbs and labels', () => {
  it('show counts and shares', async () => {
    const box = await draw(FOUR)
    // 2 of 3, and 1 of 3.
    await expect.element(bar('up 2 scores 67 %')).toBeVisible()
    await expect.element(bar('down 1 score 33 %')).toBeVisible()
    await expect.element(bar('resolved 2 scores 67 %')).toBeVisible()
    await expect
      .element(page.getByText('outcome: 3 scores with 2 labels, most often resolved, 67 %.'))
      .toBeInTheDocument()
    await expectAccessible(box)
  })

  it('select one at a time; another chart takes over', async () => {
    await draw(FOUR)
    await bar('down 1 score').click()
    await expect.element(page.getByText('down selected: 1 score')).toBeVisible()
    await expect.element(page.getByText('traces: 3')).toBeVisible()
    await bar('resolved 2 scores').click()
    await expect.element(page.getByText('traces: 1 2')).toBeVisible()
    await expect.element(bar('down 1 score')).toHaveAttribute('aria-selected', 'false')
    ;(bar('resolved 2 scores').element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await expect.element(page.getByText('open selected: 1 score')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('traces: all')).toBeVisible()
  })
})

it('says when there are no scores, or none of the name', async () => {
  await draw('llm a 0..1')
  await expect.element(page.getByText('No scores')).toBeVisible()
})

it('says when no score has the name', async () => {
  await draw(FOUR, 'style')
  await expect.element(page.getByText('No trace has a score named style.')).toBeVisible()
})

it('fits 320 px in the dark', async () => {
  const traces = await tracesFromText(manyTraces(80))
  const box = mount(
    <Dark>
      <TraceProvider traces={traces} prices={false}>
        <ScoreHistogram />
      </TraceProvider>
    </Dark>,
    { width: 320 },
  )
  await expect.element(page.getByRole('listbox').first()).toBeVisible()
  expect(box.scrollWidth).toBeLessThanOrEqual(320)
  await expectAccessible(box)
})
