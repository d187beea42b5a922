// What loads on first use, and what stands in its place until then.
// React's own `lazy` holds back what has come for up to 300 ms, so that fallbacks do not flicker; here it is shown at once.
import {
  createContext,
  createElement,
  type ReactNode,
  Suspense,
  startTransition,
  useContext,
  useEffect,
  useState,
} from 'react'
import { useIsClient } from '../../react/use-is-client.ts'

const Fallback = createContext<ReactNode>(null)

/** Shows `fallback` on the server, and in the place of the part among its children that has not loaded. */
export function Later({ fallback = null, children }: { fallback?: ReactNode; children?: ReactNode }): ReactNode {
  if (!useIsClient()) return fallback
  return (
    <Suspense fallback={fallback}>
      <Fallback.Provider value={fallback}>{children}</Fallback.Provider>
    </Suspense>
  )
}

/** A component that is loaded when it is first drawn; for use within `Later`. A failure to load is thrown while drawing. */
export function later<C extends (props: never) => ReactNode>(load: () => Promise<{ readonly default: C }>): C {
  let Loaded: C | undefined
  let failure: { readonly thrown: unknown } | undefined
  let loading: Promise<void> | undefined
  const start = (): Promise<void> => {
    loading ??= load().then(
      (module) => {
        Loaded = module.default
      },
      (thrown) => {
        failure = { thrown }
      },
    )
    return loading
  }
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, at the top of a module, as `lazy` is.
  function LaterPart(props: object): ReactNode {
    const fallback = useContext(Fallback)
    const [, setLoaded] = useState(false)
    const isShown = Loaded !== undefined
    useEffect(() => {
      if (isShown) return
      let isMounted = true
      void start().then(() => {
        if (isMounted) startTransition(() => setLoaded(true))
      })
      return () => {
        isMounted = false
      }
    }, [isShown])
    if (failure) throw failure.thrown
    if (Loaded) return createElement(Loaded as unknown as (props: object) => ReactNode, props)
    void start()
    return fallback
  }
  return LaterPart as unknown as C
}
