// The demo as a person sees it: what tests do and look for, in one place.
import { test as base, expect, type Locator, type Page } from '@playwright/test'

export interface NamedText {
  readonly name: string
  readonly text: string
}

export class DemoPage {
  readonly page: Page
  readonly library: Locator
  readonly traces: Locator
  readonly spans: Locator
  readonly panel: Locator
  readonly report: Locator
  readonly failures: Locator

  constructor(page: Page) {
    this.page = page
    this.library = page.getByRole('complementary', { name: 'Library' })
    this.traces = page.locator('.sg-trace-list [role="row"][data-index]')
    this.panel = page.locator('.sg-panel')
    this.spans = this.panel.getByRole('treegrid').locator('[role="row"][aria-level]')
    this.report = page.locator('.sg-import-report')
    this.failures = page.getByRole('alert')
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`./${search}`)
    await this.idle()
  }

  /** Nothing is being read, copied or looked up. */
  async idle(): Promise<void> {
    await expect(this.page.locator('.demo[data-sg-idle]')).toBeVisible()
  }

  async openSample(title: string): Promise<void> {
    await this.page.getByRole('button', { name: title }).click()
    await this.opened()
  }

  /** Drops files on the page, together. */
  async drop(...files: readonly NamedText[]): Promise<void> {
    const transfer = await this.page.evaluateHandle((list) => {
      const data = new DataTransfer()
      for (const { name, text } of list) data.items.add(new File([text], name))
      return data
    }, files)
    await this.page.dispatchEvent('.demo', 'dragover', { dataTransfer: transfer })
    await this.page.dispatchEvent('.demo', 'drop', { dataTransfer: transfer })
    await this.opened()
  }

  async paste(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
    await this.opened()
  }

  async choose(...files: readonly NamedText[]): Promise<void> {
    await this.page
      .getByLabel('Trace files', { exact: true })
      .setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })))
    await this.opened()
  }

  /** Something was opened or has failed, and all is kept. */
  private async opened(): Promise<void> {
    await expect(this.page.locator('.demo-main, .demo-failures').first()).toBeVisible()
    await this.idle()
  }

  async show(view: 'Traces' | 'Costs' | 'Scores' | 'report'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click()
  }

  /** A row of the open trace. */
  span(name: string): Locator {
    return this.spans.filter({ hasText: name })
  }

  trace(text: string): Locator {
    return this.traces.filter({ hasText: text })
  }

  entry(name: string): Locator {
    return this.library.getByRole('listitem').filter({ hasText: name })
  }

  /** The service worker has kept all files of the demo. */
  async offlineReady(): Promise<void> {
    await this.page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready
      if (active?.state === 'activated') return
      await new Promise<void>((resolve) =>
        active?.addEventListener('statechange', () => active.state === 'activated' && resolve()),
      )
    })
  }
}

export const test = base.extend<{ demo: DemoPage }>({
  demo: async ({ page }, use) => {
    await use(new DemoPage(page))
  },
})

export { expect }
