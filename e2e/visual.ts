// Visual snapshots. Pictures differ between platforms and browser versions, so they are compared only where both are
// those they were made with, and their tests are skipped elsewhere. Fonts come from test/fonts.
//
//   import { visual } from './visual.ts'
//   visual('empty library, dark', async ({ page, snapshot }) => {
//     await page.goto('/')
//     await snapshot('empty-dark')
//   })
//
// New pictures, all of them at once: npx playwright test --update-snapshots
import { readFileSync, writeFileSync } from 'node:fs'
import { arch, platform } from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, type Locator, test } from '@playwright/test'

const madeWithFile = new URL('./snapshots/made-with.json', import.meta.url)
const fontsFolder = new URL('../test/fonts/', import.meta.url)

/** The platform and browser the pictures in e2e/snapshots were made with; empty if there are none. */
const readMadeWith = () => {
  try {
    return readFileSync(madeWithFile, 'utf8')
  } catch {
    return ''
  }
}

interface VisualFixtures {
  /**
   * Compares the page, or one part of it, with the picture of this name, after everything has come to rest.
   * A name is used once in a file.
   */
  snapshot: (name: string, part?: Locator) => Promise<void>
  comparable: undefined
}

/** A test that compares pictures, by the fixture `snapshot`; skipped where they cannot be compared. */
export const visual = test.extend<VisualFixtures>({
  comparable: [
    async ({ browser }, use, testInfo) => {
      const here = `${JSON.stringify({ platform: `${platform}-${arch}`, chromium: browser.version() }, null, 2)}\n`
      const isUpdating = ['all', 'changed'].includes(testInfo.config.updateSnapshots)
      testInfo.skip(!isUpdating && readMadeWith() !== here, 'The pictures are of another platform or browser version.')
      await use(undefined)
      if (isUpdating) writeFileSync(madeWithFile, here)
    },
    { auto: true },
  ],
  snapshot: async ({ page }, use) => {
    await page.route('**/__test-fonts/*', (route) => {
      const name = new URL(route.request().url()).pathname.split('/').at(-1)
      return route.fulfill({ path: fileURLToPath(new URL(`./${name}`, fontsFolder)) })
    })
    await use(async (name, part) => {
      await page.addStyleTag({ url: '/__test-fonts/fonts.css' })
      await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())))
      await expect(part ?? page).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.001 })
    })
  },
})
