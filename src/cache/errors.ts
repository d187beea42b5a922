// Codes and words of what can go wrong with storage.
import { PanelError } from '../model/errors.ts'

const TEXTS = {
  'cache.refused':
    'This browser refuses to store data for this page. What is opened is shown, but it is gone when the page closes. Allow site data, or leave private browsing, to keep a library.',
  'cache.full':
    'There is no room left to store this data set. It is shown, but it is not kept whole; what was kept before is untouched. Forget some files, then open this one again.',
  'cache.blocked':
    'A newer version of this page, open in another tab, has taken over the library. Nothing more can be kept or opened from here. Reload this tab.',
  'cache.newer':
    'The library was stored by a newer version than this one. It cannot be read here and stays as it is. Reload to get the newer version, or open the files again.',
  'cache.older':
    'This data set was stored by an earlier version. It cannot be read any more. Open its files again to replace it.',
  'cache.waiting':
    'Another tab with an earlier version holds the library. It can be opened when that tab lets go. Close or reload the other tabs of this page.',
  'cache.lost':
    'The browser ended the connection to the library, as it does when site data is cleared. What is open stays; nothing more is kept. Reload this tab.',
  'cache.missing': 'This data set is not in the library any more. It cannot be opened from here. Open its files again.',
  'cache.damaged':
    'Parts of this data set are missing from the library. It cannot be shown. Forget it and open its files again.',
} as const

export type CacheErrorCode = keyof typeof TEXTS

export const cacheError = (code: CacheErrorCode, cause?: unknown): PanelError =>
  new PanelError(code, TEXTS[code], { cause })

/** What a failed storage call means. An aborted one keeps its reason. */
export function storageError(caught: unknown, otherwise: CacheErrorCode): unknown {
  if (caught instanceof PanelError) return caught
  return cacheError(nameOf(caught) === 'QuotaExceededError' ? 'cache.full' : otherwise, caught)
}

export const nameOf = (caught: unknown): string =>
  typeof caught === 'object' && caught !== null && 'name' in caught ? String(caught.name) : ''
