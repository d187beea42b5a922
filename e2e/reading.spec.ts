import { expect, test } from './demo-page.ts'
import { agentTrace } from './files.ts'

test('says how far reading is, and stops when told to', async ({ demo, page }) => {
  // A disk that gives a line every 10 ms, and no worker to read it elsewhere.
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker')
    Blob.prototype.stream = function () {
      let text: string[] | undefined
      return new ReadableStream<Uint8Array<ArrayBuffer>>({
        pull: async (controller) => {
          text ??= (await this.text()).split(/(?<=\n)/)
          await new Promise((resolve) => setTimeout(resolve, 10))
          const line = text.shift()
          if (line === undefined) controller.close()
          else controller.enqueue(new TextEncoder().encode(line))
        },
      })
    }
  })
  await demo.open()
  const text = Array.from({ length: 2000 }, (_, n) => agentTrace(n.toString(16), 'Why?', 'Because.')).join('\n')
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
