// Which columns are shown. Loaded on first use.
import { Menu } from '@base-ui/react/menu'
import { type ReactNode, useContext } from 'react'
import { FloatContext } from '../../react/context.ts'
import { Icon } from '../icon/Icon.tsx'

export interface ColumnChoice {
  readonly id: string
  readonly label: string
  readonly isShown: boolean
}

export interface ColumnMenuProps {
  readonly label: string
  readonly resetLabel: string
  readonly columns: readonly ColumnChoice[]
  onToggle(id: string, isShown: boolean): void
  /** Back to all columns in their own widths. */
  onReset(): void
}

export default function ColumnMenu({ label, resetLabel, columns, onToggle, onReset }: ColumnMenuProps): ReactNode {
  const container = useContext(FloatContext)
  return (
    <Menu.Root modal={false} defaultOpen>
      <Menu.Trigger className="sg-btn" data-kind="icon" aria-label={label} data-sg-tip={label}>
        <Icon name="table" />
      </Menu.Trigger>
      <Menu.Portal container={container}>
        <Menu.Positioner align="end" sideOffset={4} positionMethod="fixed" className="sg-positioner">
          <Menu.Popup className="sg-float sg-menu">
            {columns.map(({ id, label: name, isShown }) => (
              <Menu.CheckboxItem
                key={id}
                checked={isShown}
                onCheckedChange={(next) => onToggle(id, next)}
                closeOnClick={false}
              >
                <span className="sg-dt-check">
                  <Menu.CheckboxItemIndicator>
                    <Icon name="check" size={14} />
                  </Menu.CheckboxItemIndicator>
                </span>
                {name}
              </Menu.CheckboxItem>
            ))}
            <hr />
            <Menu.Item onClick={onReset}>
              <span className="sg-dt-check" />
              {resetLabel}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
