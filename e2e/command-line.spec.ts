import { expect, test } from './demo-page.ts'
import { agentTrace } from './files.ts'

test.use({ serviceWorkers: 'block' })

test('opens the files that were named on the command line, as one data set', async ({ demo, page }) => {
  const texts = [
    agentTrace('a', 'What is the capital of France?', 'Paris.'),
    agentTrace('b', 'And of Belgium?', 'Brussels.'),
  ]
  await page.route('**/__files/index.json', (route) =>
    route.fulfill({
      json: texts.map((text, n) => ({ name: `named-${n}.json`, sizeBytes: text.length, url: `/__files/${n}` })),
    }),
  )
  await page.route(/__files\/\d$/, (route) => route.fulfill({ body: texts[Number(route.request().url().at(-1))] }))
  await demo.open()
  await expect(demo.entry('named-0.json + 1 more')).toContainText('2 traces · 4 spans')
  await expect(demo.traces).toHaveCount(2)
  // A reload keeps the place.
  await demo.trace('And of Belgium?').click()
  await demo.span('chat gpt-4o-mini').click()
  await page.reload()
  await demo.idle()
  await expect(demo.panel.getByText('Brussels.')).toBeVisible()
})
