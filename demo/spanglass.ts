// Everything the demo takes from the package.

export { percentile } from '../src/analysis/percentile.ts'
export type { TraceSummary } from '../src/analysis/trace-summary.ts'
export type { CacheUsage, ContentState, LibraryEntry, TraceCache } from '../src/cache/cache.ts'
export { fingerprintFiles } from '../src/cache/fingerprint.ts'
export { createMemoryCache } from '../src/cache/memory-cache.ts'
export { openCache } from '../src/cache/open-cache.ts'
export { Cost, Duration, Figure } from '../src/components/figure/Figure.tsx'
export { Icon, type IconName } from '../src/components/icon/Icon.tsx'
export { useTraceSummaries } from '../src/components/trace-list/use-summaries.ts'
export * from '../src/index.ts'
