// Search and sorting.
import type { ReactNode } from 'react'
import { useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { traceListLabels } from './labels.ts'
import { SORT_KEYS, type Sorting, type SortKey } from './sorting.ts'

export interface TraceListToolsProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}

export function TraceListTools({ query, onQuery, sorting, onSort }: TraceListToolsProps): ReactNode {
  const t = useLabels(traceListLabels)
  const { key, isDescending } = sorting
  const sortBy = (next: SortKey) => onSort({ key: next, isDescending: next !== 'name' })
  return (
    <div className="sg-tl-tools">
      <div className="sg-field sg-grow">
        <Icon name="search" size={14} />
        <input
          type="text"
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && query !== '' && onQuery('')}
          placeholder={t['traceList.searchHint']}
          aria-label={t['traceList.search']}
          spellCheck={false}
          autoComplete="off"
        />
        {query !== '' && (
          <button type="button" className="sg-tl-x" aria-label={t['traceList.clearSearch']} onClick={() => onQuery('')}>
            <Icon name="close" size={12} />
          </button>
        )}
      </div>
      <div className="sg-tl-sort">
        <select
          value={key}
          aria-label={t['traceList.sortBy']}
          onChange={(event) => sortBy(event.target.value as SortKey)}
        >
          {SORT_KEYS.map((option) => (
            <option key={option} value={option}>
              {t[`traceList.${option}`]}
            </option>
          ))}
        </select>
        <button
          type="button"
          aria-label={isDescending ? t['traceList.descending'] : t['traceList.ascending']}
          data-sg-tip={isDescending ? t['traceList.descending'] : t['traceList.ascending']}
          onClick={() => onSort({ key, isDescending: !isDescending })}
        >
          <span aria-hidden="true">{isDescending ? '↓' : '↑'}</span>
        </button>
      </div>
    </div>
  )
}
