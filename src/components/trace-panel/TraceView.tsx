// One open trace: head, tools, overview, tree beside details, foot.
import { type ReactNode, useRef } from 'react'
import { type OpenTrace, usePanel, usePanelStore } from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import { useLayout } from '../../react/use-layout.ts'
import { Icicle } from '../icicle/Icicle.tsx'
import { Legend } from '../legend/Legend.tsx'
import { Overview } from '../overview/Overview.tsx'
import { SpanDetails } from '../span-details/SpanDetails.tsx'
import { Split } from '../split/Split.tsx'
import { Toolbar } from '../toolbar/Toolbar.tsx'
import { TraceHeader } from '../trace-header/TraceHeader.tsx'
import { Waterfall } from '../waterfall/Waterfall.tsx'
import { tracePanelLabels } from './labels.ts'
import { usePanelKeys } from './use-panel-keys.ts'

export function TraceView({ trace, back }: { readonly trace: OpenTrace; readonly back: ReactNode }): ReactNode {
  const t = useLabels(tracePanelLabels)
  const store = usePanelStore()
  const onKeyDown = usePanelKeys()
  const isOpen = usePanel((state) => state.isDetailsOpen && state.selectedSpan !== undefined)
  const body = useRef<HTMLDivElement>(null)
  const view = usePanel((state) => state.view)
  const isSingle = trace.tree.rows.length === 1
  useFocusWithDetails(body, isOpen && !isSingle)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the panel, from whatever in it has the focus
    <div ref={body} className="sg-body" data-details={isOpen && !isSingle ? 'open' : undefined} onKeyDown={onKeyDown}>
      <TraceHeader before={back} />
      <Toolbar />
      {isSingle ? (
        <SpanDetails className="sg-single" />
      ) : (
        <>
          <Overview />
          <Split
            label={t['tracePanel.resizeDetails']}
            start={view === 'icicle' ? <Icicle /> : <Waterfall />}
            end={isOpen && <SpanDetails onClose={() => store.getState().setDetailsOpen(false)} />}
          />
          <Legend />
        </>
      )}
    </div>
  )
}

/** Where details slide over the tree the focus goes with them, and comes back to the row when they close. */
function useFocusWithDetails(body: React.RefObject<HTMLDivElement | null>, isOpen: boolean): void {
  const wasOpen = useRef(isOpen)
  useLayout(() => {
    if (wasOpen.current === isOpen) return
    wasOpen.current = isOpen
    const element = body.current
    if (!element) return
    const active = (element.getRootNode() as Document | ShadowRoot).activeElement
    if (isOpen) {
      const details = element.querySelector<HTMLElement>('.sg-split-end')
      const isOver = details && element.ownerDocument.defaultView?.getComputedStyle(details).position === 'absolute'
      if (isOver && element.contains(active)) details.focus({ preventScroll: true })
    } else if (!active || active === element.ownerDocument.body) {
      element.querySelector<HTMLElement>('.sg-rows [role="row"][tabindex="0"]')?.focus({ preventScroll: true })
    }
  }, [body, isOpen])
}
