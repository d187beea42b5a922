// What one row shows, made once for each span that has been on screen.
import { siblingsOf } from '../../analysis/siblings.ts'
import { type Amount, supplied, unknown } from '../../model/amount.ts'
import type { SpanKey } from '../../model/ids.ts'
import type { Span, SpanFigures } from '../../model/span.ts'
import type { OpenTrace } from '../../react/hooks.ts'
import { hasChildren } from '../../state/rows.ts'
import { oneLine } from '../../util/printable.ts'
import type { rowLabels } from './labels.ts'

export type WaterfallLabels = { readonly [K in keyof typeof rowLabels]: string }

export type RowMark = 'error' | 'warning' | 'unfinished' | 'orphan'

export interface RowData {
  readonly key: SpanKey
  readonly place: number
  readonly depth: number
  readonly position: number
  readonly siblingCount: number
  readonly isParent: boolean
  readonly type: string
  readonly name: string
  readonly hint: string
  readonly marks: readonly { readonly mark: RowMark; readonly why: string }[]
  /** The hint tells of trouble, in its colour. */
  readonly hintKind: 'error' | 'warning' | undefined
  readonly hasError: boolean
  readonly isUnfinished: boolean
  /** Since the first start of the trace. */
  readonly startNs: number | undefined
  readonly endNs: number | undefined
  readonly ttftMs: number | undefined
  readonly duration: Amount
  /** Of the span and all beneath it. */
  readonly tokens: Amount | undefined
  readonly cost: Amount | undefined
}

export function rowData(
  trace: OpenTrace,
  place: number,
  figures: SpanFigures | undefined,
  t: WaterfallLabels,
): RowData {
  const span = trace.spanAt(place)
  const siblings = siblingsOf(trace.tree)
  const marks = marksOf(span, t)
  const trouble = marks.find(({ mark }) => mark === 'error' || mark === 'warning')
  return {
    key: span.key,
    place,
    depth: trace.tree.depth[place],
    position: siblings.position[place],
    siblingCount: siblings.count[place],
    isParent: hasChildren(trace.tree, place),
    type: span.observationType,
    name: oneLine(span.name) || t['waterfall.noName'],
    hint: oneLine(hintOf(span, t)),
    hintKind: trouble?.mark === 'error' || trouble?.mark === 'warning' ? trouble.mark : undefined,
    marks,
    hasError: span.hasError,
    isUnfinished: span.isUnfinished,
    startNs: span.startNs,
    endNs: span.endNs,
    ttftMs: span.ttftMs,
    duration: span.durationMs === undefined ? unknown(whyNoDuration(span, t)) : supplied(span.durationMs),
    tokens: figures?.subtreeTokens,
    cost: figures?.subtreeCost,
  }
}

function marksOf(span: Span, t: WaterfallLabels): RowData['marks'] {
  const marks: { mark: RowMark; why: string }[] = []
  if (span.isOrphan) marks.push({ mark: 'orphan', why: t['waterfall.orphanWhy'] })
  if (span.isUnfinished) marks.push({ mark: 'unfinished', why: t['waterfall.unfinishedWhy'] })
  if (span.hasError)
    marks.push({ mark: 'error', why: oneLine(span.statusMessage ?? span.errorType ?? t['waterfall.error']) })
  else if (span.hasSilentFailure) marks.push({ mark: 'warning', why: t['waterfall.silentWhy'] })
  else if (span.hasHandledException) marks.push({ mark: 'warning', why: t['waterfall.handledWhy'] })
  return marks
}

/** The most telling thing that the name does not say. */
function hintOf(span: Span, t: WaterfallLabels): string {
  if (span.hasError) return span.statusMessage || span.errorType || t['waterfall.error']
  if (span.hasSilentFailure) return t['waterfall.silent']
  if (span.hasHandledException) return t['waterfall.handled']
  if (span.isUnfinished) return t['waterfall.unfinished']
  const facts = [
    span.requestModel ?? span.responseModel,
    span.toolName,
    span.agentName,
    span.promptName,
    span.promptVersion && `v${span.promptVersion.replace(/^v/, '')}`,
  ]
  const name = span.name.toLowerCase()
  const told = facts.filter((fact): fact is string => !!fact && !name.includes(fact.toLowerCase()))
  if (told.length === 0 && span.isOrphan) return t['waterfall.orphan']
  return [...new Set(told)].join(' ')
}

const whyNoDuration = (span: Span, t: WaterfallLabels): string =>
  span.startNs === undefined
    ? t['waterfall.noTimeWhy']
    : span.endNs === undefined
      ? t['waterfall.unfinishedWhy']
      : t['waterfall.endBeforeStart']
