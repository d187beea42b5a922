// The panel on a page whose policy allows next to nothing.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, describe, expect, it } from 'vitest'
import { buildPage } from './hosts/build.ts'
import { createHost } from './hosts/host.ts'
import { openExports, type Visit } from './hosts/visit.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  'img-src data:',
].join('; ')
const trustedTypes = `${policy}; require-trusted-types-for 'script'; trusted-types host`
const noWorkers = policy.replace("worker-src 'self'", "worker-src 'none'")

const host = await createHost()
afterAll(host.close)
const built = await buildPage(host.folder, 'strict', '<div id="root"></div>')
cpSync(join(host.folder, 'node_modules/spanglass/dist/worker.js'), join(built, 'copy-of-worker.js'))

/** Goes everywhere in the panel, the table and the charts. */
const useEverything = async (page: Page): Promise<void> => {
  const rows = page.getByRole('treegrid').getByRole('row')
  const details = page.getByRole('region', { name: 'Span details' })
  const content = details.getByRole('tablist')
  const elements = await page.locator('body > *').count()
  for (const name of ['search', 'answer']) {
    await rows.filter({ hasText: name }).click()
    await details.getByRole('heading', { name }).waitFor()
    await content.waitFor()
    for (const tab of (await content.getByRole('tab').all()).reverse()) {
      await tab.click()
      await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true')
      await details.getByRole('tabpanel').waitFor()
    }
  }
  await details.getByRole('cell', { name: 'museum' }).waitFor()
  await page.getByRole('button', { name: 'Keys' }).hover()
  await page.getByRole('tooltip').waitFor()
  for (const name of ['Keys', /^Health/]) {
    await page.getByRole('button', { name }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.getByRole('table', { name: /^Cost/ }).getByRole('rowheader', { name: 'gpt-4o-mini' }).waitFor()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menu').waitFor()
  // Floating parts stand in the panel, not in the body.
  expect(await page.locator('body > *').count()).toBe(elements)
  // Keys reach the menu once it has the focus.
  await expect.poll(() => page.getByRole('menu').evaluate((menu) => menu.matches(':focus-within'))).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await page.getByRole('figure', { name: 'helpful' }).getByRole('listbox').waitFor()
}

/** The page under a policy, with the export open. */
const openUnder = async (policy: string, query = ''): Promise<Visit> => {
  const url = await host.serve(built, { 'content-security-policy': policy })
  const visited = await host.visit(`${url}/strict.html${query}`)
  await openExports(visited.page)
  return visited
}

describe('the panel on a page', () => {
  it('that allows scripts, styles and workers of its own only: reads in its worker, without a breach', async () => {
    const { page, trouble, readers } = await openUnder(policy)
    await useEverything(page)
    expect(readers).toHaveLength(2)
    expect(trouble).toEqual([])
  })

  it('that demands trusted types: reads in the worker that the host hands in, without a breach', async () => {
    const { page, trouble, readers } = await openUnder(trustedTypes, '?handed')
    await useEverything(page)
    expect(readers).toEqual(['/copy-of-worker.js', '/copy-of-worker.js'])
    expect(trouble).toEqual([])
  })

  it.each([
    ['allows no worker', noWorkers, '', 'worker-src'],
    ['allows no worker, not even one handed in', noWorkers, '?handed', 'worker-src'],
    ['demands trusted types, with no worker handed in', trustedTypes, '', 'require-trusted-types-for'],
  ])('that %s: shows the export all the same', async (_, policy, query, directive) => {
    const { trouble, readers } = await openUnder(policy, query)
    expect(readers).toEqual([])
    expect(trouble).toContainEqual(expect.stringContaining(`policy: ${directive} forbids`))
  })
})
