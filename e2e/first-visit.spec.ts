import { expect, test } from './demo-page.ts'

test('says what it is for and offers three ways to begin', async ({ demo, page }) => {
  await demo.open()
  await expect(page.getByRole('heading', { level: 2 })).toContainText('See what your LLM app did')
  await expect(page.getByText('Drop trace files here')).toBeVisible()
  await expect(page.getByRole('button', { name: 'choose files' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Support agent|Three dialects/ })).toHaveCount(2)
})

test('reads an answer of the sample, two clicks away', async ({ demo, page }) => {
  await demo.open()
  await demo.openSample('Support agent')
  await demo.trace('Please send it to 12 Rue Lepic').click()
  await demo.span('chat gpt-5').last().click()
  await expect(demo.panel.getByText('the nearest pick-up point,')).toBeVisible()
  // The address says what is open, and brings it back.
  await expect(page).toHaveURL(/\?d=\w+&t=\w+&s=\w+$/)
  await page.reload()
  await demo.idle()
  await expect(demo.panel.getByText('the nearest pick-up point,')).toBeVisible()
})

test('shows several dialects in one file', async ({ demo }) => {
  await demo.open()
  await demo.openSample('Three dialects')
  await expect(demo.traces).toHaveCount(7)
  await demo.show('report')
  for (const dialect of ['OpenInference', 'Vercel AI SDK', 'Langfuse']) await expect(demo.report).toContainText(dialect)
})

test('brushes the charts to filter the list', async ({ demo, page }) => {
  await demo.open()
  await demo.openSample('Support agent')
  const brush = page.getByRole('slider', { name: /Time range/ })
  await brush.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(/\d+ of 75 traces/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('75 traces', { exact: true })).toBeVisible()
  const box = await brush.boundingBox()
  if (!box) throw new Error('the brush has no box')
  await page.mouse.move(box.x + box.width * 0.5, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.8, box.y + 90, { steps: 4 })
  await page.mouse.up()
  await expect(brush).toHaveAttribute('aria-valuetext', /^09:\d\d – 10:\d\d$/)
  await expect(page.getByText(/\d+ of 75 traces/).first()).toBeVisible()
})
