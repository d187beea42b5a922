import { expect, test } from './demo-page.ts'
import { agentTrace, withAnOddLine } from './files.ts'

test('a dropped file is read, kept, found again without a network, and forgotten', async ({ demo, page, context }) => {
  await demo.open()
  await demo.drop({ name: 'capitals.jsonl', text: withAnOddLine })
  // One line was lost, so the report opens by itself.
  await expect(demo.report).toBeVisible()
  await expect(demo.entry('capitals.jsonl')).toContainText('2 traces · 4 spans')
  await demo.show('Traces')
  await demo.trace('And of Belgium?').click()
  await demo.span('chat gpt-4o-mini').click()
  await expect(demo.panel.getByText('Brussels.')).toBeVisible()
  await demo.offlineReady()

  await context.setOffline(true)
  await page.reload()
  await demo.idle()
  await expect(demo.panel.getByText('Brussels.')).toBeVisible()
  await demo.trace('capital of France').click()
  await demo.span('chat gpt-4o-mini').click()
  await expect(demo.panel.getByText('Paris.')).toBeVisible()
  await context.setOffline(false)

  await demo.drop({ name: 'other.json', text: agentTrace('c', 'Why?', 'Because.') })
  await demo.entry('capitals.jsonl').getByRole('button', { name: 'Forget capitals.jsonl' }).click()
  await expect(demo.entry('capitals.jsonl')).toHaveCount(0)
  await expect(demo.entry('other.json')).toHaveCount(1)

  await page.getByRole('button', { name: 'Forget all' }).click()
  const dialog = page.getByRole('dialog', { name: 'Forget all files?' })
  await dialog.getByRole('button', { name: 'Keep them' }).click()
  await expect(demo.entry('other.json')).toHaveCount(1)
  await page.getByRole('button', { name: 'Forget all' }).click()
  await dialog.getByRole('button', { name: 'Forget all' }).click()
  await expect(page.getByText('Or open a sample')).toBeVisible()
  await page.reload()
  await demo.idle()
  await expect(page.getByText('Or open a sample')).toBeVisible()
})

test('files opened together are one data set', async ({ demo, page }) => {
  await demo.open()
  await demo.choose(
    { name: 'one.json', text: agentTrace('a', 'What is the capital of France?', 'Paris.') },
    { name: 'two.json', text: agentTrace('b', 'And of Belgium?', 'Brussels.') },
  )
  await expect(demo.library.getByRole('listitem')).toHaveCount(1)
  await expect(demo.entry('one.json + 1 more')).toContainText('2 traces · 4 spans')
  await expect(demo.traces).toHaveCount(2)
  await demo.show('report')
  await expect(demo.report).toContainText('one.json')
  await expect(demo.report).toContainText('two.json')
  // The same files again, the other way round, are the same data set.
  const before = page.url()
  await demo.choose(
    { name: 'two.json', text: agentTrace('b', 'And of Belgium?', 'Brussels.') },
    { name: 'one.json', text: agentTrace('a', 'What is the capital of France?', 'Paris.') },
  )
  await expect(demo.library.getByRole('listitem')).toHaveCount(1)
  expect(new URL(page.url()).searchParams.get('d')).toBe(new URL(before).searchParams.get('d'))
})

test('pasted text is read', async ({ demo }) => {
  await demo.open()
  await demo.paste(agentTrace('a', 'What is the capital of France?', 'Paris.'))
  await expect(demo.entry('pasted.json')).toContainText('1 trace · 2 spans')
  await demo.span('chat gpt-4o-mini').click()
  await expect(demo.panel.getByText('Paris.')).toBeVisible()
})

test('a file that was cut short shows what is there, and says so', async ({ demo }) => {
  await demo.open()
  const whole = [agentTrace('a', 'One?', 'One.'), agentTrace('b', 'Two?', 'Two.')].join('\n')
  // In the middle of the second trace's model call: its agent is whole.
  await demo.drop({ name: 'cut.jsonl', text: whole.slice(0, -200) })
  await expect(demo.report).toBeVisible()
  await expect(demo.report).toContainText(/truncated|cut/)
  await expect(demo.entry('cut.jsonl')).toContainText('2 traces · 3 spans')
})

test('a file that is no JSON says what to do, and the others still open', async ({ demo, page }) => {
  await demo.open()
  await demo.drop(
    { name: 'picture.json', text: 'not JSON at all' },
    { name: 'good.json', text: agentTrace('a', 'One?', 'One.') },
  )
  const card = demo.failures.filter({ hasText: 'picture.json' })
  await expect(card).toContainText('input.')
  await expect(demo.entry('picture.json + 1 more')).toContainText('1 trace · 2 spans')
  await card.getByRole('button', { name: /Dismiss/ }).click()
  await expect(card).toHaveCount(0)
  await page.reload()
  await demo.idle()
  await expect(demo.entry('picture.json + 1 more')).toHaveCount(1)
})

test('a file that gives nothing is told of and not kept', async ({ demo }) => {
  await demo.open()
  await demo.drop({ name: 'letter.txt', text: 'Dear reader' })
  await expect(demo.failures.filter({ hasText: 'letter.txt' })).toBeVisible()
  await expect(demo.page.getByText('Or open a sample')).toBeVisible()
})

test('where there is room for one thing, the report of a file with one trace is it', async ({ demo, page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await demo.open()
  await demo.drop({
    name: 'one.jsonl',
    text: `${agentTrace('d', 'What is the capital of Italy?', 'Rome.')}\nnot a record\n`,
  })
  await expect(demo.report).toBeVisible()
  await demo.show('Traces')
  await demo.trace('capital of Italy').click()
  await expect(demo.report).toBeHidden()
  await expect(demo.panel).toBeVisible()
})
