import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { JsonView } from '../../src/components/json-view/JsonView.tsx'
import { Root } from '../../src/components/root/Root.tsx'
import { expectAccessible, mount } from '../support/mount.tsx'

const draw = (value: unknown): HTMLElement =>
  mount(
    <Root part="json">
      <JsonView value={value} label="Value" />
    </Root>,
  )

const rows = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>('[role="treeitem"]')]
const texts = (box: HTMLElement) =>
  rows(box).map((row) => row.querySelector('.sg-json-line, .sg-json-more')?.textContent)
const focused = () => document.activeElement?.querySelector('.sg-json-key')?.textContent

const sample = { id: 'VL-1', items: ['bike', 'helmet'], fee: 4.9, paid: true, note: null }

describe('JsonView', () => {
  it('draws a small value open', async () => {
    const box = draw(sample)
    await expect.element(page.getByRole('tree', { name: 'Value' })).toBeVisible()
    expect(texts(box)).toEqual(['id"VL-1"', 'items2 items', '0"bike"', '1"helmet"', 'fee4.9', 'paidtrue', 'notenull'])
    await expectAccessible(box)
  })

  it('moves and folds by keys', async () => {
    const box = draw(sample)
    await expect.element(page.getByRole('tree')).toBeVisible()
    rows(box)[0].focus()
    await userEvent.keyboard('{ArrowDown}')
    expect(focused()).toBe('items')
    await userEvent.keyboard('{ArrowRight}')
    expect(focused()).toBe('0')
    await userEvent.keyboard('{ArrowLeft}')
    expect(focused()).toBe('items')
    await userEvent.keyboard('{ArrowLeft}')
    await expect.poll(() => rows(box)).toHaveLength(5)
    expect(rows(box)[1].getAttribute('aria-expanded')).toBe('false')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => rows(box)).toHaveLength(7)
    await userEvent.keyboard('{End}')
    expect(focused()).toBe('note')
    await userEvent.keyboard('{Home}')
    expect(focused()).toBe('id')
  })

  it('opens all siblings with *', async () => {
    const list = Array.from({ length: 20 }, (_, id) => ({ id, name: `item ${id}` }))
    const box = draw(list)
    await expect.poll(() => rows(box)).toHaveLength(20)
    rows(box)[3].focus()
    await userEvent.keyboard('*')
    await expect.poll(() => rows(box)).toHaveLength(60)
    expect(focused()).toBe('3')
  })

  it('keeps one row in the order of tabs', async () => {
    const box = draw(sample)
    await expect.poll(() => rows(box)).toHaveLength(7)
    expect(rows(box).filter((row) => row.tabIndex === 0)).toHaveLength(1)
  })

  it('lets handled keys go no further, and others on', async () => {
    const onKeyDown = vi.fn()
    mount(
      // biome-ignore lint/a11y/noStaticElementInteractions: stands for a panel around the tree
      <div onKeyDown={onKeyDown}>
        <Root part="json">
          <JsonView value={sample} />
        </Root>
      </div>,
    )
    await page.getByRole('treeitem', { name: /fee/ }).click()
    ;(page.getByRole('treeitem', { name: /fee/ }).element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowUp}')
    expect(onKeyDown).not.toHaveBeenCalled()
    await userEvent.keyboard('x')
    expect(onKeyDown).toHaveBeenCalledOnce()
  })

  it('shows long lists in steps', async () => {
    const box = draw(Array.from({ length: 1000 }, (_, index) => index))
    await expect.poll(() => rows(box)).toHaveLength(51)
    await page.getByText('… 950 more').click()
    await expect.poll(() => rows(box)).toHaveLength(551)
  })

  it('cuts long strings, and shows them whole on request', async () => {
    const box = draw({ text: `start ${'x'.repeat(1000)} end` })
    await page.getByRole('button', { name: '… 710 more chars' }).click()
    expect(box.textContent).toContain(' end')
  })

  it('takes a value 10,000 levels deep', async () => {
    let value: unknown = 'bottom'
    for (let level = 0; level < 10_000; level++) value = { level: value }
    const box = draw(value)
    await expect.poll(() => rows(box)).toHaveLength(1)
    rows(box)[0].focus()
    for (let level = 0; level < 20; level++) await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    await expect.poll(() => rows(box).length).toBeGreaterThan(20)
  })

  it('copies the value and the path of a row', async () => {
    const written: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
      written.push(text)
    })
    const box = draw({ order: { items: [{ name: 'bike' }] } })
    await expect.poll(() => rows(box)).toHaveLength(4)
    rows(box)[2].focus()
    await page.getByRole('button', { name: 'Copy value' }).click()
    await page.getByRole('button', { name: 'Copy path' }).click()
    await expect.element(page.getByRole('button', { name: 'Copied' }).first()).toBeVisible()
    expect(written).toEqual(['{\n  "name": "bike"\n}', 'order.items[0]'])
    vi.restoreAllMocks()
  })

  it('draws values without members', async () => {
    const box = draw('just text')
    await expect.poll(() => box.textContent).toBe('"just text"')
  })
})
