import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { TracePanel, type TracePanelProps } from '../../src/components/trace-panel/TracePanel.tsx'
import { extentOf } from '../support/bars.ts'
import { expectAccessible, mount } from '../support/mount.tsx'
import { tracesFromText } from '../support/trace-from-text.ts'

const SUPPORT = `
agent support 0..4000 attr.langfuse.trace.name=help-desk score=quality:0.82
  llm chat 100..1300 in=1000 out=200 cost=0.01 ttft=400 model=gpt-5
  workflow tools 1400..3000
    tool lookup 1400..1700
    tool charge 1500..3000 error="card declined"
  llm answer 3100..3900 in=300 out=50 model=no-such-model
`
const ONE = 'llm "only call" 0..900 in=10 out=5 cost=0.001 model=gpt-5'

const draw = async (text: string, { width = 1300, ...props }: Partial<TracePanelProps> & { width?: number } = {}) => {
  const box = mount(
    <div style={{ blockSize: 640 }}>
      <TracePanel traces={await tracesFromText(text)} prices={false} {...props} />
    </div>,
    { width },
  )
  await expect.poll(() => box.querySelector('.sg-body')).not.toBeNull()
  return box
}

const rows = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>('.sg-rows [role="row"]')]
const nameOf = (row: Element | null | undefined) => row?.querySelector('.sg-t')?.textContent
const names = (box: HTMLElement) => rows(box).map(nameOf)
const row = (box: HTMLElement, name: string) => rows(box).find((one) => nameOf(one) === name) as HTMLElement
const figure = (box: HTMLElement, label: string) =>
  [...box.querySelectorAll('.sg-figs > div')]
    .find((one) => one.querySelector('dt')?.textContent === label)
    ?.querySelector('dd')?.textContent
const details = (box: HTMLElement) => box.querySelector<HTMLElement>('.sg-split-end')

describe('the head', () => {
  it('names the trace and gives its figures with their states', async () => {
    const box = await draw(SUPPORT)
    await expect.element(page.getByRole('heading', { name: 'help-desk' })).toBeVisible()
    expect(figure(box, 'Duration')).toBe('4.00s')
    expect(figure(box, 'Model calls')).toBe('2')
    expect(figure(box, 'Tokens')).toBe('1,550')
    expect(figure(box, 'Cost')).toBe('≥at least $0.0100')
    expect(figure(box, 'Errors')).toBe('1')
    expect(figure(box, 'Scores')).toBe('0.82quality')
    await expectAccessible(box)
  })

  it('goes to the next error and shows what went wrong', async () => {
    const box = await draw(SUPPORT)
    expect(details(box)).toBeNull()
    await userEvent.click(page.getByRole('button', { name: 'Go to the 1 span in error' }))
    expect(row(box, 'charge').getAttribute('aria-selected')).toBe('true')
    expect(details(box)?.textContent).toContain('card declined')
  })

  it('keeps all figures in sight where names of scores have no room', async () => {
    const scores = ['a_rather_long_name', 'another_long_name', 'third'].map((name) => `score=${name}:0.5`).join(' ')
    const box = await draw(SUPPORT.replace('score=quality:0.82', scores), { width: 640 })
    const more = page.getByText('+1', { exact: true })
    await expect.element(more).toBeVisible()
    expect(more.element().getBoundingClientRect().right).toBeLessThanOrEqual(box.getBoundingClientRect().right)
  })

  it('says at least while spans have no end', async () => {
    const box = await draw('agent a 0..\n  llm b 0..1500')
    expect(figure(box, 'Duration')).toBe('≥at least 1.50s')
  })
})

describe('finding', () => {
  it('keeps matches in sight, dims the rest, and goes from one to the next', async () => {
    const box = await draw(SUPPORT)
    await userEvent.click(row(box, 'tools').querySelector('.sg-tw') as Element)
    expect(names(box)).not.toContain('charge')
    await userEvent.keyboard('/')
    const field = page.getByRole('textbox', { name: 'Find in trace' })
    await expect.element(field).toHaveFocus()
    await userEvent.keyboard('declined')
    await expect.poll(() => names(box)).toContain('charge')
    expect(row(box, 'charge').dataset.dim).toBeUndefined()
    expect(row(box, 'chat').dataset.dim).toBe('')
    await userEvent.clear(field)
    await userEvent.keyboard('gpt-5')
    await expect.element(page.getByRole('status')).toHaveTextContent('1')
    await userEvent.keyboard('{Enter}')
    expect(row(box, 'chat').getAttribute('aria-selected')).toBe('true')
    await expect.element(page.getByRole('status')).toHaveTextContent('1 of 1')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => names(box)).not.toContain('charge')
    await expect.poll(() => row(box, 'answer').dataset.dim).toBeUndefined()
  })

  it('looks through what was said, shows it where it stands and marks it', async () => {
    const said = `${'Plain words. '.repeat(400)}Then the needle, and more.`
    const box = await draw(`
agent a 0..900
  llm plan 10..400 input="Where is it?" output="Nowhere."
  llm answer 410..800 input="And now?" output="${said}"
  tool look 810..820 args="{\\"place\\":\\"a haystack\\"}" result="{\\"found\\":1}"`)
    const field = page.getByRole('textbox', { name: 'Find in trace' })
    await userEvent.fill(field, 'THE needle')
    await expect.element(page.getByRole('status')).toHaveTextContent('1')
    expect(row(box, 'answer').dataset.dim).toBeUndefined()
    expect(row(box, 'plan').dataset.dim).toBe('')
    await userEvent.click(row(box, 'answer'))
    const marks = () => [...(CSS.highlights.get('sg-found') ?? [])].map((range) => range.toString())
    await expect.poll(marks).toEqual(['the needle'])
    await userEvent.fill(field, 'haystack')
    await expect.poll(() => row(box, 'look').dataset.dim).toBeUndefined()
    await userEvent.click(row(box, 'look'))
    await expect.poll(marks).toEqual(['haystack'])
    await expect.element(page.getByRole('tab', { selected: true })).toHaveTextContent('Input and output')
    await userEvent.click(page.getByRole('tab', { name: 'Raw' }))
    await expect.element(page.getByRole('tab', { selected: true })).toHaveTextContent('Raw')
    await userEvent.clear(field)
    await expect.poll(marks).toEqual([])
  })

  it('says when nothing is found', async () => {
    await draw(SUPPORT)
    await userEvent.fill(page.getByRole('textbox', { name: 'Find in trace' }), 'nowhere')
    await expect.element(page.getByRole('status')).toHaveTextContent('none')
  })
})

describe('zoom', () => {
  it('moves its edges by keys and shows that window on the axis', async () => {
    const box = await draw(SUPPORT)
    const to = page.getByRole('slider', { name: 'Shown to' })
    ;(to.element() as HTMLElement).focus()
    for (let i = 0; i < 5; i++) await userEvent.keyboard('{PageDown}')
    expect(to.element().getAttribute('aria-valuetext')).toBe('2.00 s')
    const extent = () => extentOf(row(box, 'lookup').querySelector('.sg-b') as HTMLElement)
    expect(extent()).toEqual([70, 15])
    expect(row(box, 'answer').querySelector('.sg-b')).toBeNull()
    await userEvent.keyboard('{Escape}')
    expect(extent()).toEqual([35, 7.5])
  })

  it('comes from a drag over the overview, and goes by a double click', async () => {
    const box = await draw(SUPPORT)
    const brush = box.querySelector('.sg-ov-brush') as HTMLElement
    const { left, width, top } = brush.getBoundingClientRect()
    const at = (share: number) => ({
      clientX: left + share * width,
      clientY: top + 20,
      button: 0,
      pointerId: 1,
      bubbles: true,
    })
    brush.setPointerCapture = () => {}
    brush.dispatchEvent(new PointerEvent('pointerdown', at(0.25)))
    brush.dispatchEvent(new PointerEvent('pointermove', at(0.5)))
    brush.dispatchEvent(new PointerEvent('pointermove', at(0.75)))
    brush.dispatchEvent(new PointerEvent('pointerup', at(0.75)))
    await expect.element(page.getByRole('slider', { name: 'Shown from' })).toHaveAttribute('aria-valuetext', '1.00 s')
    await expect.element(page.getByRole('slider', { name: 'Shown to' })).toHaveAttribute('aria-valuetext', '3.00 s')
    await userEvent.dblClick(brush)
    await expect.element(page.getByRole('slider', { name: 'Shown from' })).toHaveAttribute('aria-valuetext', '0 ms')
  })
})

describe('bars', () => {
  it('show tokens as shares of the whole', async () => {
    const box = await draw(SUPPORT)
    await userEvent.click(page.getByRole('button', { name: 'Tokens', exact: true }))
    expect(row(box, 'answer').querySelector('.sg-track')?.textContent).toBe('23 %')
    expect(row(box, 'lookup').querySelector('.sg-b')).toBeNull()
  })

  it('offer no measure that the trace does not have', async () => {
    await draw('agent a 0..10\n  tool b 1..9')
    expect(page.getByRole('button', { name: 'Tokens', exact: true }).query()).toBeNull()
  })
})

describe('details', () => {
  it('stand beside the tree, and close with Escape, which leaves the row selected', async () => {
    const box = await draw(SUPPORT)
    expect(details(box)).toBeNull()
    await userEvent.click(row(box, 'chat'))
    await expect.poll(() => details(box)?.textContent).toContain('chat')
    expect(details(box)?.getBoundingClientRect().left).toBeGreaterThan(row(box, 'chat').getBoundingClientRect().left)
    await expectAccessible(box)
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => details(box)).toBeNull()
    expect(row(box, 'chat').getAttribute('aria-selected')).toBe('true')
  })

  it('are resized by keys', async () => {
    const box = await draw(SUPPORT)
    await userEvent.click(row(box, 'chat'))
    const sash = page.getByRole('separator', { name: 'Size of the details' }).element() as HTMLElement
    const was = details(box)?.offsetWidth as number
    sash.focus()
    await userEvent.keyboard('{ArrowLeft}')
    expect(details(box)?.offsetWidth).toBe(was + 16)
    await userEvent.keyboard('{Enter}')
    expect(details(box)?.offsetWidth).toBe(was)
  })

  it('stand below where the panel is of medium width', async () => {
    const box = await draw(SUPPORT, { width: 800 })
    await userEvent.click(row(box, 'chat'))
    await expect.poll(() => details(box)).not.toBeNull()
    const tree = box.querySelector('.sg-split-start')?.getBoundingClientRect()
    expect(details(box)?.getBoundingClientRect().top).toBeGreaterThanOrEqual(tree?.bottom ?? 0)
    expect(
      page.getByRole('separator', { name: 'Size of the details' }).element().getAttribute('aria-orientation'),
    ).toBe('horizontal')
  })

  it('cover a narrow panel, take the focus and give it back', async () => {
    const box = await draw(SUPPORT, { width: 320 })
    row(box, 'chat').focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => details(box)?.contains(document.activeElement)).toBe(true)
    expect(page.getByRole('treegrid').query()).toBeNull()
    await expectAccessible(box)
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => nameOf(document.activeElement)).toBe('chat')
  })

  it('go to the next error in a narrow panel without covering it', async () => {
    const box = await draw(SUPPORT, { width: 320 })
    await userEvent.click(page.getByRole('button', { name: 'Next error' }))
    expect(row(box, 'charge').getAttribute('aria-selected')).toBe('true')
    expect(details(box)).toBeNull()
  })
})

describe('a trace of one span', () => {
  it('has no tree beside it', async () => {
    const box = await draw(ONE)
    await expect.element(page.getByRole('heading', { name: 'only call' }).first()).toBeVisible()
    expect(page.getByRole('treegrid').query()).toBeNull()
    expect(box.querySelector('.sg-span-details')?.textContent).toContain('only call')
  })
})

describe('several traces', () => {
  it('begin with the list and come back to it', async () => {
    const onTraceChange = vi.fn()
    const box = await draw(`${SUPPORT}\n${ONE}`, { onTraceChange })
    await expect.poll(() => box.querySelector('.sg-trace-list')?.textContent).toContain('help-desk')
    await userEvent.click(page.getByText('help-desk'))
    await expect.poll(() => names(box)).toContain('chat')
    await userEvent.click(page.getByRole('button', { name: 'All traces' }))
    await expect.poll(() => box.querySelector('.sg-trace-list')).not.toBeNull()
    expect(onTraceChange.mock.calls.map(([id, { reason }]) => [id === undefined, reason])).toEqual([
      [false, expect.any(String)],
      [true, 'pointer'],
    ])
  })

  it('say when the one asked for is not among them', async () => {
    const box = await draw(`${SUPPORT}\n${ONE}`, { defaultTraceId: 'no-such-trace' })
    expect(box.textContent).toContain('No spans of this trace are here')
    await userEvent.click(page.getByRole('button', { name: 'All traces' }))
    await expect.poll(() => box.querySelector('.sg-trace-list')).not.toBeNull()
  })
})

it('says what would be here when there are no traces', async () => {
  const box = await draw('')
  expect(box.textContent).toContain('No traces')
  await expectAccessible(box)
})

it('leaves another panel on the page alone', async () => {
  const traces = await tracesFromText(SUPPORT)
  const box = mount(
    <>
      <div style={{ blockSize: 500 }} data-testid="one">
        <TracePanel traces={traces} prices={false} />
      </div>
      <div style={{ blockSize: 500 }} data-testid="two">
        <TracePanel traces={traces} prices={false} />
      </div>
    </>,
    { width: 1300 },
  )
  const panel = (id: string) => box.querySelector(`[data-testid="${id}"]`) as HTMLElement
  // All that comes late is there: nothing moves any more under the pointer.
  for (const id of ['one', 'two']) {
    await expect.poll(() => names(panel(id))).toContain('chat')
    await expect.poll(() => figure(panel(id), 'Cost')).toContain('$')
  }
  await userEvent.click(row(panel('one'), 'tools').querySelector('.sg-tw') as Element)
  await expect.poll(() => names(panel('one'))).not.toContain('lookup')
  await userEvent.click(row(panel('one'), 'chat'))
  await userEvent.keyboard('/answer')
  expect(names(panel('one'))).not.toContain('lookup')
  expect(panel('one').querySelector('input')?.value).toBe('answer')
  expect(names(panel('two'))).toContain('lookup')
  expect(panel('two').querySelector('[aria-selected="true"]')).toBeNull()
  expect(panel('two').querySelector('input')?.value).toBe('')
  expect(panel('two').querySelector('[data-dim]')).toBeNull()
})

it('leaves the focus where the reader has gone', async () => {
  const box = await draw(SUPPORT)
  await userEvent.click(row(box, 'support'))
  // There is no row above: what this asks for must not come true while something is typed.
  await userEvent.keyboard('{ArrowUp}')
  await userEvent.keyboard('/answer')
  expect(box.querySelector('input')?.value).toBe('answer')
  expect(document.activeElement).toBe(box.querySelector('input'))
})

it('does not take keys while the focus is elsewhere', async () => {
  const box = await draw(SUPPORT)
  ;(document.activeElement as HTMLElement | null)?.blur()
  await userEvent.keyboard('e')
  expect(box.querySelector('[aria-selected="true"]')).toBeNull()
})

it('shows its keys', async () => {
  const box = await draw(SUPPORT)
  row(box, 'chat').focus()
  await userEvent.keyboard('?')
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expectAccessible(box)
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => page.getByRole('dialog').query()).toBeNull()
})

it('opens the report on what was odd while reading', async () => {
  await draw('tool lost 0..10 orphan\nagent found 20..30')
  await userEvent.click(page.getByRole('button', { name: /^Health/ }))
  await expect.element(page.getByRole('dialog', { name: 'Health' })).toBeVisible()
})
