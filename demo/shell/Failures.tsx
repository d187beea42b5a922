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
      {failures.map(({ id, name, code, message, file }) => (
        <li key={id} role="alert">
          <Icon name="error" className="sg-err" />
          <div className="sg-grow">
            <b>{name}</b>
            <p>{message}</p>
            <code>{code}</code>
            {file && (
              <p>
                <button
                  type="button"
                  className="sg-btn"
                  onClick={() => {
                    dismissFailure(store, id)
                    void openFiles(store, [file], { readAs: new Map([[0, { adapter: 'generic' }]]) })
                  }}
                >
                  Read its records by columns
                </button>
              </p>
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
