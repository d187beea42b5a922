import { useRef } from 'react'
import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { useVirtualRows, type VirtualRows } from '../../src/components/virtual-rows/use-virtual-rows.ts'
import { mount } from '../support/mount.tsx'

const ROW_PX = 28
const VIEW_PX = 400

const grid: { rows?: VirtualRows; drawn: number[] } = { drawn: [] }

/** Rows that say their own number, the first one pinned. */
function Grid({ count }: { readonly count: number }) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualRows(scroller, count, ROW_PX, 0)
  grid.rows = rows
  grid.drawn.push(rows.items.length)
  return (
    <div ref={scroller} style={{ overflow: 'auto', blockSize: VIEW_PX, paddingBlockEnd: 6 }} data-testid="scroller">
      <div style={{ position: 'relative', blockSize: rows.height }}>
        {rows.items.map(({ index, top }) => (
          <div key={index} data-index={index} style={{ position: 'absolute', top, blockSize: ROW_PX }}>
            row {index}
          </div>
        ))}
      </div>
    </div>
  )
}

const draw = async (count: number) => {
  mount(<Grid count={count} />)
  await expect.element(page.getByText('row 0', { exact: true })).toBeInTheDocument()
  return page.getByTestId('scroller').element() as HTMLElement
}

/** Indexes of the rows that lie in the view at least in part, with the distance of the first from its top. */
const seen = (scroller: HTMLElement) => {
  const box = scroller.getBoundingClientRect()
  const rows = [...scroller.querySelectorAll<HTMLElement>('[data-index]')]
    .map((row) => ({ index: Number(row.dataset.index), top: row.getBoundingClientRect().top - box.top }))
    .filter(({ top }) => top > -ROW_PX && top < VIEW_PX)
  return { first: rows[0]?.index, last: rows.at(-1)?.index, top: rows[0]?.top, count: rows.length }
}

const COUNT = 1_500_000
const ALL_IN_VIEW = Math.ceil(VIEW_PX / ROW_PX)

/** Ends with the scroll at rest, as the scroller itself tells. */
const scrolled = (scroller: HTMLElement, scroll: () => void) =>
  new Promise<void>((resolve) => {
    scroller.addEventListener('scrollend', () => requestAnimationFrame(() => requestAnimationFrame(() => resolve())), {
      once: true,
    })
    scroll()
  })

describe('rows beside the view', () => {
  it('are left out in a leap, and drawn once the reader rests', async () => {
    const scroller = await draw(10_000)
    grid.drawn = []
    scroller.scrollTop = 100_000
    // The pinned row is always there.
    await expect.poll(() => grid.drawn.at(-1)).toBeGreaterThan(ALL_IN_VIEW + 10)
    expect(Math.min(...grid.drawn)).toBeLessThanOrEqual(ALL_IN_VIEW + 2)
  })

  it('are there while the reader goes by less than a view', async () => {
    const scroller = await draw(10_000)
    grid.drawn = []
    scroller.scrollTop = VIEW_PX - ROW_PX
    await expect.poll(() => grid.drawn.length).toBeGreaterThan(0)
    expect(Math.min(...grid.drawn)).toBeGreaterThan(ALL_IN_VIEW + 7)
  })
})

describe('one and a half million rows', () => {
  it('take no more room than an element may, and few rows of the page', async () => {
    const scroller = await draw(COUNT)
    expect(scroller.scrollHeight).toBeLessThan(17_000_000)
    expect(scroller.querySelectorAll('[data-index]').length).toBeLessThan(60)
  })

  it('are reached from end to end by the scrollbar, the middle in the middle', async () => {
    const scroller = await draw(COUNT)
    await scrolled(scroller, () => scroller.scrollTo(0, scroller.scrollHeight))
    await expect.poll(() => seen(scroller).last).toBe(COUNT - 1)
    await scrolled(scroller, () => scroller.scrollTo(0, (scroller.scrollHeight - VIEW_PX) / 2))
    const { first, count } = seen(scroller)
    expect(Math.abs((first as number) - COUNT / 2)).toBeLessThan(20)
    expect(count).toBeGreaterThanOrEqual(ALL_IN_VIEW)
    await scrolled(scroller, () => scroller.scrollTo(0, 0))
    expect(seen(scroller)).toMatchObject({ first: 0, top: 0 })
  })

  it('move by pixels where the reader is, and stay put when the scroll comes to rest', async () => {
    const scroller = await draw(COUNT)
    await scrolled(scroller, () => grid.rows?.place(700_000, 0))
    expect(seen(scroller)).toMatchObject({ first: 700_000, top: 0 })
    for (let step = 1; step <= 20; step++) await scrolled(scroller, () => scroller.scrollBy(0, 100))
    // 2000 px are 71 rows and 12 px.
    expect(seen(scroller).first).toBe(700_071)
    expect(seen(scroller).top).toBeCloseTo(-12, 0)
    // The scrollbar tells the truth again: a third of the list and a bit.
    expect(scroller.scrollTop / (scroller.scrollHeight - VIEW_PX)).toBeCloseTo(700_071 / COUNT, 1)
  })

  it('can be gone to one by one', async () => {
    const scroller = await draw(COUNT)
    for (const index of [COUNT - 1, 0, 34_567, 1_234_567, 1_234_568, COUNT - 2]) {
      grid.rows?.reveal(index)
      await expect.poll(() => seen(scroller).first).toBeLessThanOrEqual(index)
      expect(seen(scroller).last).toBeGreaterThanOrEqual(index)
      expect(grid.rows?.distanceOf(index)).toBeGreaterThanOrEqual(0)
      expect(grid.rows?.distanceOf(index)).toBeLessThanOrEqual(VIEW_PX - ROW_PX + 6)
    }
  })

  it('hold a pinned row out of sight', async () => {
    const scroller = await draw(COUNT)
    await scrolled(scroller, () => grid.rows?.reveal(COUNT - 1))
    await expect.element(page.getByText('row 0', { exact: true })).toBeInTheDocument()
    expect(seen(scroller).first).toBeGreaterThan(COUNT - 30)
    expect(scroller.scrollHeight).toBeLessThan(17_000_000)
  })
})

it('a short list scrolls as the browser does', async () => {
  const scroller = await draw(1000)
  expect(scroller.scrollHeight).toBe(28_006)
  await scrolled(scroller, () => scroller.scrollTo(0, 5005))
  expect(seen(scroller)).toMatchObject({ first: 178, top: 178 * ROW_PX - 5005 })
  expect(scroller.scrollTop).toBe(5005)
})
