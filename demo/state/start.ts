// What happens when the page opens: the library, the link, the files of the command line; and what is kept in step after.

import { namedFiles } from '../files/named-files.ts'
import { createMemoryCache, openCache, PanelError } from '../spanglass.ts'
import { refreshLibrary } from './library.ts'
import { openEntry, openFiles } from './open.ts'
import type { DemoStore } from './store.ts'
import { saveTheme, type Theme } from './theme.ts'
import { formatPlace, parsePlace, placeOf } from './url.ts'

export async function startDemo(store: DemoStore): Promise<void> {
  followTheme(store)
  const place = parsePlace(location.search)
  await connect(store)
  await refreshLibrary(store)
  const files = await namedFiles()
  if (files.length > 0) await openFiles(store, files, { place })
  else if (place.datasetId !== undefined) await openEntry(store, place.datasetId, place)
  followPlace(store)
  store.setState({ isStarted: true })
}

/** The library of this browser; else one that lasts as long as the page. */
async function connect(store: DemoStore): Promise<void> {
  try {
    const cache = await openCache({ onWaiting: (storageError) => store.setState({ storageError }) })
    store.setState({ cache, storageError: undefined })
  } catch (caught) {
    if (!(caught instanceof PanelError)) throw caught
    store.setState({ cache: createMemoryCache(), storageError: caught })
  }
  store.getState().cache?.subscribe((event) => {
    if (event.type === 'changed') void refreshLibrary(store)
    else store.setState({ storageError: event.error })
  })
}

function followPlace(store: DemoStore): void {
  let shown = ''
  const follow = () => {
    const search = formatPlace(placeOf(store.getState()))
    if (search === shown) return
    shown = search
    history.replaceState(null, '', `${location.pathname}${search}`)
  }
  store.subscribe(follow)
  follow()
}

function followTheme(store: DemoStore): void {
  const show = (theme: Theme) => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
  show(store.getState().theme)
  store.subscribe(({ theme }, before) => {
    if (theme === before.theme) return
    show(theme)
    saveTheme(theme)
  })
}
