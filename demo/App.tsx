// The whole page: top bar, library, the open data set, dialogs.
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { FirstVisit } from './shell/FirstVisit.tsx'
import { Library } from './shell/Library.tsx'
import { TopBar } from './shell/TopBar.tsx'
import { useDropAndPaste } from './shell/use-drop-and-paste.ts'
import { useFocus } from './shell/use-focus.ts'
import { useShortcuts } from './shell/use-shortcuts.ts'
import { isIdle } from './state/store.ts'
import { useDemo } from './state/use-demo.ts'
import { OpenData } from './views/OpenData.tsx'

const Dialogs = lazy(() => import('./dialogs/Dialogs.tsx'))

export function App(): ReactNode {
  const root = useRef<HTMLDivElement>(null)
  const [floats, setFloats] = useState<HTMLElement | null>(null)
  const isDropping = useDropAndPaste()
  useShortcuts()
  useFocus(root)
  const idle = useDemo(isIdle)
  const isStarted = useDemo((state) => state.isStarted)
  const pane = useDemo((state) => state.pane)
  const view = useDemo((state) => state.view)
  const dialog = useDemo((state) => state.dialog)
  const isFirstVisit = useDemo(
    ({ entries, readings, open }) => entries.length === 0 && readings.length === 0 && open === undefined,
  )
  return (
    <div
      ref={root}
      className="sg demo"
      data-pane={pane}
      data-view={view}
      data-dropping={isDropping || undefined}
      data-sg-idle={idle || undefined}
    >
      <TopBar />
      {isFirstVisit ? (
        isStarted && <FirstVisit />
      ) : (
        <>
          <Library />
          <OpenData />
        </>
      )}
      <div className="demo-floats" ref={setFloats} />
      {dialog && floats && (
        <Suspense fallback={null}>
          <Dialogs key={dialog} name={dialog} container={floats} />
        </Suspense>
      )}
    </div>
  )
}
