import { readFile } from 'node:fs/promises'
import { expect, test } from './demo-page.ts'

test('saves the open traces in another format, and says before what is lost', async ({ demo, page }) => {
  await demo.open()
  await demo.openSample('Three dialects')
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByText('Nothing is lost')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Parquet' }).click()
  await expect(dialog.getByText('Messages, inputs and outputs')).toBeVisible()
  const [parquet] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save' }).click(),
  ])
  expect(parquet.suggestedFilename()).toBe('mixed-dialects.spans.parquet')
  expect((await readFile(await parquet.path())).subarray(0, 4).toString()).toBe('PAR1')
})

test('what was exported opens again with the same traces', async ({ demo, page }) => {
  await demo.open()
  await demo.openSample('Three dialects')
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Save' }).click(),
  ])
  await page.keyboard.press('Escape')
  await demo.drop({ name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') })
  await expect(demo.traces).toHaveCount(7)
})
