// A page with two panels, each in a shadow root of its own, around a field of the page itself.
import { createRoot } from 'react-dom/client'
import { adoptStyles, readTraces, TracePanel, type TraceSet } from 'spanglass'

const show = (id: string, traces: TraceSet): void => {
  const shadow = (document.getElementById(id) as HTMLElement).attachShadow({ mode: 'open' })
  adoptStyles(shadow)
  const box = document.createElement('div')
  shadow.append(box)
  createRoot(box).render(<TracePanel traces={traces} theme="light" style={{ height: 500 }} />)
}

const input = document.getElementById('input') as HTMLInputElement
input.addEventListener('change', async () => {
  const files = [...(input.files ?? [])]
  show('first', await readTraces(files))
  show('second', await readTraces(files))
})
