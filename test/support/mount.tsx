// Puts a part into a real page as a host would: in a box of some width, with the project's styles.
import axe from 'axe-core'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished } from 'vitest'
import 'spanglass/styles.css'

export interface Box {
  /** In px; default 800 by 600. */
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
}

/** Draws a node and takes it away when the test has finished. */
export function mount(node: ReactNode, { width = 800, height = 600, theme = 'light' }: Box = {}): HTMLElement {
  const box = document.createElement('main')
  box.style.cssText = `inline-size: ${width}px; block-size: ${height}px; color-scheme: ${theme}; background: ${theme === 'dark' ? '#141619' : '#fff'}`
  document.body.append(box)
  const root = createRoot(box)
  root.render(node)
  onTestFinished(() => {
    root.unmount()
    box.remove()
  })
  return box
}

/** What axe finds, as texts: none, for a part that is well made. */
export async function expectAccessible(box: HTMLElement): Promise<void> {
  const { violations } = await axe.run(box)
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`)).toEqual([])
}
