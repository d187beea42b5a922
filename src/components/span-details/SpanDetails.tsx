// Everything about the selected span: head, figures, phases, and tabs with what was said.
import type { ReactNode } from 'react'
import { type OpenTrace, useOpenTrace, useSelectedPlace } from '../../react/hooks.ts'
import { Root, type RootProps } from '../root/Root.tsx'

export interface SpanDetailsProps extends Omit<RootProps, 'part' | 'children'> {
  /** Shows a control that leaves the details: a cross, or an arrow back where they slide over the list. */
  readonly onClose?: () => void
}

/** Shows the selected span of the open trace. */
export function SpanDetails({ onClose, ...rest }: SpanDetailsProps): ReactNode {
  const trace = useOpenTrace()
  return (
    <Root part="span-details" {...rest}>
      {trace && <Selected trace={trace} onClose={onClose} />}
    </Root>
  )
}

function Selected({ trace }: { trace: OpenTrace; onClose?: () => void }): ReactNode {
  const place = useSelectedPlace(trace)
  return place < 0 ? null : <h3>{trace.spanAt(place).name}</h3>
}
