import type { ReactNode } from 'react'
import { useLabels } from '../../react/labels.ts'
import { toolbarLabels } from './labels.ts'
import { PanelDialog } from './PanelDialog.tsx'

/** Loaded in a browser only, on the first press. */
const FIND_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ F' : 'Ctrl F'

const KEYS = [
  [['↑', '↓'], 'toolbar.keys.move'],
  [['←', '→'], 'toolbar.keys.fold'],
  [['*'], 'toolbar.keys.unfoldAll'],
  [['-'], 'toolbar.keys.foldAll'],
  [['Home', 'End'], 'toolbar.keys.ends'],
  [['PgUp', 'PgDn'], 'toolbar.keys.page'],
  [['Enter'], 'toolbar.keys.details'],
  [['/', FIND_KEY], 'toolbar.keys.find'],
  [['Enter', '⇧ Enter'], 'toolbar.keys.matches'],
  [['E', '⇧ E'], 'toolbar.keys.error'],
  [['Esc'], 'toolbar.keys.back'],
  [['?'], 'toolbar.keys.help'],
] as const

export default function KeysDialog({ onClose }: { onClose(): void }): ReactNode {
  const t = useLabels(toolbarLabels)
  return (
    <PanelDialog title={t['toolbar.keys']} onClose={onClose}>
      <dl className="sg-key-list">
        {KEYS.map(([keys, label]) => (
          <div key={label}>
            <dt>
              {keys.map((key) => (
                <kbd key={key} className="sg-kbd">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t[label]}</dd>
          </div>
        ))}
      </dl>
      <p className="sg-key-note">{t['toolbar.keys.note']}</p>
    </PanelDialog>
  )
}
