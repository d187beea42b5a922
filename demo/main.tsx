// The demo: a trace viewer for exported files. Everything it does with traces comes from the package.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'spanglass/styles.css'
import './demo.css'
import { App } from './App.tsx'
import { keepOffline } from './offline.ts'
import { startDemo } from './state/start.ts'
import { createDemoStore } from './state/store.ts'
import { DemoContext } from './state/use-demo.ts'

const store = createDemoStore()
createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <DemoContext value={store}>
      <App />
    </DemoContext>
  </StrictMode>,
)
void startDemo(store)
keepOffline()
