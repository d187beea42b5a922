import { expect, test } from './demo-page.ts'

test('asks nothing of anybody else, and breaks no rule of its content policy', async ({
  demo,
  page,
  context,
  baseURL,
}) => {
  const { origin } = new URL(baseURL as string)
  const elsewhere: string[] = []
  const broken: string[] = []
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) elsewhere.push(url)
  })
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) broken.push(message.text())
  })
  await demo.open()
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    /default-src 'none'/,
  )
  await demo.openSample('Support agent')
  await demo.trace('Please send it to 12 Rue Lepic').click()
  for (const name of ['support-agent', 'chat gpt-5', 'execute_tool change_address', 'retrieval handbook']) {
    await demo.span(name).first().click()
  }
  for (const view of ['Costs', 'Scores', 'report', 'Traces'] as const) await demo.show(view)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: /Find/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await demo.offlineReady()
  expect(elsewhere).toEqual([])
  expect(broken).toEqual([])
})
