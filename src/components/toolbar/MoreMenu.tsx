// What has no room in a narrow toolbar. Loaded on first use.
import { Menu } from '@base-ui/react/menu'
import { type ReactNode, useContext } from 'react'
import { FloatContext } from '../../react/context.ts'
import { usePanel, usePanelStore } from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import { type BarMeasure, VIEWS } from '../../state/panel-store.ts'
import { Icon } from '../icon/Icon.tsx'
import { toolbarLabels } from './labels.ts'

export interface MoreMenuProps {
  readonly measures: readonly BarMeasure[]
  onKeys(): void
}

export default function MoreMenu({ measures, onKeys }: MoreMenuProps): ReactNode {
  const t = useLabels(toolbarLabels)
  const container = useContext(FloatContext)
  const store = usePanelStore()
  const measure = usePanel((state) => state.barMeasure)
  const view = usePanel((state) => state.view)
  return (
    <Menu.Root modal={false} defaultOpen>
      <Menu.Trigger className="sg-btn sg-bar-more" data-kind="icon" aria-label={t['toolbar.more']}>
        <Icon name="more" />
      </Menu.Trigger>
      <Menu.Portal container={container}>
        <Menu.Positioner align="end" sideOffset={4} positionMethod="fixed" className="sg-positioner">
          <Menu.Popup className="sg-float sg-menu">
            {measures.length > 1 && (
              <Choice
                label={t['toolbar.bars']}
                names={measures}
                value={measure}
                wordOf={(one) => t[`toolbar.${one}`]}
                onChange={(one) => store.getState().setBarMeasure(one)}
              />
            )}
            <Choice
              label={t['toolbar.views']}
              names={VIEWS}
              value={view}
              wordOf={(one) => t[`toolbar.${one}`]}
              onChange={(one) => store.getState().setView(one)}
            />
            <Menu.Item onClick={onKeys}>
              <span className="sg-menu-check" />
              {t['toolbar.keys']}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

interface ChoiceProps<Name extends string> {
  readonly label: string
  readonly names: readonly Name[]
  readonly value: Name
  wordOf(name: Name): string
  onChange(name: Name): void
}

/** One of several, as a group of radio items. */
function Choice<Name extends string>({ label, names, value, wordOf, onChange }: ChoiceProps<Name>): ReactNode {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="sg-menu-label">{label}</Menu.GroupLabel>
      <Menu.RadioGroup value={value} onValueChange={onChange}>
        {names.map((name) => (
          <Menu.RadioItem key={name} value={name} closeOnClick>
            <span className="sg-menu-check">
              <Menu.RadioItemIndicator>
                <Icon name="check" size={14} />
              </Menu.RadioItemIndicator>
            </span>
            {wordOf(name)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <hr />
    </Menu.Group>
  )
}
