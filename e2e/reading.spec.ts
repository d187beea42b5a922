import { expect, test } from './demo-page.ts'
import { agentTrace } from './files.ts'

test('says how far reading is, and stops when told to', async ({ demo, page }) => {
  // No worker to read it elsewhere, and a page that has much else to do between two slices of reading.
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker')
    Object.defineProperty(window, 'scheduler', {
      value: { yield: () => new Promise((resolve) => setTimeout(resolve, 200)) },
    })
  })
  await demo.open()
  const text = Array.from({ length: 6000 }, (_, n) => agentTrace(n.toString(16), 'Why?', 'Because.')).join('\n')
  await page
    .getByLabel('Trace files', { exact: true })
    .setInputFiles({ name: 'slow.jsonl', mimeType: 'application/json', buffer: Buffer.from(text) })
  await expect(demo.entry('slow.jsonl')).toContainText(/reading [1-9]\d? %/)
  await demo.entry('slow.jsonl').getByRole('button', { name: 'Stop reading slow.jsonl' }).click()
  await demo.idle()
  await expect(demo.entry('slow.jsonl')).toHaveCount(0)
  await expect(page.getByText('Or open a sample')).toBeVisible()
  await expect(demo.failures).toHaveCount(0)
})
