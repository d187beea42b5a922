// The whole trace as a strip: thin bars in lanes, errors on the top edge, and a brush that zooms the axis below it.
import { memo, type ReactNode, useMemo } from 'react'
import { type OpenTrace, useOpenTrace, usePanel, useSelectedPlace } from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import { sharedWork, useWork } from '../../react/work.ts'
import { placeOfKey } from '../../state/rows.ts'
import { Root, type RootProps } from '../root/Root.tsx'
import { Brush } from './Brush.tsx'
import { overviewLabels } from './labels.ts'
import { drawOverview, HEIGHT, type OverviewDrawing, WIDTH } from './paths.ts'

export type OverviewProps = Omit<RootProps, 'part' | 'children'>

/** Draws nothing for a trace that has no extent in time. */
export function Overview(props: OverviewProps): ReactNode {
  const trace = useOpenTrace()
  if (!trace || trace.durationNs === 0) return null
  return (
    <Root part="overview" {...props}>
      <Strip trace={trace} />
    </Root>
  )
}

const drawWork = sharedWork((trace: OpenTrace, _: undefined) => drawOverview(trace))

function Strip({ trace }: { readonly trace: OpenTrace }): ReactNode {
  const t = useLabels(overviewLabels)
  const drawing = useWork(drawWork(trace, undefined))
  const measure = usePanel((state) => state.barMeasure)
  return (
    <div className="sg-ov">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        role="img"
        aria-label={t['overview.label']}
      >
        {drawing && <Bars drawing={drawing} />}
        {drawing && <Highlights trace={trace} drawing={drawing} />}
      </svg>
      {measure === 'time' && <Brush durationNs={trace.durationNs} t={t} />}
    </div>
  )
}

const Bars = memo(function Bars({ drawing }: { readonly drawing: OverviewDrawing }): ReactNode {
  return (
    <>
      {drawing.paths.map(({ type, isParent, outline }) => (
        <path key={`${type} ${isParent}`} data-type={type} data-parent={isParent ? '' : undefined} d={outline} />
      ))}
      {drawing.errors && <path data-type="error" d={drawing.errors} />}
    </>
  )
})

/** The spans that are selected and pointed at, in the strip too. */
function Highlights({ trace, drawing }: { readonly trace: OpenTrace; readonly drawing: OverviewDrawing }): ReactNode {
  const hovered = usePanel((state) => state.hoveredSpan)
  const hoveredPlace = useMemo(
    () => (hovered === undefined ? -1 : placeOfKey(trace.dataset, trace.tree, hovered)),
    [trace, hovered],
  )
  const selectedPlace = useSelectedPlace(trace)
  const selected = selectedPlace < 0 ? undefined : drawing.boxOf(selectedPlace)
  const pointed = hoveredPlace < 0 ? undefined : drawing.boxOf(hoveredPlace)
  return (
    <>
      {pointed && <rect className="sg-ov-hover" {...pointed} />}
      {selected && <rect className="sg-ov-selected" {...selected} />}
    </>
  )
}
