// Finds spans of the open trace by what they are called, which model they ask, what went wrong and what was said.
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef } from 'react'
import { revealNext } from '../../react/commands.ts'
import {
  type OpenTrace,
  useContentSearch,
  useFoundPlaces,
  usePanel,
  usePanelStore,
  useSelectedPlace,
} from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { hasBetween, nextAmong } from '../../state/rows.ts'
import { lowerBound } from '../../util/binary-search.ts'
import { formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { findLabels } from './labels.ts'

/** Enter goes to the next match, Shift+Enter to the one before, Escape ends the search. */
export function Find({ trace }: { readonly trace: OpenTrace }): ReactNode {
  const t = useLabels(findLabels)
  const store = usePanelStore()
  const text = usePanel((state) => state.find)
  const found = useFoundPlaces(trace)
  const content = useContentSearch(trace)
  const selected = useSelectedPlace(trace)
  const field = useRef<HTMLInputElement>(null)
  const go = (step: 1 | -1) => found && revealNext(store, step, 'keyboard', (from) => nextAmong(found, from, step))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape' && text !== '') store.getState().setFind('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const isSearching = content !== undefined && !content.isDone
  const at = found && selected >= 0 && hasBetween(found, selected, selected + 1) ? lowerBound(found, selected) + 1 : 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press beside the input goes to it
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input takes the focus by itself
    <div
      className="sg-field sg-find"
      onClick={(event) => event.target === event.currentTarget && field.current?.focus()}
    >
      <Icon name="search" size={14} />
      <input
        ref={field}
        data-sg-find=""
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={t['find.label']}
        placeholder={t['find.hint']}
        value={text}
        onChange={(event) => store.getState().setFind(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="sg-find-count" role="status">
        {found === undefined
          ? ''
          : found.length === 0
            ? t[isSearching ? 'find.searching' : 'find.none']
            : fill(at > 0 ? t['find.position'] : t['find.count'], {
                at: formatCount(at),
                count: formatCount(found.length),
              })}
        {content?.isDone &&
          content.unread > 0 &&
          ` · ${fill(t['find.unread'], { count: formatCount(content.unread) })}`}
      </span>
      {isSearching && (
        <span className="sg-find-progress" aria-hidden="true" style={{ '--_share': content.share } as CSSProperties} />
      )}
      {text === '' ? (
        <span aria-hidden="true">
          <kbd className="sg-kbd">/</kbd>
        </span>
      ) : (
        <span className="sg-find-steps">
          <button type="button" aria-label={t['find.previous']} disabled={!found?.length} onClick={() => go(-1)}>
            <Icon name="chevron" size={12} />
          </button>
          <button type="button" aria-label={t['find.next']} disabled={!found?.length} onClick={() => go(1)}>
            <Icon name="chevron" size={12} />
          </button>
          <button
            type="button"
            aria-label={t['find.clear']}
            onClick={() => {
              store.getState().setFind('')
              field.current?.focus()
            }}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      )}
    </div>
  )
}
