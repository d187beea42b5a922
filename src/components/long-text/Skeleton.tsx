import type { ReactNode } from 'react'

/** Stands in for text that is on its way; shows after a moment, so that quick answers do not flicker. */
export const Skeleton = (): ReactNode => (
  <div className="sg-skeleton" aria-busy="true">
    <i />
    <i />
    <i />
  </div>
)
