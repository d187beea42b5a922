import { Fragment, type ReactNode, useState } from 'react'
import { fill, useLabels } from '../../react/labels.ts'
import { fullCount } from './cut-text.ts'
import { longTextLabels } from './labels.ts'

export interface CappedProps<T> {
  readonly items: readonly T[]
  /** Items shown at first, and added on each press. */
  readonly step: number
  readonly children: (item: T, index: number) => ReactNode
}

/** A list that shows its first items, and more on request. */
export function Capped<T>({ items, step, children }: CappedProps<T>): ReactNode {
  const t = useLabels(longTextLabels)
  const [limit, setLimit] = useState(step)
  const rest = items.length - limit
  return (
    <>
      {items.slice(0, limit).map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is the item's identity
        <Fragment key={index}>{children(item, index)}</Fragment>
      ))}
      {rest > 0 && (
        <div className="sg-more">
          <button type="button" className="sg-link" onClick={() => setLimit(limit + step)}>
            {fill(t['text.more'], { count: fullCount(Math.min(step, rest)) })}
          </button>
          {rest > step && (
            <span>
              {fullCount(limit)} / {fullCount(items.length)}
            </span>
          )}
        </div>
      )}
    </>
  )
}
