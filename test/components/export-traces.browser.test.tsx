import { afterEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ExportTraces } from '../../src/components/export-traces/ExportTraces.tsx'
import { usePanelStore } from '../../src/react/hooks.ts'
import { TraceProvider } from '../../src/react/provider.tsx'
import { Dark } from '../support/dark.tsx'
import { expectAccessible, mount } from '../support/mount.tsx'
import { tracesFromText } from '../support/trace-from-text.ts'

const TEXT = `
agent plan 0..100
  llm answer 10..90 in=120 out=30 model=gpt-4o provider=openai input="bread?" output="rye" score=tone:0.5

llm other 0..5 in=10 out=5 model=gpt-4o provider=openai
`

/** Files that the browser was handed, in order. */
const saved: { name: string; content: Blob }[] = []
let waiting: Blob | undefined
vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
  waiting = content as Blob
  return 'blob:none'
})
vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
  if (waiting) saved.push({ name: this.download, content: waiting })
  waiting = undefined
})
afterEach(() => saved.splice(0))

function SelectSecond() {
  const store = usePanelStore()
  return (
    <button type="button" onClick={() => store.getState().selectTraces(new Set([`${'0'.repeat(31)}2`]))}>
      select the second
    </button>
  )
}

const draw = async (text = TEXT, width = 800, labels?: { [key: string]: string }) => {
  const traces = await tracesFromText(text)
  return mount(
    <TraceProvider traces={traces} prices={false} labels={labels}>
      <ExportTraces />
      <SelectSecond />
    </TraceProvider>,
    { width },
  )
}

const format = (name: string) => page.getByRole('radio', { name, exact: false })
const save = () => page.getByRole('button', { name: 'Save' }).click()

describe('formats', () => {
  it('begin with one that says everything', async () => {
    const box = await draw()
    await expect.element(format('OTLP JSON One document')).toBeChecked()
    await expect.element(page.getByText('Nothing is lost: everything that was read is written.')).toBeVisible()
    await expectAccessible(box)
  })

  it('say before writing what they cannot say', async () => {
    const box = await draw()
    await format('CSV').click()
    const losses = page.getByRole('region', { name: 'What it will not say' })
    await expect.element(losses.getByText('Messages, inputs and outputs')).toBeVisible()
    await expect.element(losses.getByText('× 3')).toBeVisible()
    await expect.element(losses.getByText('× 1')).toBeVisible()
    await expectAccessible(box)
  })

  it('are chosen by arrow keys, and have their own questions', async () => {
    await draw()
    await format('OTLP JSON One document').click()
    await expect.element(page.getByRole('group', { name: 'Convention' })).toBeVisible()
    for (let presses = 0; presses < 5; presses++) await userEvent.keyboard('{ArrowDown}')
    await expect.element(format('CSV')).toBeChecked()
    await expect.element(page.getByRole('group', { name: 'Convention' })).not.toBeInTheDocument()
    await page.getByRole('group', { name: 'Table' }).getByRole('button', { name: 'Scores' }).click()
    await save()
    await expect.element(page.getByText(/^Saved .*\.scores\.csv, \d+ B\.$/)).toBeVisible()
    expect(saved.map(({ name }) => name)).toEqual([expect.stringMatching(/\.scores\.csv$/)])
    expect(await saved[0].content.text()).toContain(',tone,numeric,0.5,')
  })
})

describe('saving', () => {
  it('hands over a file that can be read again', async () => {
    await draw()
    await page.getByRole('button', { name: 'OpenInference' }).click()
    await save()
    await expect.poll(() => saved.length).toBe(1)
    const text = await saved[0].content.text()
    expect(JSON.parse(text).resourceSpans).toHaveLength(1)
    expect(text).toContain('llm.token_count.prompt')
  })

  it('writes the selected traces alone, unless all are asked for', async () => {
    await draw()
    await page.getByRole('button', { name: 'select the second' }).click()
    await expect.element(page.getByRole('button', { name: 'Selected 1' })).toHaveAttribute('aria-pressed', 'true')
    await save()
    await expect.poll(() => saved.length).toBe(1)
    expect(await saved[0].content.text()).not.toContain('"plan"')
    await page.getByRole('button', { name: 'All 2' }).click()
    await save()
    await expect.poll(() => saved.length).toBe(2)
    expect(await saved[1].content.text()).toContain('"plan"')
  })

  it('can be stopped', async () => {
    await draw(Array.from({ length: 3000 }, (_, i) => `llm call${i} 0..1 in=1 out=1`).join('\n\n'))
    await save()
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect.element(page.getByRole('button', { name: 'Stop' })).not.toBeInTheDocument()
    expect(saved).toEqual([])
  })
})

it('has nothing to do without traces', async () => {
  const box = await draw('')
  await expect.element(page.getByText('Nothing to export')).toBeVisible()
  await expectAccessible(box)
})

it('takes the words of the host, those of losses too', async () => {
  await draw(TEXT, 800, { 'export.save': 'Speichern', 'loss.scores.left_out.title': 'Bewertungen' })
  await format('CSV').click()
  await expect.element(page.getByText('Bewertungen')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Speichern' })).toBeVisible()
})

it('fits into 320 pixels, also in the dark', async () => {
  const traces = await tracesFromText(TEXT)
  const box = mount(
    <Dark>
      <TraceProvider traces={traces} prices={false}>
        <ExportTraces />
      </TraceProvider>
    </Dark>,
    { width: 320 },
  )
  await format('LangSmith').click()
  await expect.element(page.getByText('Ids become UUIDs')).toBeVisible()
  expect(box.scrollWidth).toBeLessThanOrEqual(320)
  await expectAccessible(box)
})
