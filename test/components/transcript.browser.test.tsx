import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { Transcript } from '../../src/components/transcript/Transcript.tsx'
import { TraceProvider } from '../../src/react/provider.tsx'
import { loadContent } from '../../src/reader/content.ts'
import { AGENT_TURN, HUGE, json, MEDIA, WITHOUT_CONTENT } from '../../stories/span-details.samples.ts'
import { expectAccessible, mount } from '../support/mount.tsx'
import { tracesFromText } from '../support/trace-from-text.ts'

/** Shows the transcript of the span at a place of the first trace. */
async function show(text: string, place = 0, width?: number): Promise<HTMLElement> {
  const traces = await tracesFromText(text)
  const { dataset } = traces
  return mount(
    <TraceProvider traces={traces} defaultSelectedSpan={dataset.keyAt(dataset.tree(0).rows[place])}>
      <Transcript />
    </TraceProvider>,
    { width },
  )
}

const message = (role: string, ...parts: object[]) => ({ role, parts })
const text = (content: string) => ({ type: 'text', content })
const roles = (box: HTMLElement) => [...box.querySelectorAll('.sg-msg-role')].map((role) => role.textContent)

describe('a conversation', () => {
  it('shows what is new since the call before, and all on request', async () => {
    const box = await show(AGENT_TURN, 7)
    await expect.element(page.getByText('New since the call before: 2 of 4')).toBeVisible()
    expect(roles(box)).toEqual(['System', 'Assistant', 'Assistant'])
    await page.getByRole('button', { name: 'Show all' }).click()
    expect(roles(box)).toEqual(['System', 'User', 'Assistant', 'Assistant'])
    await page.getByRole('button', { name: 'Show new only' }).click()
    expect(roles(box)).toEqual(['System', 'Assistant', 'Assistant'])
  })

  it('shows all of a first call', async () => {
    const box = await show(AGENT_TURN, 3)
    await expect.element(page.getByText('Where is my order VL-48213? It was due on Tuesday.')).toBeVisible()
    expect(roles(box)).toEqual(['System', 'User', 'Assistant'])
    expect(page.getByText(/New since/).elements()).toHaveLength(0)
  })

  it('folds instructions to a line that opens', async () => {
    await show(AGENT_TURN, 3)
    const fold = page.getByRole('button', { name: /You are the support assistant/ })
    await expect.element(fold).toHaveAttribute('aria-expanded', 'false')
    await fold.click()
    await expect.element(page.getByText('Never promise what a tool did not confirm.').last()).toBeVisible()
  })

  it('folds reasoning', async () => {
    await show(AGENT_TURN, 7)
    const fold = page.getByRole('button', { name: /^Reasoning/ })
    await fold.click()
    await expect.element(page.getByText(/so I must not say that the address was changed/)).toBeVisible()
  })

  it('draws text as Markdown, as it was written, or as recorded', async () => {
    const box = await show(AGENT_TURN, 7)
    await expect.element(page.getByRole('table')).toBeVisible()
    expect(box.querySelector('.sg-md strong')?.textContent).toBe('4.90 EUR')
    await page.getByRole('button', { name: 'Plain' }).click()
    await expect.element(page.getByText('**4.90 EUR**')).toBeVisible()
    await page.getByRole('button', { name: 'Raw' }).click()
    await expect.element(page.getByRole('tree', { name: 'Assistant' }).first()).toBeVisible()
  })

  it('has no finding of axe', async () => {
    const box = await show(AGENT_TURN, 7)
    await expect.element(page.getByRole('table')).toBeVisible()
    await expectAccessible(box)
    await page.getByRole('button', { name: 'Raw' }).click()
    await expectAccessible(box)
  })
})

describe('tool calls', () => {
  it('stand with their results, how long the tool took, and its failure', async () => {
    const box = await show(AGENT_TURN, 7)
    await expect.element(page.getByText('get_order_status')).toBeVisible()
    const calls = [...box.querySelectorAll('.sg-call')]
    expect(calls.map((call) => call.querySelector('.sg-call-name')?.textContent)).toEqual([
      'get_order_status',
      'update_address',
      'quote_shipping_fee',
    ])
    expect(calls[0].textContent).toContain('310ms')
    expect(calls[0].textContent).toContain('"Chronopost"')
    expect(calls[1].textContent).toContain('failed')
    expect(calls[1].textContent).toContain('Address service timed out after 3000 ms')
  })

  it('have their arguments on one line, which opens into a tree', async () => {
    await show(AGENT_TURN, 7)
    const call = page.getByRole('button', { name: /update_address/ })
    await expect.element(call).toHaveTextContent('{ order_id: "VL-48213", street: "12 Rue Lepic"')
    await call.click()
    await expect.element(page.getByRole('tree', { name: 'Arguments' })).toHaveTextContent('"Paris"')
  })
})

describe('parts', () => {
  it('shows a refusal, an unknown part and JSON as what they are', async () => {
    await show(
      `llm chat 0..10 in=1 out=1 input=${json([message('user', { type: 'hologram', shape: 'sphere' }, text('{"order":"VL-1"}'))])} output=${json([message('assistant', { type: 'refusal', refusal: 'No.' })])}`,
    )
    await expect.element(page.getByText('Refusal')).toBeVisible()
    await page.getByRole('button', { name: /Part “hologram”/ }).click()
    await expect.element(page.getByRole('tree', { name: 'hologram' })).toHaveTextContent('"sphere"')
    await expect.element(page.getByRole('tree', { name: 'User' })).toHaveTextContent('order"VL-1"')
  })

  it('shows inline pictures at once, and others only when asked', async () => {
    const box = await show(MEDIA)
    await expect.poll(() => box.querySelectorAll('img').length).toBe(1)
    expect(box.querySelector('img')?.src).toMatch(/^data:image/)
    expect(box.querySelectorAll('audio')).toHaveLength(0)
    await expect.element(page.getByText('gs://bucket/photo.png')).toBeVisible()
    await page.getByRole('button', { name: 'Load image from pictures.example' }).click()
    // The host cannot be reached from here: the picture fails, and a link is left.
    await expect
      .element(page.getByRole('link', { name: 'Open at pictures.example' }))
      .toHaveAttribute('target', '_blank')
    await expectAccessible(box)
  })
})

describe('states', () => {
  it('says what would be here when nothing was recorded', async () => {
    await show(WITHOUT_CONTENT)
    await expect.element(page.getByText('No messages were recorded')).toBeVisible()
  })

  it('asks to choose a span', async () => {
    const traces = await tracesFromText(AGENT_TURN)
    mount(
      <TraceProvider traces={traces}>
        <Transcript />
      </TraceProvider>,
    )
    await expect.element(page.getByText('Choose a span to read what was said.')).toBeVisible()
  })

  it('shows content of a host without a selected span', async () => {
    const traces = await tracesFromText(AGENT_TURN)
    const content = await loadContent(traces.dataset, traces.dataset.tree(0).rows[3], traces.content)
    mount(
      <TraceProvider traces={traces}>
        <Transcript content={content} />
      </TraceProvider>,
    )
    await expect.element(page.getByText('Where is my order VL-48213? It was due on Tuesday.')).toBeVisible()
  })

  it('huge: the last messages first, long texts and lists cut, all of it on request', async () => {
    const box = await show(HUGE)
    await expect.poll(() => box.querySelectorAll('.sg-msg').length).toBe(20)
    expect(box.querySelectorAll('*').length).toBeLessThan(3000)
    await expect.element(page.getByText('… 1,950 more')).toBeVisible()
    expect(box.textContent).toContain('Line 40:')
    expect(box.textContent).not.toContain('Line 41:')
    await page.getByRole('button', { name: /^Show 200,000 more of/ }).click()
    expect(box.textContent).toContain('Line 3000:')
    await page.getByRole('button', { name: 'Show 100 earlier messages' }).click()
    await expect.poll(() => box.querySelectorAll('.sg-msg').length).toBe(120)
  })
})
