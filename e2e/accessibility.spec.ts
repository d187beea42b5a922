import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './demo-page.ts'

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

interface AxeWindow {
  readonly axe: {
    run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
  }
}

/** What axe finds wrong on the page, a line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(() => (window as unknown as AxeWindow).axe.run())
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  )
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test('the first visit has no barrier that axe can find', async ({ demo, page }) => {
      await demo.open()
      expect(await violations(page)).toEqual([])
    })

    test('library, list and trace have none', async ({ demo, page }) => {
      await demo.open()
      await demo.openSample('Support agent')
      await demo.trace('Please send it to 12 Rue Lepic').click()
      await demo.span('chat gpt-5').last().click()
      await expect(demo.panel.getByText('the nearest pick-up point,')).toBeVisible()
      expect(await violations(page)).toEqual([])
    })

    test('costs, scores and report have none', async ({ demo, page }) => {
      await demo.open()
      await demo.openSample('Support agent')
      const shown = { Costs: 'gpt-5-2025-08-07', Scores: 'groundedness', report: 'OTLP JSON' } as const
      for (const view of ['Costs', 'Scores', 'report'] as const) {
        await demo.show(view)
        await expect(page.locator('.demo-view').getByText(shown[view]).first()).toBeVisible()
        expect(await violations(page)).toEqual([])
      }
    })

    test('the palette has none', async ({ demo, page }) => {
      await demo.open()
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('combobox')).toBeFocused()
      expect(await violations(page)).toEqual([])
    })
  })
}
