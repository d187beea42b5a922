// A query over the panel's traces, for components: asked again when it changes, cancelled when it is no longer wanted.
import { useEffect, useRef, useState } from 'react'
import type { Dataset } from '../model/dataset.ts'
import type { QueryResult, TraceQuery } from '../query/query.ts'
import { type QueryTracesOptions, queryTraces } from '../query/query-traces.ts'
import { type Loaded, useCostOf, useTraceSet } from './hooks.ts'

/**
 * Answers a query over all traces of the panel, with its prices. The query is compared by what it says, so it may be written
 * where it is used. Options are taken as they are when the query begins.
 */
export function useTraceQuery(
  query: TraceQuery,
  options: Omit<QueryTracesOptions, 'signal' | 'costOf'> = {},
): Loaded<QueryResult> {
  const { dataset } = useTraceSet()
  const costOf = useCostOf()
  const said = JSON.stringify(query, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))
  const latest = useRef({ query, options })
  latest.current = { query, options }
  const [answered, setAnswered] = useState<{ said: string; dataset: Dataset; result: Loaded<QueryResult> }>()
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const answer = (result: Loaded<QueryResult>) => !signal.aborted && setAnswered({ said, dataset, result })
    queryTraces(dataset, latest.current.query, { ...latest.current.options, costOf, signal }).then(
      (value) => answer({ status: 'ready', value }),
      (error: unknown) => answer({ status: 'failed', error }),
    )
    return () => controller.abort()
  }, [dataset, costOf, said])
  // With other prices the answer before stays until the next one is there.
  return answered?.said === said && answered.dataset === dataset ? answered.result : { status: 'loading' }
}
