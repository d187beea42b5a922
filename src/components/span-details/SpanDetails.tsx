// Everything about the selected span: head, figures, where time and tokens went, and tabs with what was said.
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { SpanContent } from '../../model/content.ts'
import { PanelError } from '../../model/errors.ts'
import type { SpanFigures } from '../../model/span.ts'
import { soughtText } from '../../react/content-search.ts'
import {
  type Loaded,
  type OpenTrace,
  useFigureTable,
  useOpenTrace,
  usePanel,
  useSelectedPlace,
  useSpanContent,
} from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { useHighlight } from '../find/use-highlight.ts'
import { Icon } from '../icon/Icon.tsx'
import { Later, later } from '../later/Later.tsx'
import { Skeleton } from '../long-text/Skeleton.tsx'
import { SoughtText } from '../long-text/sought.ts'
import { Root, type RootProps } from '../root/Root.tsx'
import type { ReadingChoices } from './ContentTabs.tsx'
import { DetailsHead } from './DetailsHead.tsx'
import { type DetailsWords, spanDetailsLabels } from './labels.ts'
import { Metrics } from './Metrics.tsx'
import { Notes } from './Notes.tsx'
import { PartBars } from './PartBars.tsx'
import { Scores } from './Scores.tsx'

const ContentTabs = later(() => import('./ContentTabs.tsx'))

export interface SpanDetailsProps extends Omit<RootProps, 'part' | 'children'> {
  /** Shows a control that leaves the details: a cross, or an arrow back where they slide over the list. */
  readonly onClose?: () => void
}

/** Shows the selected span of the open trace. */
export function SpanDetails({ onClose, ...rest }: SpanDetailsProps): ReactNode {
  const t = useLabels(spanDetailsLabels)
  const trace = useOpenTrace()
  return (
    <Root aria-label={t['details.name']} {...rest} part="span-details">
      {trace ? <Selected trace={trace} onClose={onClose} /> : <NothingSelected />}
    </Root>
  )
}

function NothingSelected(): ReactNode {
  const t = useLabels(spanDetailsLabels)
  return (
    <div className="sg-state">
      <p>{t['details.empty']}</p>
    </div>
  )
}

function Selected({ trace, onClose }: { trace: OpenTrace; onClose: (() => void) | undefined }): ReactNode {
  const place = useSelectedPlace(trace)
  const [choices, setChoices] = useState<ReadingChoices>({ tab: undefined, mode: 'markdown' })
  if (place < 0) return <NothingSelected />
  return <Details trace={trace} place={place} onClose={onClose} choices={choices} onChoose={setChoices} />
}

interface DetailsProps {
  readonly trace: OpenTrace
  readonly place: number
  readonly onClose: (() => void) | undefined
  readonly choices: ReadingChoices
  readonly onChoose: (choices: ReadingChoices) => void
}

/** While figures are being added up. */
const NOT_YET: SpanFigures = { usageRole: 'none' }

function Details({ trace, place, onClose, choices, onChoose }: DetailsProps): ReactNode {
  const span = useMemo(() => trace.spanAt(place), [trace, place])
  const figures = useFigureTable(trace)?.at(place) ?? NOT_YET
  const loaded = useSpanContent(span.key, span.row)
  const content = loaded.status === 'ready' ? loaded.value : undefined
  const sought = soughtText(usePanel((state) => state.find))
    .trim()
    .toLowerCase()
  const scroller = useRef<HTMLDivElement>(null)
  useHighlight(scroller, sought, span.key)
  return (
    <SoughtText.Provider value={sought}>
      <DetailsHead trace={trace} place={place} span={span} onClose={onClose} />
      <div className="sg-details-scroll" ref={scroller}>
        <Metrics span={span} figures={figures} />
        <PartBars span={span} usage={figures.usage} />
        <Notes span={span} figures={figures} content={content} />
        <Scores trace={trace} place={place} />
        <Content loaded={loaded}>
          {(shown) => (
            <ContentTabs
              trace={trace}
              place={place}
              span={span}
              content={shown}
              choices={choices}
              onChoose={onChoose}
            />
          )}
        </Content>
      </div>
      <CostBasis figures={figures} />
    </SoughtText.Provider>
  )
}

interface ContentProps {
  readonly loaded: Loaded<SpanContent>
  readonly children: (content: SpanContent) => ReactNode
}

function Content({ loaded, children }: ContentProps): ReactNode {
  const t = useLabels(spanDetailsLabels)
  if (loaded.status === 'loading') return <Skeleton />
  if (loaded.status === 'failed') {
    const { error } = loaded
    return (
      <div className="sg-state" role="alert">
        <Icon name="error" size={20} className="sg-err" />
        <b>{t['details.failed']}</b>
        <p>{error instanceof PanelError ? error.message : t['details.failedWhy']}</p>
        {error instanceof PanelError && <code className="sg-mono sg-faint">{error.code}</code>}
      </div>
    )
  }
  return <Later fallback={<Skeleton />}>{children(loaded.value)}</Later>
}

/** Where the cost comes from, in one line at the foot. */
function CostBasis({ figures }: { figures: SpanFigures }): ReactNode {
  const t = useLabels(spanDetailsLabels)
  const text = costText(figures, t)
  return text ? <p className="sg-details-foot">{text}</p> : null
}

function costText({ cost }: SpanFigures, t: DetailsWords): string | undefined {
  switch (cost?.state) {
    case undefined:
    case 'partial':
      return undefined
    case 'supplied':
      return t['details.costSupplied']
    case 'computed':
      return fill(t['details.costComputed'], { basis: cost.basis })
    case 'estimated':
      return fill(t['details.costEstimated'], { why: cost.why, basis: cost.basis })
    case 'unknown':
      return fill(t['details.costUnknown'], { why: cost.why })
    default:
      return cost satisfies never
  }
}
