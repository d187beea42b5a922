// When something can be seen.

/** Resolves after the next frame has been painted: a message sent from within a frame comes after it. */
export const nextPaint = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(undefined)
    })
  })

/** Rows of data, in the list of traces as in a trace; the row of headings has no index. */
export const ROW = '[role="row"][data-index]'

/** Resolves to the time at which the first row below an element has been painted. */
export const firstRowPainted = (element) =>
  new Promise((resolve) => {
    const look = async () => {
      if (!element.querySelector(ROW)) return
      observer.disconnect()
      await nextPaint()
      resolve(performance.now())
    }
    const observer = new MutationObserver(look)
    observer.observe(element, { childList: true, subtree: true })
  })

/** Resolves once the page has had nothing long to do for a while. */
export async function quiet() {
  for (let calm = 0; calm < 5; calm++) {
    const startMs = performance.now()
    await new Promise((resolve) => setTimeout(resolve, 50))
    if (performance.now() - startMs > 100) calm = -1
  }
}
