// A browser of its own for each case, with a profile on disk, and a fresh page for each sample: what one sample leaves behind
// in memory or in compiled code is no help and no burden to the next.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs'
import { rendererMemory } from './memory.mjs'

const ARGS = [...chromiumArgs, '--no-sandbox', '--no-first-run', '--disable-background-networking']
const VIEWPORT = { width: 1280, height: 900 }

/** No sample takes this long unless something hangs. */
const SAMPLE_LIMIT_MS = 5 * 60_000

/**
 * Runs an action with a new browser for the page at an address, and ends the browser.
 *
 * @param {string} url
 * @param {(session: Session) => any} action
 * @param {{ reusesPage?: boolean }} [options] `reusesPage` takes one page for all samples: quick, and of no use for figures
 */
export async function withBrowser(url, action, { reusesPage = false } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'spanglass-bench-profile-'))
  try {
    // A profile of its own rather than a private window, which would keep IndexedDB in memory.
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      args: ARGS,
      viewport: VIEWPORT,
      locale: 'en-US',
      timezoneId: 'UTC',
    })
    try {
      return await action(new Session(context, url, reusesPage))
    } finally {
      await context.close()
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

class Session {
  constructor(context, url, reusesPage) {
    this.context = context
    this.url = url
    this.reusesPage = reusesPage
  }

  /** Runs an action on a fresh page on which the input has been chosen. */
  async withPage(path, action) {
    const page = await this.openPage()
    try {
      if (path) await page.locator('input').setInputFiles(path)
      return await action(new BenchPage(page, this.context))
    } finally {
      if (!this.reusesPage) await page.close()
    }
  }

  async openPage() {
    if (this.kept) return this.kept
    const page = await this.context.newPage()
    await page.goto(this.url)
    await page.waitForFunction(() => 'bench' in window)
    if (this.reusesPage) this.kept = page
    return page
  }

  /** One call on a fresh page: the usual sample. */
  sample(path, name, ...args) {
    return this.withPage(path, (page) => page.call(name, ...args))
  }

  version() {
    return this.context.browser()?.version() ?? 'unknown'
  }
}

class BenchPage {
  constructor(page, context) {
    this.page = page
    this.context = context
  }

  /** Calls one of the page's functions, see bench/page/main.mjs. */
  async call(name, ...args) {
    let timer
    const late = new Promise((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`"${name}" did not end within ${SAMPLE_LIMIT_MS / 60_000} minutes.`)),
        SAMPLE_LIMIT_MS,
      )
    })
    let onCrash
    const crashed = new Promise((_, reject) => {
      onCrash = () => reject(new Error(`The page crashed in "${name}", most likely out of memory.`))
      this.page.once('crash', onCrash)
    })
    try {
      const done = this.page.evaluate(([name, args]) => window.bench[name](...args), [name, args])
      return await Promise.race([done, late, crashed])
    } catch (error) {
      throw new Error(error.message.replace(/^page\.evaluate: (Error: )?/, ''), { cause: error })
    } finally {
      clearTimeout(timer)
      this.page.off('crash', onCrash)
    }
  }

  /** Bytes of the page's own heap after collecting garbage, buffers included. */
  async heapBytes() {
    const client = await this.context.newCDPSession(this.page)
    try {
      await client.send('HeapProfiler.collectGarbage')
      await client.send('HeapProfiler.collectGarbage')
      const { usedSize, backingStorageSize = 0 } = await client.send('Runtime.getHeapUsage')
      return usedSize + backingStorageSize
    } finally {
      await client.detach()
    }
  }

  /** Starts to follow the memory of the page's process; undefined where the system does not tell. */
  followMemory() {
    return rendererMemory(this.context)
  }
}
