// The way out: a format, which traces, what it will not say of them, and the file.
import { type ReactNode, useMemo, useState } from 'react'
import {
  CONVERT_CONVENTIONS,
  CONVERT_TABLES,
  type ConvertConvention,
  type ConvertFormat,
  type ConvertOptions,
  type ConvertTable,
} from '../../convert/options.ts'
import { useCostOf, usePanel, useTraceSet } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatBytes, formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { Root, type RootProps } from '../root/Root.tsx'
import { Formats, Words } from './Choices.tsx'
import { exportName } from './file-name.ts'
import { Losses } from './Losses.tsx'
import { exportLabels } from './labels.ts'
import { useLosses } from './use-losses.ts'
import { type Saving, useSaving } from './use-saving.ts'

export type ExportTracesProps = Omit<RootProps, 'part' | 'children'>

/** Saves the provider's traces in a format of the reader's choice. */
export function ExportTraces(props: ExportTracesProps): ReactNode {
  return (
    <Root {...props} part="export">
      <Body />
    </Root>
  )
}

type Which = 'all' | 'selected' | 'open'

function Body(): ReactNode {
  const t = useLabels(exportLabels)
  const traces = useTraceSet()
  const [format, setFormat] = useState<ConvertFormat>('otlp-json')
  const [convention, setConvention] = useState<ConvertConvention>('otel-genai')
  const [table, setTable] = useState<ConvertTable>('spans')
  const which = useWhich(traces.dataset.traceCount)
  const { traceIds } = which
  const options = useMemo(
    (): ConvertOptions => ({ format, convention, table, traceIds }),
    [format, convention, table, traceIds],
  )
  const losses = useLosses(traces, options)
  const { saving, save, stop } = useSaving(traces)
  const costOf = useCostOf()
  const isWriting = saving.state === 'writing'
  if (traces.dataset.traceCount === 0) return <Empty />
  return (
    <div className="sg-ex">
      <Formats value={format} onChange={setFormat} />
      <div className="sg-ex-side">
        {format.startsWith('otlp') && (
          <Words
            label={t['export.convention']}
            names={CONVERT_CONVENTIONS}
            value={convention}
            wordOf={(name) => t[`export.${name}`]}
            onChange={(name) => setConvention(name)}
          />
        )}
        {(format === 'csv' || format === 'parquet') && (
          <Words
            label={t['export.table']}
            names={CONVERT_TABLES}
            value={table}
            wordOf={(name) => t[`export.${name}`]}
            onChange={(name) => setTable(name)}
          />
        )}
        {which.names.length > 1 && (
          <Words
            label={t['export.traces']}
            names={which.names}
            value={which.value}
            wordOf={which.wordOf}
            onChange={(name) => which.choose(name)}
          />
        )}
        <Losses losses={losses} />
      </div>
      <div className="sg-ex-foot">
        <Told saving={saving} />
        {isWriting && (
          <button type="button" className="sg-btn" data-kind="line" onClick={stop}>
            {t['export.cancel']}
          </button>
        )}
        <button
          type="button"
          className="sg-btn"
          data-kind="primary"
          disabled={isWriting}
          onClick={({ currentTarget }) => {
            const names = traces.dataset.files.map(({ name }) => name)
            save(currentTarget, exportName(names, options), { ...options, costOf })
          }}
        >
          <Icon name="download" size={14} />
          {t['export.save']}
        </button>
      </div>
    </div>
  )
}

/** All traces, those that lists show alone, or the open one, as far as these differ. */
function useWhich(count: number) {
  const t = useLabels(exportLabels)
  const selected = usePanel((state) => state.selectedTraces)
  const openId = usePanel((state) => state.traceId)
  const [chosen, setChosen] = useState<Which>()
  const names: Which[] = ['all']
  if (selected && selected.size < count) names.push('selected')
  if (openId !== undefined && count > 1) names.push('open')
  const value =
    chosen !== undefined && names.includes(chosen) ? chosen : names.includes('selected') ? 'selected' : 'all'
  const traceIds = useMemo(() => {
    if (value === 'selected') return [...(selected ?? [])]
    return value === 'open' && openId !== undefined ? [openId] : undefined
  }, [value, selected, openId])
  const words = {
    all: fill(t['export.all'], { count: formatCount(count) }),
    selected: fill(t['export.selected'], { count: formatCount(selected?.size ?? 0) }),
    open: t['export.open'],
  }
  return { names, value, traceIds, wordOf: (name: Which) => words[name], choose: setChosen }
}

/** How far the writing is, or what became of it. */
function Told({ saving }: { readonly saving: Saving }): ReactNode {
  const t = useLabels(exportLabels)
  const size = 'bytes' in saving ? formatBytes(saving.bytes) : undefined
  const values = { size: size ? `${size.text} ${size.unit}` : '' }
  const words = {
    idle: '',
    writing: fill(t['export.saving'], values),
    saved: saving.state === 'saved' ? fill(t['export.saved'], { ...values, name: saving.name }) : '',
    failed: saving.state === 'failed' ? fill(t['export.failed'], { reason: saving.reason }) : '',
  }
  return (
    <p role="status" className={saving.state === 'failed' ? 'sg-err' : 'sg-muted'} dir="auto">
      {words[saving.state]}
    </p>
  )
}

function Empty(): ReactNode {
  const t = useLabels(exportLabels)
  return (
    <div className="sg-state">
      <Icon name="download" size={20} />
      <b>{t['export.emptyTitle']}</b>
      <p>{t['export.empty']}</p>
    </div>
  )
}
