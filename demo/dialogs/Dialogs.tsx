// The demo's dialogs, in a chunk of their own. Not modal: the page stays usable beneath them.
import { Dialog } from '@base-ui/react/dialog'
import { lazy, type ReactNode, Suspense } from 'react'
import { Icon } from '../spanglass.ts'
import type { DialogName } from '../state/store.ts'
import { useDemoStore } from '../state/use-demo.ts'
import { Forget } from './Forget.tsx'
import { Help } from './Help.tsx'

const Palette = lazy(() => import('./Palette.tsx'))

const TITLES: { readonly [name in DialogName]: string } = {
  palette: 'Find anything',
  help: 'Help',
  forget: 'Forget all files?',
}

export interface DialogsProps {
  readonly name: DialogName
  /** Where floating parts go. */
  readonly container: HTMLElement
}

export default function Dialogs({ name, container }: DialogsProps): ReactNode {
  const store = useDemoStore()
  return (
    <Dialog.Root
      open
      modal={false}
      onOpenChange={(isOpen) =>
        !isOpen && store.setState(({ dialog }) => (dialog === name ? { dialog: undefined } : {}))
      }
    >
      <Dialog.Portal container={container}>
        <Dialog.Popup className="sg-float demo-dialog" data-name={name}>
          <Dialog.Title className={name === 'palette' ? 'sg-sr' : 'demo-dialog-title'}>{TITLES[name]}</Dialog.Title>
          {name === 'palette' && (
            <Suspense fallback={<div className="demo-palette" aria-busy="true" />}>
              <Palette />
            </Suspense>
          )}
          {name === 'help' && <Help />}
          {name === 'forget' && <Forget />}
          {name === 'help' && (
            <Dialog.Close className="sg-btn demo-dialog-close" data-kind="icon" aria-label="Close">
              <Icon name="close" size={14} />
            </Dialog.Close>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
