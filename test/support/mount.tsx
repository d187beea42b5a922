// Mounts a part in the page as a host would: with the styles, in a box of a given size.
import axe from 'axe-core'
import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect } from 'vitest'
import 'spanglass/styles.css'

const mounted: { root: Root; box: HTMLElement }[] = []

afterEach(() => {
  for (const { root, box } of mounted.splice(0)) {
    root.unmount()
    box.remove()
  }
})

/** Draws a node into a new box of the page; all boxes go after the test. */
export function mount(node: ReactNode, { width = 456, height }: { width?: number; height?: number } = {}): HTMLElement {
  const box = document.createElement('main')
  box.style.cssText = `inline-size:${width}px;${height === undefined ? '' : `block-size:${height}px`}`
  document.body.append(box)
  const root = createRoot(box)
  root.render(node)
  mounted.push({ root, box })
  return box
}

/** Fails with what axe finds wrong: rule, and the elements. */
export async function expectAccessible(box: HTMLElement): Promise<void> {
  const { violations } = await axe.run(box, { resultTypes: ['violations'] })
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([])
}
