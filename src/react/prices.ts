// Prices come on first need: the built-in table is large, so a panel shows first and its costs fill in.
import { useEffect } from 'react'
import { loadPrices } from '../pricing/index.ts'
import type { PriceTable } from '../pricing/table.ts'
import type { PanelStore } from '../state/panel-store.ts'

/** Loads prices when the traces hold usage without a supplied cost. */
export function usePriceLoading(store: PanelStore, prices: PriceTable | false | undefined): void {
  useEffect(() => {
    if (prices === false) {
      store.getState().setPrices({ status: 'idle' })
      return
    }
    let isStale = false
    store.getState().setPrices({ status: 'loading' })
    loadPrices(prices).then(
      ({ costOf, source }) => !isStale && store.getState().setPrices({ status: 'ready', costOf, source }),
      (error: unknown) =>
        !isStale &&
        store
          .getState()
          .setPrices({ status: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      isStale = true
    }
  }, [store, prices])
}
