// Cards for what could not be opened: the code, what happened, what it means, what to do.
import type { ReactNode } from 'react'
import { Icon } from '../spanglass.ts'
import { dismissFailure, openFiles } from '../state/open.ts'
import { useDemo, useDemoStore } from '../state/use-demo.ts'

export function Failures(): ReactNode {
  const store = useDemoStore()
  const failures = useDemo((state) => state.failures)
  if (failures.length === 0) return null
  return (
    <ul className="demo-failures" aria-label="Could not be opened">
      {failures.map(({ id, name, code, message, unclaimed }) => (
        <li key={id} role="alert">
          <Icon name="error" className="sg-err" />
          <div className="sg-grow">
            <b>{name}</b>
            <p>{message}</p>
            <code>{code}</code>
            {unclaimed && unclaimed.guesses.length > 0 && (
              <ul className="demo-guesses" aria-label={`What ${name} may be`}>
                {unclaimed.guesses.map(({ id: adapter, label, because }) => (
                  <li key={adapter}>
                    <button
                      type="button"
                      className="sg-btn"
                      onClick={() => {
                        dismissFailure(store, id)
                        void openFiles(store, [unclaimed.file], { readAs: new Map([[0, { adapter }]]) })
                      }}
                    >
                      {adapter === 'generic' ? 'Read its records by columns' : `Read it as ${label}`}
                    </button>
                    <span className="sg-muted" dir="auto">
                      because {because}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </div>
          <button
            type="button"
            className="sg-btn"
            data-kind="icon"
            aria-label={`Dismiss the message about ${name}`}
            onClick={() => dismissFailure(store, id)}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  )
}
