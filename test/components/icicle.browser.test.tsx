import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Icicle } from '../../src/components/icicle/Icicle.tsx'
import { usePanel } from '../../src/react/hooks.ts'
import { TraceProvider } from '../../src/react/provider.tsx'
import { expectAccessible, mount } from '../support/mount.tsx'
import { tracesFromText } from '../support/trace-from-text.ts'

const Selected = () => <output>{usePanel((state) => state.selectedSpan) ? 'selected' : 'nothing selected'}</output>

it('is a tree that keys walk, and selects a span', async () => {
  const traces = await tracesFromText('agent plan 0..1000\n  llm answer 0..600\n  tool search 600..900')
  const box = mount(
    <TraceProvider traces={traces} prices={false}>
      <Icicle />
      <Selected />
    </TraceProvider>,
  )
  const item = (name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}`) })
  await expect.element(item('Whole trace')).toBeVisible()
  await expectAccessible(box)
  item('Whole trace').element().focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await expect.element(item('answer')).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(item('search')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('selected', { exact: true })).toBeVisible()
  await expect.element(item('search')).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{ArrowUp}')
  await expect.element(item('plan')).toHaveFocus()
})
