// The foot of the panel: how many spans of each type, in their colours, and the keys that matter most.
import { type ReactNode, useMemo } from 'react'
import { OBSERVATION_TYPES } from '../../model/span.ts'
import { revealNextError } from '../../react/commands.ts'
import { type OpenTrace, useOpenTrace, usePanelStore } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { Root, type RootProps } from '../root/Root.tsx'
import { legendLabels } from './labels.ts'

/** Types that share a colour stand together. */
const GROUPS: readonly (readonly string[])[] = [
  ['llm'],
  ['agent', 'workflow'],
  ['tool'],
  ['retriever'],
  ['embedding', 'reranker'],
  ['guardrail', 'evaluator'],
  ['prompt', 'event'],
]

export type LegendProps = Omit<RootProps, 'part' | 'children'>

export function Legend(props: LegendProps): ReactNode {
  const trace = useOpenTrace()
  if (!trace) return null
  return (
    <Root part="legend" {...props}>
      <Foot trace={trace} />
    </Root>
  )
}

function Foot({ trace }: { readonly trace: OpenTrace }): ReactNode {
  const t = useLabels(legendLabels)
  const store = usePanelStore()
  const { groups, spans, errors } = useMemo(() => countTypes(trace), [trace])
  return (
    <div className="sg-foot">
      <span className="sg-foot-sum">
        {fill(t['legend.spans'], { spans: formatCount(spans), errors: formatCount(errors) })}
      </span>
      <ul className="sg-foot-types">
        {groups.map(({ types, count }) => (
          <li key={types[0]} data-type={types[0]}>
            <i className="sg-swatch" />
            <span>
              {types[0]}
              <span className="sg-foot-more">{types.slice(1).map((type) => `, ${type}`)}</span>
            </span>{' '}
            <em>{formatCount(count)}</em>
          </li>
        ))}
      </ul>
      <span className="sg-grow" />
      <span className="sg-foot-keys" aria-hidden="true">
        <span>
          <kbd className="sg-kbd">↑</kbd>
          <kbd className="sg-kbd">↓</kbd> {t['legend.move']}
        </span>
        <span>
          <kbd className="sg-kbd">←</kbd>
          <kbd className="sg-kbd">→</kbd> {t['legend.fold']}
        </span>
        {errors > 0 && (
          <span>
            <kbd className="sg-kbd">E</kbd> {t['legend.errorKey']}
          </span>
        )}
        <span data-always="">
          <kbd className="sg-kbd">?</kbd> {t['legend.keys']}
        </span>
      </span>
      {errors > 0 && (
        <button type="button" className="sg-btn sg-foot-next" onClick={() => revealNextError(store, 'pointer')}>
          <Icon name="error" size={14} />
          {t['legend.nextError']}
        </button>
      )}
    </div>
  )
}

function countTypes({ dataset, tree }: OpenTrace) {
  const byType = new Map<string, number>()
  let errors = 0
  for (const row of tree.rows) {
    const type = dataset.typeAt(row)
    byType.set(type, (byType.get(type) ?? 0) + 1)
    if (dataset.hasError(row)) errors++
  }
  const known = new Set<string>(OBSERVATION_TYPES)
  const others = [...byType.keys()].filter((type) => type === 'other' || !known.has(type)).sort()
  const groups = [...GROUPS, others]
    .map((types) => types.filter((type) => byType.has(type)))
    .filter((types) => types.length > 0)
    .map((types) => ({ types, count: types.reduce((sum, type) => sum + (byType.get(type) ?? 0), 0) }))
  return { groups, spans: tree.rows.length, errors }
}
