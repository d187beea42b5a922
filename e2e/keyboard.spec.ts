import { expect, test } from './demo-page.ts'

test('everything from the first visit to an answer, by keyboard alone', async ({ demo, page }) => {
  await demo.open()
  await page.getByRole('button', { name: 'a folder' }).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Support agent' })).toBeFocused()
  await page.keyboard.press('Enter')
  await demo.idle()
  await expect(demo.traces.first()).toBeVisible()

  // ⌘K finds a trace by its name and time.
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: /Find/ })
  await expect(field).toBeFocused()
  await page.keyboard.type('support-agent 10:42:07')
  await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(demo.panel).toContainText('13.2')

  // In the tree: down, right, down, Enter.
  const root = demo.spans.first()
  await root.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(demo.span('chat gpt-5').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(demo.panel.getByText('Please send it to 12 Rue Lepic').first()).toBeVisible()
})

test('the focus goes with what the palette shows', async ({ demo, page }) => {
  await demo.open()
  await page.getByRole('button', { name: 'Support agent' }).focus()
  await page.keyboard.press('Enter')
  await demo.idle()
  await expect(page.getByRole('main')).toBeFocused()
  const find = async (words: string) => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: /Find/ })).toBeFocused()
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await find('import report')
  await expect(demo.report).toBeVisible()
  await expect(page.getByRole('main')).toBeFocused()
  await find('support-agent 10:42:07')
  await expect(demo.panel).toContainText('13.2')
  await expect(page.locator('.demo-panel:focus-within')).toBeVisible()
})

test('in one column the focus goes into a trace and back to its row', async ({ demo, page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await demo.open()
  await demo.openSample('Support agent')
  await demo.traces.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(demo.spans.first()).toBeVisible()
  await expect(demo.traces.first()).toBeHidden()
  await page.getByRole('button', { name: 'All traces' }).focus()
  await page.keyboard.press('Enter')
  await expect(demo.traces.nth(1)).toBeFocused()
})

test('the palette opens a span by its name', async ({ demo, page }) => {
  await demo.open()
  await demo.openSample('Support agent')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: /Find/ })).toBeFocused()
  await page.keyboard.type('change_address')
  await page.keyboard.press('Enter')
  await expect(demo.panel.getByText('carrier api: timeout after 3000 ms').last()).toBeVisible()
  await expect(demo.panel.getByRole('tab', { name: 'Input and output' })).toBeVisible()
})

test('the palette runs actions and closes with Escape', async ({ demo, page }) => {
  await demo.open()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('theme dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('? shows the keys', async ({ demo, page }) => {
  await demo.open()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Help' })).toContainText('In the time range')
})
