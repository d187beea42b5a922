// The foot of the panel: how many spans of each type, in their colours, and the keys that matter most.
import type { ReactNode } from 'react'
import { FLAG } from '../../model/columns.ts'
import { OBSERVATION_TYPES } from '../../model/span.ts'
import { revealNextError } from '../../react/commands.ts'
import { type OpenTrace, useOpenTrace, usePanelStore } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { sharedWork, useWork } from '../../react/work.ts'
import { formatCount } from '../../util/format.ts'
import { MOVE_MASK, type Steps } from '../../util/steps.ts'
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
  const { groups, spans, errors } = useWork(typesWork(trace, undefined)) ?? uncounted(trace)
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

interface Counts {
  readonly groups: readonly { readonly types: readonly string[]; readonly count: number }[]
  readonly spans: number
  readonly errors: number
}

const typesWork = sharedWork((trace: OpenTrace, _: undefined) => countTypes(trace))

/** While the types of a very large trace are counted. */
const uncounted = ({ tree }: OpenTrace): Counts => ({ groups: [], spans: tree.rows.length, errors: 0 })

function* countTypes({ dataset, tree }: OpenTrace): Steps<Counts> {
  const { types, columns } = dataset.data
  const counts = new Uint32Array(types.length)
  let errors = 0
  for (let place = 0; place < tree.rows.length; place++) {
    if ((place & MOVE_MASK) === MOVE_MASK) yield place
    const row = tree.rows[place]
    counts[columns.type[row]]++
    if (columns.flags[row] & FLAG.error) errors++
  }
  const byType = new Map(types.map((type, code) => [type, counts[code]] as const).filter(([, count]) => count > 0))
  const known = new Set<string>(OBSERVATION_TYPES)
  const others = [...byType.keys()].filter((type) => type === 'other' || !known.has(type)).sort()
  const groups = [...GROUPS, others]
    .map((types) => types.filter((type) => byType.has(type)))
    .filter((types) => types.length > 0)
    .map((types) => ({ types, count: types.reduce((sum, type) => sum + (byType.get(type) ?? 0), 0) }))
  return { groups, spans: tree.rows.length, errors }
}
