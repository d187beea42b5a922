import type { ReactNode } from 'react'
import { keyName } from '../shell/keys.ts'

const KEYS: readonly (readonly [where: string, keys: readonly (readonly [key: string, what: string])[]])[] = [
  [
    'Anywhere',
    [
      [keyName('mod+K'), 'find traces, files and actions'],
      [keyName('mod+V'), 'open what was copied: files or JSON'],
      ['?', 'this help'],
      ['Esc', 'close what is open'],
    ],
  ],
  [
    'In the list of traces',
    [
      ['↑ ↓', 'move'],
      ['Enter', 'open'],
      ['Home End', 'first, last'],
    ],
  ],
  [
    'In a trace',
    [
      ['↑ ↓', 'move'],
      ['← →', 'fold, unfold, to the parent'],
      ['Enter', 'details'],
      ['?', 'all keys of the panel'],
    ],
  ],
  [
    'In the time range',
    [
      ['← →', 'move the stretch'],
      ['Shift ← →', 'widen it'],
      ['Esc', 'all times'],
    ],
  ],
]

export function Help(): ReactNode {
  return (
    <div className="demo-help">
      <p>
        Drop, paste or choose exported traces. Files opened together are shown as one data set. They are read in this
        browser and kept in it; nothing is sent anywhere.
      </p>
      {KEYS.map(([where, keys]) => (
        <section key={where}>
          <h3>{where}</h3>
          <dl>
            {keys.map(([key, what]) => (
              <div key={key}>
                <dt>
                  <kbd className="sg-kbd">{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
