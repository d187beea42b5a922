import { useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/** False on the server and while the browser takes over its markup: what depends on the reader's zone or language waits for it. */
export const useIsClient = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
