import type { ReactNode } from 'react'
import { compactTokens } from './json-text.ts'

/** A value on one line, cut where it is long. */
export const CompactJson = ({ value, budget }: { value: unknown; budget?: number }): ReactNode => (
  <span className="sg-json">
    {compactTokens(value, budget).map(({ kind, text }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
      <span key={index} className={`sg-json-${kind}`}>
        {text}
      </span>
    ))}
  </span>
)
