// A host that replaces every word: none of the built-in ones may be left on the screen or in the ear.
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CostTable } from '../../src/components/cost-table/CostTable.tsx'
import { ErrorBoundary } from '../../src/components/error-boundary/ErrorBoundary.tsx'
import { ImportReport } from '../../src/components/import-report/ImportReport.tsx'
import { ScoreHistogram } from '../../src/components/score-histogram/ScoreHistogram.tsx'
import { TraceList } from '../../src/components/trace-list/TraceList.tsx'
import { TracePanel } from '../../src/components/trace-panel/TracePanel.tsx'
import type { Labels } from '../../src/react/labels.ts'
import { TraceProvider } from '../../src/react/provider.tsx'
import { mount } from '../support/mount.tsx'
import { tracesFromText } from '../support/trace-from-text.ts'

// What the traces say is written in Greek: a Latin word outside the brackets is the library's own.
const bracketed = new Proxy<Labels>({}, { get: (_, key) => `⟦${String(key)}⟧` })
const traces = await tracesFromText(`
agent πρώτος 0..4000 attr.langfuse.trace.name=βοήθεια score=ποιότητα:0.82
  llm ερώτηση 100..1300 in=1000 out=200 cost=0.01 ttft=400 model=μοντέλο input="γεια" output="ναι"
  tool εργαλείο 1500..3000 error="απόρριψη" args="{}" result="{}"
  llm απάντηση 3100.. in=300
  tool ορφανό 3100..3200 orphan

agent πρώτος 0..5000 score=ποιότητα:0.4
  llm ερώτηση 100..1300 cost=0.02
`)

// Not words of a part: data and codes, proper names, units, dates, keys of the keyboard, the reader's own sentences.
const DATA =
  /\b(agent|llm|tool|text-traces|otlp-json|traces\.jsonl|part\.failed|span\.unfinished|span\.orphan|in trace|OTLP JSON|OTel GenAI|Langfuse|kB|ms|px|[A-Z][a-z]{2} \d+, \d{4}|Ctrl|Esc|Enter|Home|End|Shift|Tab|PgUp|PgDn)\b/g
const SENTENCES = ['prices are not loaded', 'one call recorded no usage', 'the source does not record these tokens']
const ATTRIBUTES = [
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'data-sg-tip',
  'aria-roledescription',
  'aria-valuetext',
]

/** Keys and values of a record are its own; what can be done with them is not. */
const isOfRecord = (one: Element): boolean =>
  (one.closest('.sg-json, .sg-json-key') !== null && !one.matches('.sg-json-text')) ||
  (one.closest('.sg-attrs dt, .sg-attrs dd') !== null && one.closest('button') === null)

/** Once nothing more comes: parts load on use, and content is decoded when it is shown. */
async function settled(box: HTMLElement): Promise<void> {
  let before = ''
  const isSame = () => {
    const now = box.innerHTML
    const same = now === before
    before = now
    return same
  }
  await expect.poll(isSame, { interval: 300, timeout: 10_000 }).toBe(true)
}

const leftovers = (box: HTMLElement): string[] => {
  const found = new Set<string>()
  const look = (where: string, text: string | null) => {
    let rest = (text ?? '').replace(/⟦[^⟧]*⟧/g, ' ').replace(DATA, ' ')
    for (const sentence of SENTENCES) rest = rest.replace(sentence, ' ')
    if (/[A-Za-z]{2}/.test(rest)) found.add(`${where}: ${rest.trim()}`)
  }
  for (const one of box.querySelectorAll('*:not(style)')) {
    if (isOfRecord(one)) continue
    for (const name of ATTRIBUTES) look(name, one.getAttribute(name))
    for (const node of one.childNodes) if (node.nodeType === Node.TEXT_NODE) look('text', node.textContent)
  }
  return [...found]
}

const draw = (node: ReactNode, width = 1300) => mount(<div style={{ blockSize: 640 }}>{node}</div>, { width })

it('every word of the panel, its menus and dialogs can be replaced', async () => {
  const box = draw(
    <TracePanel traces={traces} defaultTraceId={'1'.padStart(32, '0')} prices={false} labels={bracketed} />,
  )
  await expect.element(page.getByRole('treegrid')).toBeVisible()
  for (const name of ['εργαλείο', 'ερώτηση']) {
    await userEvent.click(page.getByRole('row').filter({ hasText: name }).first())
    await expect.element(page.getByRole('heading', { name })).toBeVisible()
    for (const tab of page.getByRole('tab').all()) {
      await tab.click()
      await settled(box)
      expect(leftovers(box)).toEqual([])
    }
  }
  for (const name of ['⟦toolbar.keys⟧', /⟦toolbar.health/]) {
    await page.getByRole('button', { name }).click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    await settled(box)
    expect(leftovers(box)).toEqual([])
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => page.getByRole('dialog').query()).toBeNull()
  }
})

it.each([
  ['the list of traces', <TraceList key="" />],
  ['the cost table', <CostTable key="" />],
  ['the histogram of scores', <ScoreHistogram key="" />],
  ['the import report', <ImportReport key="" />],
  [
    'a part that fails',
    <ErrorBoundary key="" part="⟦a part⟧">
      <Broken />
    </ErrorBoundary>,
  ],
])('every word of %s can be replaced', async (_, part) => {
  const box = draw(
    <TraceProvider traces={traces} prices={false} labels={bracketed}>
      {part}
    </TraceProvider>,
  )
  await expect.poll(() => box.textContent).toContain('⟧')
  await settled(box)
  expect(leftovers(box)).toEqual([])
})

function Broken(): ReactNode {
  throw new Error('broken')
}
