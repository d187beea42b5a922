import { DemoPage, expect, test } from './demo-page.ts'
import { agentTrace } from './files.ts'

const FILE = { name: 'capital.json', text: agentTrace('a', 'What is the capital of France?', 'Paris.') }

test('a second tab sees what the first one opens and forgets', async ({ demo, context }) => {
  await demo.open()
  const second = new DemoPage(await context.newPage())
  await second.open()
  await demo.drop(FILE)
  await expect(second.entry('capital.json')).toContainText('1 trace · 2 spans')
  await second.entry('capital.json').getByRole('button').first().click()
  await second.span('chat gpt-4o-mini').click()
  await expect(second.panel.getByText('Paris.')).toBeVisible()
  await demo.entry('capital.json').getByRole('button', { name: 'Forget capital.json' }).click()
  await expect(second.entry('capital.json')).toHaveCount(0)
})

test('without storage it works, and says that nothing is kept', async ({ demo, page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError')
    }
  })
  await demo.open()
  await expect(page.locator('[data-code="cache.refused"]')).toBeVisible()
  await demo.drop(FILE)
  await expect(demo.entry('capital.json')).toContainText('content not kept')
  await expect(demo.library).toContainText('Nothing is kept when the page closes')
  await demo.span('chat gpt-4o-mini').click()
  await expect(demo.panel.getByText('Paris.')).toBeVisible()
})

test('when there is no room, it says so and keeps what was there', async ({ demo, page }) => {
  await demo.open()
  await demo.drop(FILE)
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...args) {
      if (this.name === 'content') throw new DOMException('full', 'QuotaExceededError')
      return put.apply(this, args)
    }
  })
  await demo.drop({ name: 'another.json', text: agentTrace('b', 'And of Belgium?', 'Brussels.') })
  await expect(demo.entry('another.json')).toContainText('There is no room left')
  await demo.span('chat gpt-4o-mini').click()
  await expect(demo.panel.getByText('Brussels.')).toBeVisible()
  await page.reload()
  await demo.idle()
  await expect(demo.entry('another.json')).toContainText('content not kept')
  await demo.entry('capital.json').getByRole('button').first().click()
  await demo.span('chat gpt-4o-mini').click()
  await expect(demo.panel.getByText('Paris.')).toBeVisible()
})

/** Stands for a newer version of the demo in another tab. */
const openNewer = () =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('spanglass', 1000)
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
    request.onerror = () => reject(request.error)
  })

test('an older tab is told to reload when a newer version takes over', async ({ demo, page }) => {
  await demo.open()
  await demo.drop(FILE)
  await page.evaluate(openNewer)
  await expect(page.locator('[data-code="cache.blocked"]')).toContainText('Reload this tab')
  // What is open stays open.
  await expect(demo.spans.first()).toBeVisible()
})

test('a library of a newer version is left alone, and said to be', async ({ demo, page }) => {
  await demo.open()
  await page.evaluate(openNewer)
  await page.reload()
  await demo.idle()
  await expect(page.locator('[data-code="cache.newer"]')).toBeVisible()
  await demo.drop(FILE)
  await expect(demo.spans.first()).toBeVisible()
})
