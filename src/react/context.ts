import { createContext } from 'react'
import type { PanelStore } from '../state/panel-store.ts'
import type { Labels } from './labels.ts'

export interface PanelContextValue {
  readonly store: PanelStore
  readonly labels: Labels | undefined
  /** Told of trouble that the panel survived. */
  readonly onIssue:
    | ((issue: { readonly code: string; readonly message: string; readonly cause?: unknown }) => void)
    | undefined
}

export const PanelContext = createContext<PanelContextValue | undefined>(undefined)

/** Where floating parts go: inside the panel's own root; null until it is mounted, undefined outside of one. */
export const FloatContext = createContext<HTMLElement | null | undefined>(undefined)
