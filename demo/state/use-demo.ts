import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { DemoState, DemoStore } from './store.ts'

export const DemoContext = createContext<DemoStore | undefined>(undefined)

export function useDemoStore(): DemoStore {
  const store = useContext(DemoContext)
  if (!store) throw new Error('The demo stands outside its store.')
  return store
}

/** One value of the demo's state; the selector must return a stable reference. */
export const useDemo = <T>(selector: (state: DemoState) => T): T => useStore(useDemoStore(), selector)
