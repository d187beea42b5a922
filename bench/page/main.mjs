// The page's own end: what the runner calls by name. A file is the one chosen last on the page's input.
import 'spanglass/styles.css'
import { fetchAlone, readBareAlone } from '../limits/in-worker.mjs'
import { readRaw } from '../limits/raw-columns.mjs'
import { stringifyAlone } from '../limits/stringify.mjs'
import { forget, keep, keepColumns, reopen } from './cache.mjs'
import { groupByName } from './query.mjs'
import { parse, read, readIntoPanel, retained, totals } from './read.mjs'
import { scroll } from './scroll.mjs'
import { present, settle, startWatching, stopWatching } from './using.mjs'

const file = () => {
  const chosen = document.querySelector('input')?.files?.[0]
  if (!chosen) throw new Error('No file has been chosen on the page.')
  return chosen
}

window.bench = {
  parse: () => parse(file()),
  fetch: () => fetchAlone(file()),
  readBare: () => readBareAlone(file()),
  read: () => read(file()),
  readIntoPanel: () => readIntoPanel(file()),
  readResponseIntoPanel: () => readIntoPanel(new Response(file().stream())),
  totals,
  retained,
  scroll,
  present,
  settle,
  startWatching,
  stopWatching,
  stringify: () => stringifyAlone(file()),
  keep,
  forget,
  keepColumns,
  reopen,
  readRaw,
  groupByName,
}
