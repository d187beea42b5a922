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
