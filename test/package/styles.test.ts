// styles.css as a host's bundler leaves it: Vite's default target rewrites light-dark() for browsers that lack it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs'
import { dist } from './dist.ts'

const folder = mkdtempSync(join(tmpdir(), 'spanglass-styles-'))
let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs })
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The host's sheet and ours, built together. */
async function builtCss(hostRules: string): Promise<string> {
  const input = join(folder, 'host.css')
  writeFileSync(input, `@import '${dist}/styles.css';\n${hostRules}`)
  const result = await build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input } },
  })
  const [sheet] = (result as Rolldown.RolldownOutput).output.filter((one) => one.fileName.endsWith('.css'))
  return String((sheet as Rolldown.OutputAsset).source)
}

const LIGHT = ['rgb(255, 255, 255)', 'rgb(120, 85, 213)']
const DARK = ['rgb(20, 22, 25)', 'rgb(166, 144, 250)']

describe('the theme in a host that rewrites light-dark()', () => {
  it.each([
    ['is light where nothing is said', '', '', 'dark', LIGHT],
    ['follows a dark host', 'html { color-scheme: dark }', '', 'light', DARK],
    ['follows a host that follows the reader, dark', 'html { color-scheme: light dark }', '', 'dark', DARK],
    ['follows a host that follows the reader, light', 'html { color-scheme: light dark }', '', 'light', LIGHT],
    ['is the one that is named', '', 'data-sg-theme="dark"', 'light', DARK],
    ['is the one that is named in a dark host', 'html { color-scheme: dark }', 'data-sg-theme="light"', 'light', LIGHT],
  ] as const)('%s', async (_, hostRules, attribute, colorScheme, colours) => {
    const css = await builtCss(hostRules)
    expect(css).not.toContain('light-dark(')
    const page = await browser.newPage({ colorScheme })
    await page.setContent(
      `<style>${css}</style><section class="sg" ${attribute}><b data-type="llm" class="sg-ti">x</b></section>`,
    )
    const seen = await page.evaluate(() => [
      getComputedStyle(document.querySelector('.sg') as Element).backgroundColor,
      getComputedStyle(document.querySelector('.sg-ti') as Element).color,
    ])
    expect(seen).toEqual(colours)
    await page.close()
  })
})
