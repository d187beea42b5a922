// Pages of the host apps in a real browser, with a list of what must not happen on them.
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { exportText, vendorText } from './traces.ts'

export interface Visit {
  readonly page: Page
  /** Errors, warnings, breaches of the page's policy, and requests to other machines. */
  readonly trouble: readonly string[]
  /** URL of each worker that read a file to its end. */
  readonly readers: readonly string[]
}

/** Said on the console by a page whose worker has read a file. */
const readInWorker = 'read in worker '

/** Runs in the page before its own code. */
const watch = (mark: string): void => {
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
    console.error(`policy: ${effectiveDirective} forbids ${blockedURI} ${sample}`)
  })
  const urls = new WeakMap<Worker, string>()
  const { postMessage } = Worker.prototype
  const Native = Worker
  window.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      urls.set(this, String(url))
    }
  }
  Worker.prototype.postMessage = function (this: Worker, ...args: [never]) {
    this.addEventListener('message', ({ data }) => {
      if (data?.type === 'done') console.info(mark + urls.get(this))
    })
    postMessage.apply(this, args)
  }
}

/** Opens a page and keeps watch over it. */
export const visit = async (browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> => {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const trouble: string[] = []
  const readers: string[] = []
  page.on('pageerror', (error) => trouble.push(String(error)))
  page.on('console', (message) => {
    const text = message.text()
    if (text.startsWith(readInWorker)) readers.push(text.slice(readInWorker.length))
    else if (['error', 'warning'].includes(message.type())) trouble.push(text)
  })
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') trouble.push(`request to ${request.url()}`)
  })
  await page.addInitScript(watch, readInWorker)
  await page.goto(url)
  return { page, trouble, readers }
}

/**
 * Opens a vendor's export on the page's file input, whose reader loads a part on demand, then the OTLP one. Waits until the
 * panel shows each.
 */
export const openExports = async (page: Page): Promise<void> => {
  await open(page, vendorText, 'book table')
  await openExport(page)
}

/** Opens the OTLP one alone. */
export const openExport = (page: Page): Promise<void> => open(page, exportText, 'plan trip')

async function open(page: Page, text: string, row: string): Promise<void> {
  const file = { name: 'export.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  await page.getByLabel('Open traces').setInputFiles(file)
  await page.getByRole('treegrid').first().getByRole('row', { name: row }).waitFor()
}
