import type { SpanFigures } from '../model/span.ts'

/** What sums are made of: each call once, and what else has a price of its own. */
export const isPriced = ({ usageRole, cost }: SpanFigures): boolean =>
  usageRole === 'counted' || (usageRole === 'none' && cost !== undefined)
