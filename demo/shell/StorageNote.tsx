import type { ReactNode } from 'react'
import { Icon } from '../spanglass.ts'
import { useDemo } from '../state/use-demo.ts'

/** Says in words why this browser's library is not there, or no longer. */
export function StorageNote(): ReactNode {
  const error = useDemo((state) => state.storageError)
  if (!error) return null
  const canReload = error.code !== 'cache.refused' && error.code !== 'cache.full'
  return (
    <div className="demo-note" role="status" data-code={error.code}>
      <Icon name="warning" size={14} className="sg-warn" />
      <div>
        <p>{error.message}</p>
        {canReload && (
          <button type="button" className="sg-link" onClick={() => location.reload()}>
            Reload
          </button>
        )}
      </div>
    </div>
  )
}
