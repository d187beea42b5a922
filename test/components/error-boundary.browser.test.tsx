import { expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { Root } from '../../src/components/root/Root.tsx'
import { TraceProvider } from '../../src/react/provider.tsx'
import { mount } from '../support/mount.tsx'
import { tracesFromText } from '../support/trace-from-text.ts'

function Part({ rows }: { rows: ReadonlyMap<string, string> }) {
  const row = rows.get('a')
  if (row === undefined) throw new Error('no such row')
  return <p>{row}</p>
}

it('a part that fails shows its code, tells the host, spares its neighbour and can be tried again', async () => {
  const rows = new Map<string, string>()
  const onIssue = vi.fn()
  mount(
    <TraceProvider traces={await tracesFromText('llm chat 0..100')} prices={false} onIssue={onIssue}>
      <Root part="first">
        <Part rows={rows} />
      </Root>
      <Root part="second">
        <p>neighbour</p>
      </Root>
    </TraceProvider>,
  )
  await expect.element(page.getByRole('alert')).toHaveTextContent('part.failed in first')
  await expect.element(page.getByText('neighbour')).toBeVisible()
  expect(onIssue).toHaveBeenCalledWith(expect.objectContaining({ code: 'part.failed', message: 'no such row' }))
  rows.set('a', 'drawn')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByText('drawn')).toBeVisible()
  expect(document.querySelector('[role="alert"]')).toBeNull()
})
