// Files to traces, for components: reads again when the input changes, cancels what is no longer wanted.
import { useEffect, useRef, useState } from 'react'
import type { TraceSet } from '../model/trace-set.ts'
import type { TraceInput } from '../reader/input.ts'
import type { ReadProgress } from '../reader/read-all.ts'
import { type ReadTracesOptions, readTraces } from '../reader/read-traces.ts'

export type TracesState =
  | { readonly status: 'empty' }
  /** `traces` holds what is there already, once the first records are in. */
  | { readonly status: 'reading'; readonly progress?: ReadProgress; readonly traces?: TraceSet }
  | { readonly status: 'ready'; readonly traces: TraceSet }
  | { readonly status: 'failed'; readonly error: unknown }

/**
 * Reads what it is given: one input, or several that belong together (keep the array's identity between renders).
 * Undefined is `empty`. Options are taken as they are when reading begins.
 */
export function useTraces(
  input: TraceInput | readonly TraceInput[] | undefined,
  options: Omit<ReadTracesOptions, 'signal' | 'onProgress' | 'onSnapshot'> = {},
): TracesState {
  const [state, setState] = useState<TracesState>({ status: 'empty' })
  const latest = useRef(options)
  latest.current = options
  useEffect(() => {
    if (input === undefined) {
      setState({ status: 'empty' })
      return
    }
    const controller = new AbortController()
    const { signal } = controller
    const update = (next: Partial<Extract<TracesState, { status: 'reading' }>>) => {
      if (signal.aborted) return
      setState((before) => ({ ...(before.status === 'reading' ? before : {}), ...next, status: 'reading' }))
    }
    setState({ status: 'reading' })
    readTraces(input, {
      ...latest.current,
      signal,
      onProgress: (progress) => update({ progress }),
      onSnapshot: (traces) => update({ traces }),
    }).then(
      (traces) => !signal.aborted && setState({ status: 'ready', traces }),
      (error: unknown) => !signal.aborted && setState({ status: 'failed', error }),
    )
    return () => controller.abort()
  }, [input])
  return state
}
