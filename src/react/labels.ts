// Words. Each part keeps its own beside it; a host replaces any of them by key through the provider.
import { useContext, useMemo } from 'react'
import { PanelContext } from './context.ts'

export type Labels = { readonly [key: string]: string }

/** A part's words, with the host's in place of those it replaced. Keys are unique across parts: `waterfall.duration`. */
export function useLabels<const T extends Labels>(defaults: T): { readonly [K in keyof T]: string } {
  const overrides = useContext(PanelContext)?.labels
  return useMemo(() => {
    if (!overrides) return defaults
    const labels: { [key: string]: string } = { ...defaults }
    for (const key of Object.keys(defaults)) if (overrides[key] !== undefined) labels[key] = overrides[key]
    return labels as { readonly [K in keyof T]: string }
  }, [defaults, overrides])
}

/** Fills `{name}` places of a label. */
export const fill = (label: string, values: { readonly [name: string]: string | number }): string =>
  label.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
