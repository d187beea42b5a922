// What the palette finds: traces of the open data set, files of the library, actions.

import { titleOf } from '../shell/entry-words.ts'
import type { FocusTarget } from '../shell/use-focus.ts'
import { type Dataset, epochMs, type IconName, type LibraryEntry } from '../spanglass.ts'

export interface PaletteItem {
  readonly id: string
  readonly group: 'Traces' | 'Files' | 'Actions'
  readonly icon: IconName
  readonly title: string
  readonly hint: string
  readonly run: () => void
  /** Where the focus goes with it; else back to where it was. */
  readonly goesTo?: FocusTarget
}

/** Of each group, so that a common word does not bury the rest. */
const GROUP_MAX = 8

/** Items that hold all words of the query, by group. Without a query the first of each group. */
export function findItems(items: Iterable<PaletteItem>, query: string): PaletteItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const counts = new Map<string, number>()
  const found: PaletteItem[] = []
  for (const item of items) {
    const count = counts.get(item.group) ?? 0
    if (count >= GROUP_MAX) continue
    const text = `${item.title} ${item.hint}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) continue
    counts.set(item.group, count + 1)
    found.push(item)
  }
  return found
}

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })

/** Traces, newest first, by their name, time and id. */
export function traceItems(dataset: Dataset, open: (traceId: string) => void): PaletteItem[] {
  const { base } = dataset.data.traces
  const traceRows = Array.from(base.keys()).filter((row) => dataset.rowsOfTrace(row).length > 0)
  traceRows.sort((a, b) => (base[a] < base[b] ? 1 : base[a] > base[b] ? -1 : 0))
  return traceRows.map((traceRow) => {
    const [first] = dataset.tree(traceRow).rows
    const traceId = dataset.traceIdAt(traceRow)
    const startTime = dataset.startTime(first)
    return {
      id: `trace ${traceId}`,
      group: 'Traces',
      icon: 'workflow',
      title: dataset.text('traceName', first) ?? dataset.nameAt(first),
      hint: startTime === undefined ? traceId : `${time.format(epochMs(startTime))} · ${traceId}`,
      run: () => open(traceId),
      goesTo: 'panel',
    }
  })
}

/** Names of spans and where they are first used, for as long as the list is short enough to look through. */
export function spanItems(dataset: Dataset, query: string, open: (row: number) => void): PaletteItem[] {
  const word = query.trim().toLowerCase()
  if (word === '') return []
  const seen = new Set<number>()
  const items: PaletteItem[] = []
  for (const row of dataset.allRows()) {
    const code = dataset.data.columns.name[row]
    if (seen.has(code)) continue
    seen.add(code)
    if (!dataset.nameAt(row).toLowerCase().includes(word)) continue
    items.push({
      id: `span ${row}`,
      group: 'Traces',
      icon: 'other',
      title: dataset.nameAt(row),
      hint: `span, ${dataset.typeAt(row)}`,
      run: () => open(row),
      goesTo: 'panel',
    })
    if (items.length === GROUP_MAX) break
  }
  return items
}

export const fileItems = (entries: readonly LibraryEntry[], open: (id: string) => void): PaletteItem[] =>
  entries.map(({ id, names }) => ({
    id: `file ${id}`,
    group: 'Files',
    icon: 'file',
    title: titleOf(names),
    hint: names.slice(1).join(', '),
    run: () => open(id),
    goesTo: 'list',
  }))
