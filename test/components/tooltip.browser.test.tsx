import { Menu } from '@base-ui/react/menu'
import { useContext } from 'react'
import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Cost, Figure } from '../../src/components/figure/Figure.tsx'
import { Root } from '../../src/components/root/Root.tsx'
import { supplied, unknown } from '../../src/model/amount.ts'
import { FloatContext } from '../../src/react/context.ts'
import { expectAccessible, mount } from '../support/mount.tsx'

const OpenMenu = () => {
  const container = useContext(FloatContext)
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger data-sg-tip="what the menu is for">Menu</Menu.Trigger>
      <Menu.Portal container={container}>
        <Menu.Positioner>
          <Menu.Popup>
            <Menu.Item>an item</Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

const part = (
  <Root part="sample" aria-label="Sample">
    <button type="button">before</button>
    <p>
      <Cost amount={unknown('no price for this model')} label="Cost" />
    </p>
    <p>
      <Figure amount={{ state: 'partial', value: 12345, missing: 2, why: 'two calls recorded no usage' }} />
    </p>
    <p>
      <Figure amount={supplied(3)} />
    </p>
    <p data-sg-tip="" className="sg-cut" style={{ width: 60 }}>
      a text that is far too long for its box
    </p>
    <p data-sg-tip="" className="sg-cut">
      short
    </p>
    <OpenMenu />
    <Root part="inner" aria-label="Inner">
      <p data-sg-tip="from within">inner</p>
    </Root>
  </Root>
)

const draw = async () => {
  const box = mount(part)
  await expect.element(page.getByRole('button', { name: 'before' })).toBeVisible()
  return box
}
const tip = () => page.getByRole('tooltip')
const figure = (box: HTMLElement, state: string) => box.querySelector(`[data-state="${state}"]`) as HTMLElement

describe('the tip', () => {
  it('shows the reason of a figure on keyboard focus and describes it', async () => {
    const box = await draw()
    await userEvent.click(page.getByRole('button', { name: 'before' }))
    await userEvent.tab()
    expect(document.activeElement).toBe(figure(box, 'unknown'))
    await expect.element(tip()).toHaveTextContent('no price for this model')
    expect(figure(box, 'unknown').getAttribute('aria-describedby')).toBe(tip().element().id)
    await expectAccessible(box)
    await userEvent.tab()
    await expect.element(tip()).toHaveTextContent('At least 12,345, 2 missing: two calls recorded no usage')
    expect(figure(box, 'unknown').hasAttribute('aria-describedby')).toBe(false)
  })

  it('goes with Escape, which does nothing else, and when the focus leaves', async () => {
    const box = await draw()
    let escapes = 0
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') escapes++
    })
    await userEvent.click(page.getByRole('button', { name: 'before' }))
    await userEvent.tab()
    await expect.element(tip()).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => tip().query()).toBeNull()
    expect(escapes).toBe(0)
    await userEvent.keyboard('{Escape}')
    expect(escapes).toBe(1)
  })

  it('does not keep Escape from a menu, and leaves the button that opened one alone', async () => {
    const box = await draw()
    await userEvent.click(page.getByRole('button', { name: 'Menu' }))
    await expect.poll(() => page.getByRole('menu').element().matches(':focus-within')).toBe(true)
    await userEvent.hover(figure(box, 'partial'))
    await expect.element(tip()).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => page.getByRole('menu').query()).toBeNull()
    // The focus is back on the button: its own tip, as on any keyboard focus.
    await expect.element(tip()).toHaveTextContent('what the menu is for')

    await userEvent.click(page.getByRole('button', { name: 'Menu' }))
    await expect.element(page.getByRole('menu')).toBeVisible()
    await userEvent.hover(page.getByRole('button', { name: 'before' }))
    await userEvent.hover(page.getByRole('button', { name: 'Menu' }))
    await new Promise((done) => setTimeout(done, 500))
    expect(tip().query()).toBeNull()
  })

  it('shows under the pointer, and one at a time', async () => {
    const box = await draw()
    await userEvent.hover(figure(box, 'partial'))
    await expect.element(tip()).toHaveTextContent('two calls recorded no usage')
    await userEvent.hover(figure(box, 'unknown'))
    await expect.element(tip()).toHaveTextContent('no price for this model')
    expect(tip().elements()).toHaveLength(1)
    await userEvent.hover(page.getByRole('button', { name: 'before' }))
    await expect.poll(() => tip().query()).toBeNull()
  })

  it('gives a text that is cut short, and nothing for one that fits', async () => {
    await draw()
    await userEvent.hover(page.getByText('a text that is far'))
    await expect.element(tip()).toHaveTextContent('a text that is far too long for its box')
    await userEvent.hover(page.getByText('short', { exact: true }))
    await expect.poll(() => tip().query()).toBeNull()
  })

  it('stands inside the outermost part, also for a part within', async () => {
    const box = await draw()
    await userEvent.hover(page.getByText('inner', { exact: true }))
    await expect.element(tip()).toHaveTextContent('from within')
    expect(box.querySelectorAll('.sg-floats')).toHaveLength(1)
    expect(box.querySelector('.sg-floats')?.contains(tip().element())).toBe(true)
  })

  it('works in a shadow root', async () => {
    const box = mount(<div id="host" />)
    await expect.poll(() => box.firstElementChild).not.toBeNull()
    const shadow = (box.firstElementChild as HTMLElement).attachShadow({ mode: 'open' })
    for (const sheet of document.querySelectorAll('style')) shadow.append(sheet.cloneNode(true))
    const { createRoot } = await import('react-dom/client')
    const inside = document.createElement('div')
    shadow.append(inside)
    const root = createRoot(inside)
    root.render(part)
    await expect.poll(() => shadow.querySelector('[data-state="partial"]')).not.toBeNull()
    await userEvent.hover(shadow.querySelector('[data-state="partial"]') as Element)
    await expect
      .poll(() => shadow.querySelector('[role="tooltip"]')?.textContent)
      .toContain('two calls recorded no usage')
    root.unmount()
  })

  it('leaves figures with nothing to explain out of the tab order', async () => {
    const box = await draw()
    expect(box.querySelectorAll('.sg-fig')).toHaveLength(3)
    expect(box.querySelectorAll('.sg-fig[tabindex="0"]')).toHaveLength(2)
  })
})
