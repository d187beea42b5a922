// The place on the page where parts are shown, of one size for all of them.
import { createRoot } from 'react-dom/client'

/** @returns the element and how to show something in it, and how to empty it */
export function createView() {
  const element = document.createElement('div')
  element.style.cssText = 'position: relative; width: 1200px; height: 800px'
  document.body.append(element)
  const root = createRoot(element)
  return {
    element,
    show: (node) => root.render(node),
    remove: () => {
      root.unmount()
      element.remove()
    },
  }
}
