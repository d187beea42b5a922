// A dialog inside the panel. Loaded on first use.
import { Dialog } from '@base-ui/react/dialog'
import { type ReactNode, useContext } from 'react'
import { FloatContext } from '../../react/context.ts'
import { useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { toolbarLabels } from './labels.ts'

export interface PanelDialogProps {
  readonly title: string
  /** Takes as much of the panel as it needs. */
  readonly isWide?: boolean
  onClose(): void
  readonly children: ReactNode
}

export function PanelDialog({ title, isWide, onClose, children }: PanelDialogProps): ReactNode {
  const t = useLabels(toolbarLabels)
  const container = useContext(FloatContext)
  return (
    <Dialog.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal container={container}>
        <Dialog.Popup className="sg-float sg-dialog" data-wide={isWide ? '' : undefined}>
          <div className="sg-dialog-head">
            <Dialog.Title className="sg-dialog-title">{title}</Dialog.Title>
            <Dialog.Close className="sg-btn" data-kind="icon" aria-label={t['toolbar.close']}>
              <Icon name="close" />
            </Dialog.Close>
          </div>
          <div className="sg-dialog-body">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
