// ⌘K: one field over traces, files and actions.
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useMemo, useRef, useState } from 'react'
import { SAMPLES } from '../samples/index.ts'
import { openSample } from '../shell/Samples.tsx'
import type { FocusTarget } from '../shell/use-focus.ts'
import { Icon } from '../spanglass.ts'
import { openEntry } from '../state/open.ts'
import type { DemoStore } from '../state/store.ts'
import { THEMES } from '../state/theme.ts'
import { useDemo, useDemoStore } from '../state/use-demo.ts'
import { fileItems, findItems, type PaletteItem, spanItems, traceItems } from './palette-items.ts'

export interface PaletteProps {
  readonly ref: Ref<HTMLInputElement>
  /** Called before an item is run. */
  readonly onRun: (item: PaletteItem) => void
}

export function Palette({ ref, onRun }: PaletteProps): ReactNode {
  const store = useDemoStore()
  const entries = useDemo((state) => state.entries)
  const traces = useDemo((state) => state.open?.traces)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const listId = useId()
  const fixed = useMemo(() => {
    const openTrace = (traceId: string) =>
      store.setState({ traceId, spanKey: undefined, view: 'traces', pane: 'panel' })
    return [
      ...(traces ? traceItems(traces.dataset, openTrace) : []),
      ...fileItems(entries, (id) => void openEntry(store, id)),
      ...actionItems(store),
    ]
  }, [store, traces, entries])
  const found = useMemo(() => {
    const openSpan = (row: number) => {
      if (!traces) return
      const { dataset } = traces
      const traceId = dataset.traceIdAt(dataset.data.columns.trace[row])
      const jump = { traceId, spanKey: dataset.keyAt(row), view: 'traces', pane: 'panel' } as const
      store.setState(({ jumps }) => ({ ...jump, jumps: jumps + 1 }))
    }
    const spans = traces ? spanItems(traces.dataset, query, openSpan) : []
    return findItems([...spans, ...fixed], query)
  }, [store, traces, fixed, query])
  const at = Math.min(active, found.length - 1)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const run = (item: PaletteItem | undefined) => {
    if (!item) return
    onRun(item)
    store.setState({ dialog: undefined })
    item.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: { [key: string]: number } = { ArrowDown: at + 1, ArrowUp: at - 1 }
    if (event.key in moves) setActive((moves[event.key] + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') run(found[at])
    else return
    event.preventDefault()
  }
  return (
    <div className="demo-palette">
      <div className="demo-palette-field">
        <Icon name="search" size={14} />
        <input
          ref={ref}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={found[at] && `${listId}-${at}`}
          aria-label="Find traces, files and actions"
          placeholder="Find traces, files and actions"
          value={query}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label="Found" className="demo-palette-list" tabIndex={-1}>
        {found.map((item, n) => (
          <div key={item.id} role="presentation">
            {item.group !== found[n - 1]?.group && (
              <p className="demo-palette-group" role="presentation">
                {item.group}
              </p>
            )}
            <div
              id={`${listId}-${n}`}
              role="option"
              tabIndex={-1}
              aria-selected={n === at}
              onPointerMove={() => n !== at && setActive(n)}
              onClick={() => run(item)}
              onKeyDown={onKeyDown}
            >
              <Icon name={item.icon} size={14} />
              <span className="sg-cut" dir="auto">
                {item.title}
              </span>
              <small className="sg-cut">{item.hint}</small>
            </div>
          </div>
        ))}
        {found.length === 0 && <p className="demo-palette-none">Nothing here holds “{query}”.</p>}
      </div>
    </div>
  )
}

function actionItems(store: DemoStore): PaletteItem[] {
  const action = (
    id: string,
    icon: PaletteItem['icon'],
    title: string,
    run: () => void,
    goesTo?: FocusTarget,
  ): PaletteItem => ({ id, group: 'Actions', icon, title, hint: '', run, goesTo })
  const { open, entries } = store.getState()
  return [
    ...(open
      ? [
          action(
            'report',
            'info',
            'Show the import report',
            () => store.setState({ view: 'report', pane: 'list' }),
            'list',
          ),
          action('export', 'download', 'Export these traces', () => store.setState({ dialog: 'export' })),
        ]
      : []),
    ...SAMPLES.map((sample) =>
      action(
        `sample ${sample.id}`,
        'llm',
        `Open sample: ${sample.title}`,
        () => void openSample(store, sample),
        'list',
      ),
    ),
    ...THEMES.map((theme) => action(`theme ${theme}`, 'theme', `Theme: ${theme}`, () => store.setState({ theme }))),
    action('help', 'help', 'Help and keys', () => store.setState({ dialog: 'help' })),
    ...(entries.length > 0
      ? [action('forget', 'trash', 'Forget all files', () => store.setState({ dialog: 'forget' }))]
      : []),
  ]
}
