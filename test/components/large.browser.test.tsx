// Views over very many rows: right at both ends and in the middle, with as few elements as ever.
import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { TraceList } from '../../src/components/trace-list/TraceList.tsx'
import { Waterfall } from '../../src/components/waterfall/Waterfall.tsx'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { TraceProvider } from '../../src/react/provider.tsx'
import { largeList, largeTrace } from '../support/large-traces.ts'
import { mount } from '../support/mount.tsx'

const PATIENCE = { timeout: 20_000 }

const drawTree = async (traces: TraceSet) => {
  const box = mount(
    <TraceProvider traces={traces} prices={false}>
      <div style={{ blockSize: 400 }}>
        <Waterfall />
      </div>
    </TraceProvider>,
    { width: 1000 },
  )
  await expect.element(page.getByRole('treegrid', { name: 'Spans' }), PATIENCE).toBeVisible()
  await expect.poll(() => box.querySelectorAll('.sg-rows [role=row]').length, PATIENCE).toBeGreaterThan(5)
  return box
}
const nameOf = (row: Element | null | undefined) => row?.querySelector('.sg-t')?.textContent
const focused = () => document.activeElement
const rowIndex = () => Number(focused()?.getAttribute('aria-rowindex'))
const press = (...keys: string[]) => userEvent.keyboard(keys.join(''))
const rowCount = () => page.getByRole('treegrid').element().getAttribute('aria-rowcount')
const elements = (box: HTMLElement) => box.querySelectorAll('*').length

/** Names of the rows that lie in the view. */
const inView = (box: HTMLElement) => {
  const scroller = box.querySelector('.sg-rows') as HTMLElement
  const { top, bottom } = scroller.getBoundingClientRect()
  return [...scroller.querySelectorAll('[role=row]')]
    .filter((row) => row.getBoundingClientRect().top >= top && row.getBoundingClientRect().bottom <= bottom)
    .map(nameOf)
}

describe('a tree higher than an element may be', () => {
  // 11.2 million px.
  const COUNT = 400_000

  it('is walked from end to end by keys, with the right row numbers and the focus', async () => {
    const box = await drawTree(largeTrace(COUNT))
    const few = elements(box)
    expect(rowCount()).toBe(String(COUNT + 1))
    ;(box.querySelector('.sg-rows [role=row]') as HTMLElement).focus()
    await press('{End}')
    await expect.poll(() => nameOf(focused())).toBe(`s${COUNT - 1}`)
    expect(rowIndex()).toBe(COUNT + 1)
    expect(inView(box).at(-1)).toBe(`s${COUNT - 1}`)
    await press('{PageUp}')
    await expect.poll(rowIndex).toBeLessThan(COUNT + 1)
    // 400 px less the head are 13 rows; a page leaves one of them in view.
    const page = COUNT + 1 - rowIndex()
    expect(page).toBeGreaterThan(8)
    expect(page).toBeLessThan(14)
    await press('{ArrowUp}')
    await expect.poll(rowIndex).toBe(COUNT - page)
    await press('{Home}')
    await expect.poll(() => nameOf(focused())).toBe('all')
    expect(inView(box)[0]).toBe('all')
    expect(elements(box)).toBeLessThan(few + 400)
    expect((box.querySelector('.sg-rows') as HTMLElement).scrollHeight).toBeLessThan(17_000_000)
  })

  it('shows its middle where the scrollbar is dragged there, and keeps the focus', async () => {
    const box = await drawTree(largeTrace(COUNT))
    ;(box.querySelector('.sg-rows [role=row]') as HTMLElement).focus()
    const scroller = box.querySelector('.sg-rows') as HTMLElement
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) / 2
    const middle = () =>
      inView(box)
        .map((name) => Number(name?.replace(/^s/, '')))
        .filter((n) => n > 0)[0]
    await expect.poll(() => Math.abs(middle() - COUNT / 2)).toBeLessThan(30)
    expect(nameOf(focused())).toBe('all')
    await press('{ArrowDown}')
    await expect.poll(rowIndex).toBe(3)
    await expect.poll(() => inView(box)).toContain('all')
  })
})

describe('a tree of 200,000 rows', () => {
  it('is folded and unfolded as a whole', async () => {
    const count = 200_000
    const box = await drawTree(largeTrace(count))
    const few = elements(box)
    ;(box.querySelector('.sg-rows [role=row]') as HTMLElement).focus()
    await press('-')
    await expect.poll(rowCount).toBe('2')
    expect(nameOf(focused())).toBe('all')
    await press('{ArrowRight}')
    // The groups of ten, each folded.
    await expect.poll(rowCount).toBe(String(2 + count / 10))
    expect(new Set(inView(box))).toEqual(new Set(['all', 'group']))
    await press('*')
    await expect.poll(rowCount).toBe(String(count + 1))
    expect(inView(box)).toContain('s2')
    expect(elements(box)).toBeLessThan(few + 400)
  })
})

describe('a list of 100,000 traces', () => {
  const COUNT = 100_000
  const draw = async () => {
    const box = mount(
      <TraceProvider traces={largeList(COUNT)} prices={false}>
        <div style={{ blockSize: 480 }}>
          <TraceList />
        </div>
      </TraceProvider>,
      { width: 800 },
    )
    await expect.poll(() => names(box).length, PATIENCE).toBeGreaterThan(5)
    return box
  }
  const names = (box: HTMLElement) =>
    [...box.querySelectorAll('.sg-tl-row')].map((row) => row.querySelector('b')?.textContent)

  it('is sorted right, either way and from end to end, with few elements', async () => {
    const box = await draw()
    const few = elements(box)
    expect(names(box).slice(0, 3)).toEqual(['t99999', 't99998', 't99997'])
    await page.getByRole('button', { name: 'Duration' }).click()
    await expect.poll(() => names(box).slice(0, 3), PATIENCE).toEqual(['t0', 't1', 't2'])
    await page.getByLabelText('Sort by').selectOptions('Name')
    // As people count: t10 after t9.
    await expect.poll(() => names(box).slice(9, 12), PATIENCE).toEqual(['t9', 't10', 't11'])
    ;(box.querySelector('.sg-tl-row') as HTMLElement).focus()
    await press('{End}')
    await expect.poll(() => rowIndex()).toBe(COUNT + 1)
    expect(focused()?.querySelector('b')?.textContent).toBe('t99999')
    expect(elements(box)).toBeLessThan(few + 500)
  })

  it('is searched, and says how many match', async () => {
    const box = await draw()
    await page.getByRole('textbox', { name: 'Search traces' }).fill('t7777')
    // t7777 and t77770 to t77779.
    await expect.element(page.getByText('11 of 100k traces'), PATIENCE).toBeVisible()
    expect(names(box).at(-1)).toBe('t7777')
  })
})
