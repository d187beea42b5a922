import type { Page } from '@playwright/test'
import { DemoPage, expect } from './demo-page.ts'
import { withAnOddLine } from './files.ts'
import { visual } from './visual.ts'

// Files are served by a route of the test, which a service worker would go around.
visual.use({ serviceWorkers: 'block' })

visual.beforeEach(async ({ page }) => {
  // Times of opening are today's, whenever that is.
  await page.clock.setFixedTime('2026-11-21T12:00:00Z')
  // The room a browser grants depends on the disk.
  await page.addInitScript(() => {
    StorageManager.prototype.estimate = async () => ({ usage: 0, quota: 512e6 })
  })
})

/** Takes the pointer to where it explains nothing. */
async function rest(page: Page): Promise<void> {
  await page.mouse.move(2, 2)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
}

const LONG = 'Please send it to 12 Rue Lepic'

visual('first visit', async ({ page, snapshot }) => {
  await new DemoPage(page).open()
  await snapshot('first-visit')
})

for (const theme of ['light', 'dark'] as const) {
  visual.describe(theme, () => {
    visual.use({ colorScheme: theme })
    visual(`a trace, ${theme}`, async ({ page, snapshot }) => {
      const demo = new DemoPage(page)
      await demo.open()
      await demo.openSample('Support agent')
      await demo.trace(LONG).click()
      await demo.span('chat gpt-5').last().click()
      await rest(page)
      await snapshot(`trace-${theme}`)
    })
  })
}

for (const width of [800, 320]) {
  visual.describe(`${width} px`, () => {
    visual.use({ viewport: { width, height: 800 } })
    visual(`list and trace at ${width} px`, async ({ page, snapshot }) => {
      const demo = new DemoPage(page)
      await demo.open()
      await demo.openSample('Support agent')
      await rest(page)
      await snapshot(`list-${width}`)
      await demo.trace(LONG).click()
      await rest(page)
      await snapshot(`trace-${width}`)
    })
  })
}

visual('costs and scores', async ({ page, snapshot }) => {
  const demo = new DemoPage(page)
  await demo.open()
  await demo.openSample('Support agent')
  await demo.show('Costs')
  await page.getByRole('rowheader').first().waitFor()
  await rest(page)
  await snapshot('costs')
  await demo.show('Scores')
  await page.getByText('groundedness').first().waitFor()
  await rest(page)
  await snapshot('scores')
})

visual('import report', async ({ page, snapshot }) => {
  const demo = new DemoPage(page)
  await demo.open()
  await demo.drop({ name: 'capitals.jsonl', text: withAnOddLine })
  // How long reading took is another figure each time.
  await demo.report.getByText('Time', { exact: true }).evaluate((label) => {
    const { parentElement } = label
    if (parentElement?.lastElementChild) parentElement.lastElementChild.textContent = '12 ms'
  })
  await rest(page)
  await snapshot('report')
})
