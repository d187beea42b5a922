import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { SpanDetails, type SpanDetailsProps } from '../../src/components/span-details/SpanDetails.tsx'
import { Dataset } from '../../src/model/dataset.ts'
import { traceId } from '../../src/model/ids.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { TraceProvider } from '../../src/react/provider.tsx'
import {
  AGENT_TURN,
  FAILED_CALL,
  HOSTILE,
  HUGE,
  json,
  MEDIA,
  UNFINISHED,
  WITHOUT_CONTENT,
} from '../../stories/span-details.samples.ts'
import { expectAccessible, mount } from '../support/mount.tsx'
import { tracesFromText } from '../support/trace-from-text.ts'

interface Show extends Pick<SpanDetailsProps, 'onClose'> {
  readonly change?: (traces: TraceSet) => TraceSet
  readonly onSelect?: (name: string) => void
  readonly width?: number
  readonly height?: number
}

/** Shows the details of the span of that name (the last of several). */
async function show(text: string, name?: string, { change, onSelect, width, height, ...props }: Show = {}) {
  const read = await tracesFromText(text)
  const traces = change ? change(read) : read
  const { dataset } = traces
  const rows = [...dataset.tree(0).rows]
  const row = rows.findLast((at) => dataset.nameAt(at) === name)
  return mount(
    <TraceProvider
      traces={traces}
      defaultSelectedSpan={row === undefined ? undefined : dataset.keyAt(row)}
      onSelectedSpanChange={(key) =>
        onSelect?.(dataset.nameAt(rows.find((at) => dataset.keyAt(at) === key) ?? rows[0]))
      }
    >
      <SpanDetails {...props} />
    </TraceProvider>,
    { width, height },
  )
}

const details = () => page.getByRole('region', { name: 'Span details' })
const tab = (name: string | RegExp) => page.getByRole('tab', { name })

/** Value of a figure by its label. */
const figure = (box: HTMLElement, label: string) =>
  [...box.querySelectorAll('.sg-metrics dt')].find((dt) => dt.textContent === label)?.nextElementSibling?.textContent

beforeEach(() => page.viewport(1280, 800))

describe('a model call', () => {
  it('tells what it is, where it stands, and its figures', async () => {
    const box = await show(AGENT_TURN, 'chat gpt-5')
    await expect.element(page.getByRole('heading', { name: /chat gpt-5/ })).toBeVisible()
    await expect.element(details().getByText('openai · gpt-5-2025-08-07 · in support-agent, call 2 of 2')).toBeVisible()
    expect(figure(box, 'Duration')).toBe('3.04s')
    expect(figure(box, 'First token')).toBe('920ms')
    // 310 output tokens, reasoning among them, in the 2.12 s after the first token.
    expect(figure(box, 'Speed')).toBe('146tok/s')
    expect(figure(box, 'Tokens')).toBe('3,148')
    await expect.element(details().getByText(/^Cost computed · .*gpt-5/)).toBeVisible()
  })

  it('shows where time and tokens went, in words too', async () => {
    const box = await show(AGENT_TURN, 'chat gpt-5')
    await expect.element(tab(/Messages/)).toBeVisible()
    const keys = [...box.querySelectorAll('.sg-key')].map((key) => key.textContent)
    expect(keys).toEqual([
      'first token920 ms',
      'generating2.12 s',
      'input1,302',
      'cache read1,536',
      'reasoning192',
      'output118',
    ])
  })

  it('marks a speed over the whole call where the first token is unknown', async () => {
    const box = await show('llm chat 0..2000 in=10 out=100 model=gpt-5 provider=openai', 'chat')
    await expect.poll(() => figure(box, 'Speed, whole call')).toBe('~about 50.0tok/s')
    expect(figure(box, 'First token')).toBeUndefined()
  })

  it('marks a speed over the whole call where nothing was written after the first token', async () => {
    const box = await show('llm chat 0..2000 in=10 out=1000 ttft=1999 model=gpt-5 provider=openai', 'chat')
    await expect.poll(() => figure(box, 'Speed, whole call')).toBe('~about 500tok/s')
  })

  it('shows scores of the trace with its root, and who gave them', async () => {
    await show('agent support 0..900\n  llm chat 10..400 model=gpt-5', 'support', {
      change: ({ dataset, content, ...traces }) => {
        const target = { type: 'trace', traceId: traceId(dataset.traceIdAt(0)) } as const
        const score = { id: 's', name: 'tone', value: 'warm', kind: 'categorical', author: 'Ana', target } as const
        return { ...traces, content, dataset: new Dataset('scored', { ...dataset.data, scores: [score] }) }
      },
    })
    const scores = page.getByRole('list', { name: 'Scores' })
    await expect.element(scores.getByText('of the trace · Ana')).toBeVisible()
  })

  it('shows scores given to it', async () => {
    await show(AGENT_TURN, 'chat gpt-5')
    const scores = page.getByRole('list', { name: 'Scores' })
    await expect.element(scores.getByText('groundedness')).toBeVisible()
    await expect.element(scores.getByText('0.82')).toBeVisible()
  })

  it('has no finding of axe, in any tab', async () => {
    const box = await show(AGENT_TURN, 'chat gpt-5', { onClose: () => {} })
    await expect.element(page.getByText('4.90 EUR')).toBeVisible()
    await expectAccessible(box)
    for (const name of [/Attributes/, /Events/, /Raw/]) {
      await tab(name).click()
      await expect.element(page.getByRole('tabpanel', { name })).toBeVisible()
      await expectAccessible(box)
    }
  })
})

describe('tabs', () => {
  it('stand the answer that was expected beside the one that came', async () => {
    await show(`llm ask 0..10 input="Which bread?" output="Wheat." attr.braintrust.expected="Rye, dark."`, 'ask')
    await expect.element(page.getByText('Wheat.')).toBeVisible()
    await expect.element(page.getByRole('region', { name: 'Expected' })).toHaveTextContent('Rye, dark.')
  })

  it('are those that have something, with how much', async () => {
    const box = await show(AGENT_TURN, 'chat gpt-5')
    await expect.element(tab(/Messages/)).toBeVisible()
    expect([...box.querySelectorAll('[role="tab"]')].map((element) => element.textContent)).toEqual([
      'Messages4',
      'Attributes14',
      'Events1',
      'Raw',
    ])
  })

  it('move by arrow keys', async () => {
    await show(AGENT_TURN, 'chat gpt-5')
    await expect.element(tab(/Messages/)).toHaveAttribute('aria-selected', 'true')
    await tab(/Messages/).click()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(tab(/Attributes/)).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{End}')
    await expect.element(tab(/Raw/)).toHaveAttribute('aria-selected', 'true')
    await expect.element(page.getByRole('tree', { name: 'Span record' })).toBeVisible()
  })

  it('stick to the top while the content scrolls', async () => {
    const box = await show(HUGE, 'chat gpt-5', { height: 400 })
    await expect.element(tab(/Messages/)).toBeVisible()
    await expect.poll(() => box.querySelectorAll('.sg-msg').length).toBe(20)
    const scroller = box.querySelector('.sg-details-scroll') as HTMLElement
    scroller.scrollTop = 2000
    const list = box.querySelector('[role="tablist"]') as HTMLElement
    await expect.poll(() => list.getBoundingClientRect().top - scroller.getBoundingClientRect().top).toBe(0)
  })

  it('show documents first for a retriever, each opening into its text', async () => {
    const box = await show(AGENT_TURN, 'retrieve_docs')
    await expect.element(tab(/Documents/)).toHaveAttribute('aria-selected', 'true')
    await expect.element(page.getByText('change delivery address fee')).toBeVisible()
    expect([...box.querySelectorAll('.sg-doc-score')].map((score) => score.textContent)).toEqual([
      '0.911',
      '0.701',
      '0.512',
    ])
    await page.getByRole('button', { name: /doc-04/ }).click()
    await expect.element(page.getByRole('button', { name: /doc-04/ })).toHaveAttribute('aria-expanded', 'true')
    await expect.element(page.getByText(/may choose a 10 EUR voucher or a free return\.$/)).toBeVisible()
    await expectAccessible(box)
  })

  it('show definitions of tools with the names of their parameters', async () => {
    const box = await show(AGENT_TURN.replace(/\n {2}llm "chat gpt-5" 6000[^\n]*/, ''), 'chat gpt-5')
    await tab(/Tools/).click()
    await expect.element(page.getByRole('region', { name: 'get_order_status' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'order_id*' })).toBeVisible()
    await expectAccessible(box)
  })
})

describe('a tool', () => {
  it('shows arguments, and its error in a box', async () => {
    const box = await show(AGENT_TURN, 'update_address')
    await expect.element(page.getByRole('alert')).toHaveTextContent('TimeoutError')
    await expect.element(page.getByRole('alert')).toHaveTextContent('Address service timed out after 3000 ms')
    await expect.element(page.getByRole('region', { name: 'Arguments' })).toHaveTextContent('12 Rue Lepic')
    await expectAccessible(box)
  })

  it('shows the result of one that worked', async () => {
    await show(AGENT_TURN, 'get_order_status')
    await expect.element(page.getByRole('region', { name: 'Result' })).toHaveTextContent('"Chronopost"')
    expect(page.getByRole('alert').elements()).toHaveLength(0)
  })

  it('folds the stack trace of an exception', async () => {
    const traces = AGENT_TURN.replace('error="Address service', 'handled="Socket hang up" error="Address service')
    await show(traces, 'update_address')
    await expect.element(page.getByRole('alert')).toHaveTextContent('Socket hang up')
  })
})

describe('an embedding', () => {
  it('lists its texts and tells the dimension, not the numbers', async () => {
    await show(
      `embedding embed 0..75 in=26 model=text-embedding-3-small attr.openinference.span.kind=EMBEDDING attr.embedding.embeddings.0.embedding.text="What is the fee?" attr.embedding.embeddings.0.embedding.vector=${json(Array.from({ length: 300 }, () => 0.25))}`,
      'embed',
    )
    await expect.element(page.getByRole('region', { name: 'Texts' })).toHaveTextContent('What is the fee?')
    await expect.element(page.getByRole('region', { name: 'Vectors' })).toHaveTextContent('300 dimensions')
  })
})

describe('notes on figures', () => {
  it('say that an agent shows the sums of what is beneath it', async () => {
    const box = await show(AGENT_TURN, 'support-agent')
    await expect.poll(() => figure(box, 'Tokens')).toBe('5,137')
    await expect.element(page.getByText('Tokens and cost are those of the calls beneath it.')).toBeVisible()
  })

  it('say that a wrapper includes its children', async () => {
    await show(
      `
      llm wrapper 0..900 in=20 out=2
        llm call 10..100 in=20 out=2
      `,
      'wrapper',
    )
    await expect.element(page.getByText(/Its own token counts include those of the calls beneath it/)).toBeVisible()
  })
})

describe('states', () => {
  it('without a selection it says what to do', async () => {
    await show(AGENT_TURN)
    await expect.element(page.getByText('Choose a span to see what happened in it.')).toBeVisible()
  })

  it('unfinished: no duration, and why', async () => {
    const box = await show(UNFINISHED, 'chat gpt-5')
    await expect
      .poll(() => figure(box, 'Duration'))
      .toContain('unknown, no end time: still running, or the export was cut')
  })

  it('without content: attributes, and what would be here', async () => {
    const box = await show(WITHOUT_CONTENT, 'chat gpt-4o-mini')
    await expect.element(page.getByText('No content was recorded')).toBeVisible()
    await expect.element(tab(/Attributes/)).toHaveAttribute('aria-selected', 'true')
    await expectAccessible(box)
  })

  it('content gone: its code and sentences, and everything else as before', async () => {
    const box = await show(AGENT_TURN, 'chat gpt-5', { change: ({ dataset }) => ({ dataset, content: [] }) })
    await expect.element(page.getByRole('alert')).toHaveTextContent('content.missing')
    await expect.element(page.getByRole('alert')).toHaveTextContent('Open the file again.')
    expect(figure(box, 'Tokens')).toBe('3,148')
    expect(page.getByRole('tab').elements()).toHaveLength(0)
  })

  it('a failed call: the error, no answer', async () => {
    const box = await show(FAILED_CALL, 'chat claude-haiku-4.5')
    await expect.element(page.getByRole('alert')).toHaveTextContent('RateLimitError')
    await expect.element(page.getByText('No answer was recorded.')).toBeVisible()
    await expectAccessible(box)
  })

  it('hostile: everything is text, and nothing is fetched', async () => {
    const box = await show(HOSTILE, '<img src=x onerror=alert(1)>')
    await expect.element(page.getByText('I will not do that.')).toBeVisible()
    expect(box.querySelectorAll('script, img, iframe, a')).toHaveLength(0)
    await expect.element(page.getByRole('heading', { name: /<img src=x/ })).toBeVisible()
    await expectAccessible(box)
  })

  it('narrow: nothing is wider than the box', async () => {
    for (const [text, name] of [
      [AGENT_TURN, 'chat gpt-5'],
      [HOSTILE, '<img src=x onerror=alert(1)>'],
      [MEDIA, 'chat gpt-4o'],
    ]) {
      const box = await show(text, name, { width: 320, onClose: () => {} })
      await expect.poll(() => box.querySelectorAll('.sg-msg').length).toBeGreaterThan(1)
      const wide = [...box.querySelectorAll('.sg-details-scroll, .sg-msg, .sg-details-head, .sg-metrics')].filter(
        (element) => element.scrollWidth > element.clientWidth + 1,
      )
      expect(wide.map(({ className }) => className)).toEqual([])
    }
  })
})

describe('controls', () => {
  it('close only where the host listens', async () => {
    const onClose = vi.fn()
    await show(AGENT_TURN, 'chat gpt-5', { onClose })
    await page.getByRole('button', { name: 'Close' }).click()
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('no close control without a listener', async () => {
    await show(AGENT_TURN, 'chat gpt-5')
    await expect.element(tab(/Messages/)).toBeVisible()
    expect(page.getByRole('button', { name: 'Close' }).elements()).toHaveLength(0)
  })

  it('a tool call leads to the span of its tool', async () => {
    const onSelect = vi.fn()
    await show(AGENT_TURN, 'chat gpt-5', { onSelect })
    await page.getByRole('button', { name: 'Go to the tool’s span' }).nth(1).click()
    expect(onSelect).toHaveBeenCalledExactlyOnceWith('update_address')
    await expect.element(page.getByRole('heading', { name: /update_address/ })).toBeVisible()
  })

  it('find an attribute by key or value', async () => {
    await show(AGENT_TURN, 'chat gpt-5')
    await tab(/Attributes/).click()
    const field = page.getByRole('searchbox', { name: 'Find a key or value' })
    await field.fill('RESPONSE.MODEL')
    const span = page.getByRole('region', { name: 'Span', exact: true }).getByRole('term')
    await expect.poll(() => span.elements().map((element) => element.textContent)).toEqual(['gen_ai.response.model'])
    await field.fill('nowhere to be found')
    await expect.element(page.getByText('No attribute holds “nowhere to be found”.')).toBeVisible()
  })

  it('text as plain is kept from span to span', async () => {
    await show(AGENT_TURN, 'chat gpt-5')
    await page.getByRole('button', { name: 'Plain' }).click()
    await expect.element(page.getByText('**4.90 EUR**')).toBeVisible()
    await page.getByRole('button', { name: 'Go to the tool’s span' }).first().click()
    await expect.element(page.getByRole('heading', { name: /get_order_status/ })).toBeVisible()
  })
})
