import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Waterfall } from '../../src/components/waterfall/Waterfall.tsx'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { usePanel } from '../../src/react/hooks.ts'
import { TraceProvider, type TraceProviderProps } from '../../src/react/provider.tsx'
import { extentOf } from '../support/bars.ts'
import { expectAccessible, mount } from '../support/mount.tsx'
import { otlpFromText, readObjects, tracesFromText } from '../support/trace-from-text.ts'

const SUPPORT = `
agent support 0..4000
  llm chat 100..1300 in=1000 out=200 cost=0.01 ttft=400 model=gpt-5
  workflow tools 1400..3000
    tool lookup 1400..1700
    tool charge 1500..3000 error="card declined"
  llm answer 3100..3900 in=300 out=50 cost=0.002 model=gpt-5
  event sent 3950..3950
  tool notify 3960..
`

/** 1 root with `count` children, named s0, s1, … */
const wide = (count: number) =>
  ['agent all 0..100000', ...Array.from({ length: count }, (_, i) => `  tool s${i} ${i * 10}..${i * 10 + 9}`)].join(
    '\n',
  )

const Probe = () => {
  const selected = usePanel((state) => state.selectedSpan)
  const isOpen = usePanel((state) => state.isDetailsOpen)
  return (
    <output>
      {selected ? 'selected' : 'nothing'} {isOpen ? 'open' : 'closed'}
    </output>
  )
}

const host: { give: (traces: TraceSet) => void } = { give: () => {} }

function Host({ traces: first, ...props }: TraceProviderProps) {
  const [traces, setTraces] = useState(first)
  host.give = setTraces
  return (
    <TraceProvider traces={traces} prices={false} {...props}>
      <div style={{ blockSize: 400 }}>
        <Waterfall />
      </div>
      <Probe />
    </TraceProvider>
  )
}

const draw = async (
  text: string,
  { width = 1000, ...props }: Partial<TraceProviderProps> & { width?: number } = {},
) => {
  const box = mount(<Host traces={await tracesFromText(text)} {...props} />, { width })
  await expect.element(page.getByRole('treegrid', { name: 'Spans' })).toBeVisible()
  await expect.poll(() => rows(box).length).toBeGreaterThan(0)
  return box
}

/** Reads a trace whose span ids are its names, so that late spans do not change them. */
const readNamed = async (text: string): Promise<TraceSet> => {
  const request = JSON.parse(JSON.stringify(otlpFromText(text))) as {
    resourceSpans: { scopeSpans: { spans: { spanId: string; parentSpanId?: string; name: string }[] }[] }[]
  }
  for (const span of request.resourceSpans[0].scopeSpans[0].spans) {
    span.spanId = hex(span.name)
    if (span.parentSpanId) span.parentSpanId = hex('all')
  }
  return readObjects([request])
}
const hex = (name: string): string =>
  [...name]
    .map((char) => char.charCodeAt(0).toString(16))
    .join('')
    .padStart(16, '0')

const rows = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>('.sg-rows [role="row"]')]
const nameOf = (row: Element | null | undefined) => row?.querySelector('.sg-t')?.textContent
const names = (box: HTMLElement) => rows(box).map(nameOf)
const row = (box: HTMLElement, name: string): HTMLElement => {
  const found = rows(box).find((one) => nameOf(one) === name)
  if (!found) throw new Error(`no row ${name}`)
  return found
}
const focused = () => nameOf(document.activeElement)
const press = async (...keys: string[]) => {
  for (const key of keys) await userEvent.keyboard(key)
}
const scroller = (box: HTMLElement) => box.querySelector('.sg-rows') as HTMLElement
const distance = (box: HTMLElement, name: string) =>
  row(box, name).getBoundingClientRect().top - scroller(box).getBoundingClientRect().top

describe('rows', () => {
  it('stand in the order of the tree and say their level, place and number of siblings', async () => {
    const box = await draw(SUPPORT)
    expect(names(box)).toEqual(['support', 'chat', 'tools', 'lookup', 'charge', 'answer', 'sent', 'notify'])
    const attributes = (name: string) =>
      ['aria-level', 'aria-posinset', 'aria-setsize', 'aria-rowindex', 'aria-expanded', 'aria-selected'].map(
        (attribute) => row(box, name).getAttribute(attribute),
      )
    expect(attributes('support')).toEqual(['1', '1', '1', '2', 'true', 'false'])
    expect(attributes('tools')).toEqual(['2', '2', '5', '4', 'true', 'false'])
    expect(attributes('charge')).toEqual(['3', '2', '2', '6', null, 'false'])
    expect(page.getByRole('treegrid').element().getAttribute('aria-rowcount')).toBe('9')
    await expectAccessible(box)
  })

  it('show durations, tokens and cost with what lies beneath them', async () => {
    const box = await draw(SUPPORT)
    const cells = (name: string) => [...row(box, name).querySelectorAll('.sg-num')].map((cell) => cell.textContent)
    const said = (name: string) => row(box, name).querySelector('.sg-num')?.getAttribute('aria-label')
    expect(cells('support')).toEqual(['4.00s', '1,550', '$0.0120'])
    expect(cells('answer')).toEqual(['800ms', '350', '$0.00200'])
    expect(cells('lookup')).toEqual(['300ms', '', ''])
    expect(cells('notify')[0]).toBe('–')
    expect(said('notify')).toMatch(/^unknown, /)
    expect(said('answer')).toBeNull()
  })

  it('mark what failed and what never ended, in words too', async () => {
    const box = await draw(SUPPORT)
    expect(row(box, 'charge').querySelector('[data-mark="error"]')?.textContent).toBe('error')
    expect(row(box, 'charge').querySelector('.sg-h')?.textContent).toBe('card declined')
    expect(row(box, 'notify').querySelector('[data-mark="unfinished"]')?.textContent).toBe('unfinished')
  })

  it('draw a bracket while open, hollow until the first token, a diamond for an instant, a fade without an end', async () => {
    const box = await draw(SUPPORT)
    const pieces = (name: string) =>
      [...row(box, name).querySelectorAll<HTMLElement>('.sg-b')].map((bar) => [bar.dataset.piece, ...extentOf(bar)])
    expect(pieces('support')).toEqual([['open', 0, 100]])
    expect(pieces('chat')).toEqual([
      ['wait', 2.5, 10],
      ['generate', 12.5, 20],
    ])
    expect(pieces('sent')).toEqual([['instant', 98.75, 0]])
    // A fade has at least 14 px.
    expect(pieces('notify')).toEqual([['unfinished', 99, 3]])
    await userEvent.click(row(box, 'tools').querySelector('.sg-tw') as Element)
    expect(pieces('tools')).toEqual([['solid', 35, 40]])
  })

  it('stand over their bars where the panel is narrow, with nothing to scroll sideways', async () => {
    const box = await draw(SUPPORT, { width: 320 })
    await expect.poll(() => row(box, 'chat').offsetHeight).toBe(44)
    expect(scroller(box).scrollWidth).toBe(scroller(box).clientWidth)
    expect(box.scrollWidth).toBe(320)
    await expectAccessible(box)
  })

  it('draw an orphan at the root level with its mark', async () => {
    const box = await draw('tool lost 0..10 orphan\nagent found 20..30')
    expect(row(box, 'lost').getAttribute('aria-level')).toBe('1')
    expect(row(box, 'lost').querySelector('[data-mark="orphan"]')?.textContent).toBe('parent missing')
  })

  it('show foreign text as text, on one line', async () => {
    const box = await draw('tool "<img src=x onerror=alert(1)>\\n\\u0007" 0..10')
    expect(names(box)).toEqual(['<img src=x onerror=alert(1)> \u2407'])
    expect(box.querySelector('img')).toBeNull()
  })
})

describe('keys', () => {
  it('move over the rows, fold and unfold them, and go to the parent', async () => {
    const box = await draw(SUPPORT)
    row(box, 'support').focus()
    await press('{ArrowDown}', '{ArrowDown}')
    expect(focused()).toBe('tools')
    await press('{ArrowRight}')
    expect(focused()).toBe('lookup')
    await press('{ArrowLeft}')
    expect(focused()).toBe('tools')
    await press('{ArrowLeft}')
    expect(row(box, 'tools').getAttribute('aria-expanded')).toBe('false')
    expect(names(box)).toEqual(['support', 'chat', 'tools', 'answer', 'sent', 'notify'])
    await press('{ArrowRight}')
    expect(focused()).toBe('tools')
    expect(names(box)).toContain('lookup')
    await press('{End}')
    expect(focused()).toBe('notify')
    await press('{ArrowDown}')
    expect(focused()).toBe('notify')
    await press('{Home}')
    expect(focused()).toBe('support')
  })

  it('unfold all that lies below', async () => {
    const box = await draw(SUPPORT)
    row(box, 'tools').focus()
    await userEvent.click(row(box, 'tools').querySelector('.sg-tw') as Element)
    await press('{ArrowUp}', '{ArrowUp}', '{ArrowLeft}')
    expect(names(box)).toEqual(['support'])
    await press('*')
    expect(names(box)).toHaveLength(8)
  })

  it('open the details of the focused row', async () => {
    const box = await draw(SUPPORT)
    row(box, 'support').focus()
    await press('{ArrowDown}')
    await expect.element(page.getByRole('status')).toHaveTextContent('nothing closed')
    await press('{Enter}')
    await expect.element(page.getByRole('status')).toHaveTextContent('selected open')
    expect(row(box, 'chat').getAttribute('aria-selected')).toBe('true')
    await press('{Escape}')
    await expect.element(page.getByRole('status')).toHaveTextContent('selected closed')
  })

  it('go to the next error, into folds, and leave the details as they are', async () => {
    const box = await draw(SUPPORT)
    row(box, 'tools').focus()
    await userEvent.click(row(box, 'tools').querySelector('.sg-tw') as Element)
    expect(names(box)).not.toContain('charge')
    await press('e')
    expect(focused()).toBe('charge')
    expect(row(box, 'charge').getAttribute('aria-selected')).toBe('true')
    await expect.element(page.getByRole('status')).toHaveTextContent('selected closed')
  })

  it('go the other way where text runs from right to left', async () => {
    document.documentElement.dir = 'rtl'
    try {
      const box = await draw(SUPPORT)
      row(box, 'tools').focus()
      await press('{ArrowRight}')
      expect(row(box, 'tools').getAttribute('aria-expanded')).toBe('false')
      await press('{ArrowLeft}')
      expect(row(box, 'tools').getAttribute('aria-expanded')).toBe('true')
      const track = row(box, 'chat').querySelector('.sg-track') as HTMLElement
      expect(track.getBoundingClientRect().left).toBeLessThan(
        row(box, 'chat').querySelector('.sg-name')?.getBoundingClientRect().left ?? 0,
      )
    } finally {
      document.documentElement.removeAttribute('dir')
    }
  })
})

describe('ten thousand rows', () => {
  it('keep few of them in the page, and the focus however far it goes', async () => {
    const box = await draw(wide(10_000))
    expect(rows(box).length).toBeLessThan(60)
    expect(page.getByRole('treegrid').element().getAttribute('aria-rowcount')).toBe('10002')
    row(box, 'all').focus()
    await press('{End}')
    expect(focused()).toBe('s9999')
    expect(row(box, 's9999').getAttribute('aria-rowindex')).toBe('10002')
    await press('{PageUp}')
    expect(Number(focused()?.slice(1))).toBeLessThan(9995)
    await press('{Home}')
    expect(focused()).toBe('all')
  })

  it('hold the focused row while it is scrolled out of sight', async () => {
    const box = await draw(wide(10_000))
    row(box, 's3').focus()
    scroller(box).scrollTop = 100_000
    await expect.poll(() => names(box)).toContain('s3575')
    expect(focused()).toBe('s3')
    await press('{ArrowDown}')
    expect(focused()).toBe('s4')
    await expect.poll(() => distance(box, 's4')).toBeGreaterThanOrEqual(0)
    expect(distance(box, 's4')).toBeLessThan(400)
  })
})

describe('late spans', () => {
  const before = wide(300)
  /** The same trace with 40 more spans that started before all its children. */
  const after = [
    'agent all 0..100000',
    ...Array.from({ length: 40 }, (_, i) => `  tool late${i} 0..${40 - i}`),
    ...before.split('\n').slice(1),
  ].join('\n')

  it('leave the first visible row where the reader has it', async () => {
    const box = mount(<Host traces={await readNamed(before)} />, { width: 1000 })
    await expect.poll(() => rows(box).length).toBeGreaterThan(5)
    scroller(box).scrollTop = 28 * 101 + 5
    await expect.poll(() => names(box)).toContain('s105')
    const was = distance(box, 's105')
    host.give(await readNamed(after))
    await expect.element(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '342')
    expect(distance(box, 's105')).toBe(was)
    expect(scroller(box).scrollTop).toBe(28 * 141 + 5)
  })

  it('leave the focus, the selection and their place alone', async () => {
    const box = mount(<Host traces={await readNamed(before)} />, { width: 1000 })
    await expect.poll(() => rows(box).length).toBeGreaterThan(5)
    await userEvent.click(row(box, 's4'))
    await press('{ArrowDown}')
    const was = distance(box, 's5')
    const element = document.activeElement
    host.give(await readNamed(after))
    await expect.element(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '342')
    expect(document.activeElement).toBe(element)
    expect(focused()).toBe('s5')
    expect(distance(box, 's5')).toBe(was)
    expect(row(box, 's4').getAttribute('aria-selected')).toBe('true')
    expect(row(box, 's5').getAttribute('aria-rowindex')).toBe('48')
  })
})

describe('columns', () => {
  it('let the name be widened by keys and go back', async () => {
    const box = await draw(SUPPORT)
    const separator = page.getByRole('separator', { name: 'Width of the name column' }).element() as HTMLElement
    const width = () => row(box, 'chat').querySelector<HTMLElement>('.sg-name')?.offsetWidth
    const was = width() as number
    separator.focus()
    await expect.poll(() => separator.getAttribute('aria-valuenow')).toBe(String(was))
    await press('{ArrowRight}')
    expect(width()).toBe(was + 16)
    await press('{Enter}')
    expect(width()).toBe(was)
  })
})
