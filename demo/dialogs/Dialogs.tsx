// The demo's dialogs, in a chunk of their own. Not modal: the page stays usable beneath them.
import { Dialog } from '@base-ui/react/dialog'
import { type ReactNode, useEffect, useRef } from 'react'
import { type FocusTarget, focusTarget } from '../shell/use-focus.ts'
import { Icon } from '../spanglass.ts'
import type { DialogName } from '../state/store.ts'
import { useDemoStore } from '../state/use-demo.ts'
import { Export } from './Export.tsx'
import { Forget } from './Forget.tsx'
import { Help } from './Help.tsx'
import { Palette } from './Palette.tsx'

const TITLES: { readonly [name in DialogName]: string } = {
  palette: 'Find anything',
  help: 'Help',
  forget: 'Forget all files?',
  export: 'Export',
}

export interface DialogsProps {
  readonly name: DialogName
  /** Where floating parts go. */
  readonly container: HTMLElement
}

export default function Dialogs({ name, container }: DialogsProps): ReactNode {
  const store = useDemoStore()
  const field = useRef<HTMLInputElement>(null)
  const goesTo = useRef<FocusTarget>(undefined)
  // After the page has changed: what the focus goes to may only now be there.
  useEffect(
    () => () => {
      if (goesTo.current) focusTarget(container.ownerDocument, goesTo.current)?.focus({ preventScroll: true })
    },
    [container],
  )
  return (
    <Dialog.Root
      open
      modal={false}
      onOpenChange={(isOpen) =>
        !isOpen && store.setState(({ dialog }) => (dialog === name ? { dialog: undefined } : {}))
      }
    >
      <Dialog.Portal container={container}>
        <Dialog.Popup
          className="sg-float demo-dialog"
          data-name={name}
          initialFocus={name === 'palette' ? field : undefined}
          finalFocus={() => goesTo.current === undefined}
        >
          <Dialog.Title className={name === 'palette' ? 'sg-sr' : 'demo-dialog-title'}>{TITLES[name]}</Dialog.Title>
          {name === 'palette' && (
            <Palette
              ref={field}
              onRun={(item) => {
                goesTo.current = item.goesTo
              }}
            />
          )}
          {name === 'help' && <Help />}
          {name === 'forget' && <Forget />}
          {name === 'export' && <Export />}
          {(name === 'help' || name === 'export') && (
            <Dialog.Close className="sg-btn demo-dialog-close" data-kind="icon" aria-label="Close">
              <Icon name="close" size={14} />
            </Dialog.Close>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
