// What has no room in a narrow toolbar. Loaded on first use.
import { Menu } from '@base-ui/react/menu'
import { type ReactNode, useContext } from 'react'
import { FloatContext } from '../../react/context.ts'
import { usePanel, usePanelStore } from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import type { BarMeasure, TraceViewName } from '../../state/panel-store.ts'
import { Icon } from '../icon/Icon.tsx'
import { toolbarLabels } from './labels.ts'

const VIEWS = ['waterfall', 'icicle'] as const satisfies readonly TraceViewName[]

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
              <Menu.Group>
                <Menu.GroupLabel className="sg-menu-label">{t['toolbar.bars']}</Menu.GroupLabel>
                <Menu.RadioGroup
                  value={measure}
                  onValueChange={(value: BarMeasure) => store.getState().setBarMeasure(value)}
                >
                  {measures.map((one) => (
                    <Menu.RadioItem key={one} value={one} closeOnClick>
                      <span className="sg-menu-check">
                        <Menu.RadioItemIndicator>
                          <Icon name="check" size={14} />
                        </Menu.RadioItemIndicator>
                      </span>
                      {t[`toolbar.${one}`]}
                    </Menu.RadioItem>
                  ))}
                </Menu.RadioGroup>
                <hr />
              </Menu.Group>
            )}
            <Menu.Group>
              <Menu.GroupLabel className="sg-menu-label">{t['toolbar.views']}</Menu.GroupLabel>
              <Menu.RadioGroup value={view} onValueChange={(value: TraceViewName) => store.getState().setView(value)}>
                {VIEWS.map((one) => (
                  <Menu.RadioItem key={one} value={one} closeOnClick>
                    <span className="sg-menu-check">
                      <Menu.RadioItemIndicator>
                        <Icon name="check" size={14} />
                      </Menu.RadioItemIndicator>
                    </span>
                    {t[`toolbar.${one}`]}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
              <hr />
            </Menu.Group>
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
