// A boundary for what loads on first use.
import { type ReactNode, Suspense } from 'react'
import { useIsClient } from '../../react/use-is-client.ts'

/** Shows `fallback` on the server and until its children have loaded. */
export function Later({ fallback = null, children }: { fallback?: ReactNode; children?: ReactNode }): ReactNode {
  return useIsClient() ? <Suspense fallback={fallback}>{children}</Suspense> : fallback
}
