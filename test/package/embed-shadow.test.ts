// Two panels on one page, each in a shadow root: they keep to themselves.
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPage } from './hosts/build.ts'
import { createHost } from './hosts/host.ts'
import { openExport, type Visit } from './hosts/visit.ts'

const host = await createHost()
afterAll(host.close)

const body = `<label>Open traces <input type="file" id="input"></label>
<div id="first"></div>
<label>Note <textarea></textarea></label>
<div id="second"></div>`

let visited: Visit
let page: Page
let first: Locator
let second: Locator

beforeAll(async () => {
  const url = await host.serve(await buildPage(host.folder, 'shadow', body))
  visited = await host.visit(`${url}/shadow.html`)
  page = visited.page
  first = page.locator('#first')
  second = page.locator('#second')
  await page.evaluate(recordChanges)
  await openExport(page)
  await row(second, 'answer').waitFor()
})

const row = (panel: Locator, name: string): Locator =>
  panel.getByRole('treegrid').getByRole('row').filter({ hasText: name })

declare global {
  /** What has changed in the page outside the panels. */
  var changes: string[]
}

/** Runs in the page: notes all that is added or set outside of shadow roots, as `target: what`. */
function recordChanges(): void {
  globalThis.changes = []
  const nameOf = (node: Node) => (node instanceof Element ? `${node.localName}#${node.id}` : node.nodeName)
  new MutationObserver((records) => {
    for (const { target, type, attributeName, addedNodes } of records) {
      if (type === 'attributes') globalThis.changes.push(`${nameOf(target)}: ${attributeName}`)
      else globalThis.changes.push(...[...addedNodes].map((node) => `${nameOf(target)}: added ${nameOf(node)}`))
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
}

/** Roles of the floating parts that stand in the shadow root of a panel. */
const floatsOf = (panel: Locator): Promise<(string | null)[]> =>
  panel.evaluate(({ shadowRoot }) => {
    const floats = shadowRoot?.querySelectorAll('[role=tooltip], [role=dialog], [role=menu]') ?? []
    return [...floats].map((float) => float.getAttribute('role'))
  })

describe('two panels in shadow roots', () => {
  it('have their styles', async () => {
    for (const panel of [first, second]) {
      const style = await row(panel, 'answer').evaluate((element) => {
        const { height } = element.getBoundingClientRect()
        const { color, backgroundColor } = getComputedStyle(element.closest('.sg-panel') ?? element)
        return { height, color, backgroundColor }
      })
      expect(style).toEqual({ height: 28, color: 'rgb(22, 24, 29)', backgroundColor: 'rgb(255, 255, 255)' })
    }
  })

  it('select each for itself', async () => {
    await row(first, 'answer').click()
    await first.getByRole('heading', { name: 'answer' }).waitFor()
    expect(await row(first, 'answer').getAttribute('aria-selected')).toBe('true')
    expect(await row(second, 'answer').getAttribute('aria-selected')).not.toBe('true')
    expect(await second.getByRole('heading', { name: 'answer' }).count()).toBe(0)
  })

  it('listen to keys only while they have the focus', async () => {
    const note = page.getByRole('textbox', { name: 'Note' })
    await note.click()
    await page.keyboard.type('/?ej')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    expect(await note.inputValue()).toBe('/?ej')
    expect(await row(first, 'answer').getAttribute('aria-selected')).toBe('true')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await row(first, 'answer').click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await first.getByRole('heading', { name: 'search' }).waitFor()
    expect(await second.getByRole('heading', { name: 'search' }).count()).toBe(0)
  })

  it('keep tooltips, dialogs and menus inside, and leave the page as it was but for the marks of an open layer', async () => {
    await first.getByRole('button', { name: 'Keys' }).hover()
    await first.getByRole('tooltip').waitFor()
    expect(await floatsOf(first)).toEqual(['tooltip'])
    await first.getByRole('button', { name: 'Keys' }).click()
    await first.getByRole('dialog').waitFor()
    expect(await floatsOf(first)).toContain('dialog')
    await page.keyboard.press('Escape')
    await first.getByRole('dialog').waitFor({ state: 'detached' })
    await page.setViewportSize({ width: 360, height: 800 })
    await second.getByRole('button', { name: 'More' }).click()
    await second.getByRole('menu').waitFor()
    expect(await floatsOf(second)).toContain('menu')
    await page.keyboard.press('Escape')
    await second.getByRole('menu').waitFor({ state: 'detached' })

    const changes = await page.evaluate(() => globalThis.changes)
    expect(changes.filter((change) => !change.endsWith(': data-base-ui-inert'))).toEqual([])
    expect(await page.locator('[data-base-ui-inert]').count()).toBe(0)
    expect(await page.evaluate(() => document.styleSheets.length + document.adoptedStyleSheets.length)).toBe(0)
    expect(visited.trouble).toEqual([])
  })
})
