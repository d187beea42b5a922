// What can be done with the open trace: find, change what bars show, see how well it was read, learn the keys.
import { type ReactNode, useMemo, useState } from 'react'
import { issuesInSteps } from '../../analysis/issues.ts'
import type { Issue } from '../../model/issue.ts'
import { type OpenTrace, useFigureTable, useOpenTrace, usePanel, usePanelStore } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { sharedWork, useWork } from '../../react/work.ts'
import { type BarMeasure, VIEWS } from '../../state/panel-store.ts'
import { ErrorBoundary } from '../error-boundary/ErrorBoundary.tsx'
import { Find } from '../find/Find.tsx'
import { Icon } from '../icon/Icon.tsx'
import { Later, later } from '../later/Later.tsx'
import { Root, type RootProps } from '../root/Root.tsx'
import { toolbarLabels } from './labels.ts'

const KeysDialog = later(() => import('./KeysDialog.tsx'))
const HealthDialog = later(() => import('./HealthDialog.tsx'))
const MoreMenu = later(() => import('./MoreMenu.tsx'))

export type ToolbarProps = Omit<RootProps, 'part' | 'children'>

export function Toolbar(props: ToolbarProps): ReactNode {
  const trace = useOpenTrace()
  const issues = useWork(trace && issueWork(trace, undefined))
  const trouble = trace && issues ? countTrouble(trace, issues) : 0
  if (!trace || (trace.tree.rows.length <= 1 && trouble === 0)) return null
  return (
    <Root part="toolbar" {...props}>
      <Tools trace={trace} trouble={trouble} />
    </Root>
  )
}

function Tools({ trace, trouble }: { readonly trace: OpenTrace; readonly trouble: number }): ReactNode {
  const t = useLabels(toolbarLabels)
  const [dialog, setDialog] = useState<'keys' | 'health'>()
  const [hasMenu, setHasMenu] = useState(false)
  const measures = useMeasures(trace)
  const hasTree = trace.tree.rows.length > 1
  const close = () => setDialog(undefined)
  const more = (
    <button
      type="button"
      className="sg-btn sg-bar-more"
      data-kind="icon"
      aria-label={t['toolbar.more']}
      aria-haspopup="menu"
      onClick={() => setHasMenu(true)}
    >
      <Icon name="more" />
    </button>
  )
  return (
    <div className="sg-bar" role="toolbar" aria-label={t['toolbar.label']}>
      {hasTree && <Find trace={trace} />}
      {hasTree && measures.length > 1 && <Measures measures={measures} />}
      {hasTree && <Views />}
      <span className="sg-grow" />
      {trouble > 0 && <Health count={trouble} onOpen={() => setDialog('health')} />}
      {hasTree && (
        <button
          type="button"
          className="sg-btn sg-bar-keys"
          data-kind="icon"
          data-sg-keys=""
          aria-label={t['toolbar.keys']}
          data-sg-tip={t['toolbar.keys']}
          aria-haspopup="dialog"
          onClick={() => setDialog('keys')}
        >
          <Icon name="help" />
        </button>
      )}
      {hasTree &&
        (hasMenu ? (
          <Later fallback={more}>
            <MoreMenu measures={measures} onKeys={() => setDialog('keys')} />
          </Later>
        ) : (
          more
        ))}
      <ErrorBoundary part="toolbar">
        <Later>
          {dialog === 'keys' && <KeysDialog onClose={close} />}
          {dialog === 'health' && <HealthDialog onClose={close} />}
        </Later>
      </ErrorBoundary>
    </div>
  )
}

/** What bars can show of this trace: tokens and cost where it has some. */
function useMeasures(trace: OpenTrace): readonly BarMeasure[] {
  const figures = useFigureTable(trace)
  return useMemo(
    () => [
      'time' as const,
      ...(figures?.hasTokens ? ['tokens' as const] : []),
      ...(figures?.hasCost ? ['cost' as const] : []),
    ],
    [figures],
  )
}

function Measures({ measures }: { readonly measures: readonly BarMeasure[] }): ReactNode {
  const t = useLabels(toolbarLabels)
  const store = usePanelStore()
  const measure = usePanel((state) => state.barMeasure)
  return (
    <Segments
      label={t['toolbar.bars']}
      names={measures}
      value={measure}
      wordOf={(one) => t[`toolbar.${one}`]}
      onChange={(one) => store.getState().setBarMeasure(one)}
    />
  )
}

function Views(): ReactNode {
  const t = useLabels(toolbarLabels)
  const store = usePanelStore()
  const view = usePanel((state) => state.view)
  return (
    <Segments
      label={t['toolbar.views']}
      names={VIEWS}
      value={view}
      wordOf={(one) => t[`toolbar.${one}`]}
      onChange={(one) => store.getState().setView(one)}
    />
  )
}

interface SegmentsProps<Name extends string> {
  readonly label: string
  readonly names: readonly Name[]
  readonly value: Name
  wordOf(name: Name): string
  onChange(name: Name): void
}

/** One of several, side by side; in a narrow toolbar they move to the menu. */
function Segments<Name extends string>({ label, names, value, wordOf, onChange }: SegmentsProps<Name>): ReactNode {
  return (
    <fieldset className="sg-seg sg-bar-measures" aria-label={label}>
      {names.map((name) => (
        <button key={name} type="button" aria-pressed={name === value} onClick={() => onChange(name)}>
          {wordOf(name)}
        </button>
      ))}
    </fieldset>
  )
}

/** How many kinds of trouble the import had. */
function Health({ count, onOpen }: { readonly count: number; onOpen(): void }): ReactNode {
  const t = useLabels(toolbarLabels)
  return (
    <button
      type="button"
      className="sg-btn"
      data-sg-tip={fill(t['toolbar.healthCount'], { count })}
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      <Icon name="warning" size={14} className="sg-warn" />
      <span className="sg-bar-word">{t['toolbar.health']}</span>
      <span className="sg-num">{count}</span>
      <span className="sg-sr">{t['toolbar.healthKinds']}</span>
    </button>
  )
}

const issueWork = sharedWork(
  ({ dataset, traceRow }: OpenTrace, _: undefined) => issuesInSteps(dataset, [traceRow]),
  'later',
)

/** Kinds of warnings and errors of this trace and of the files. */
const countTrouble = ({ dataset }: OpenTrace, issues: readonly Issue[]): number =>
  issues.filter(({ severity }) => severity !== 'info').length +
  dataset.files.filter(({ error }) => error !== undefined).length
