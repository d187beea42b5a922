// What was said and recorded, by tabs that have something to show. Loads on first use.
import { Tabs } from '@base-ui/react/tabs'
import { type ReactNode, useContext, useMemo, useState } from 'react'
import { textsOf } from '../../conventions/content/texts.ts'
import type { SpanContent } from '../../model/content.ts'
import type { Span } from '../../model/span.ts'
import type { OpenTrace } from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import { AttributesView } from '../attributes/AttributesView.tsx'
import { EventsView } from '../attributes/EventsView.tsx'
import { RawView } from '../attributes/RawView.tsx'
import { Documents } from '../documents/Documents.tsx'
import { fullCount } from '../long-text/cut-text.ts'
import { endOfMatch, SoughtText } from '../long-text/sought.ts'
import { SpanTranscript } from '../transcript/SpanTranscript.tsx'
import type { TextMode } from '../transcript/TextPart.tsx'
import { Block } from './Block.tsx'
import { contentTabs, type TabId } from './content-tabs.ts'
import { InputOutput } from './InputOutput.tsx'
import { spanDetailsLabels } from './labels.ts'
import { NoContent } from './NoContent.tsx'
import { ToolDefinitions } from './ToolDefinitions.tsx'

/** What the reader chose, kept while they go from span to span. */
export interface ReadingChoices {
  readonly tab: TabId | undefined
  readonly mode: TextMode
}

export interface ContentTabsProps {
  readonly trace: OpenTrace
  readonly place: number
  readonly span: Span
  readonly content: SpanContent
  readonly choices: ReadingChoices
  readonly onChoose: (choices: ReadingChoices) => void
}

export default function ContentTabs({ trace, place, span, content, choices, onChoose }: ContentTabsProps): ReactNode {
  const t = useLabels(spanDetailsLabels)
  const tabs = useMemo(() => contentTabs(content, span), [content, span])
  const sought = useContext(SoughtText)
  const found = useMemo(() => tabOfText(content, sought), [content, sought])
  // A tab that is chosen while something is sought is chosen for this span and this text.
  const [chosen, setChosen] = useState<{ readonly content: SpanContent; readonly sought: string }>()
  const isChosen = sought === '' || (chosen?.content === content && chosen.sought === sought)
  const wanted = isChosen ? choices.tab : (found ?? choices.tab)
  const active = tabs.find(({ id }) => id === wanted)?.id ?? tabs[0].id

  const panel = (id: TabId): ReactNode => {
    switch (id) {
      case 'messages':
        return (
          <>
            <SpanTranscript
              trace={trace}
              place={place}
              content={content}
              mode={choices.mode}
              onModeChange={(mode) => onChoose({ ...choices, mode })}
            />
            <Block title={t['details.expected']} value={content.expected} />
          </>
        )
      case 'io':
        return <InputOutput content={content} hasFailed={span.hasError || span.hasSilentFailure} />
      case 'documents':
        return <Documents documents={content.documents} offered={content.inputDocuments} query={content.query} />
      case 'tools':
        return <ToolDefinitions tools={content.toolDefinitions} />
      case 'attributes':
        return (
          <>
            {tabs[0].id === 'attributes' && <NoContent span={span} isRedacted={content.isRedacted} />}
            <AttributesView content={content} span={span} />
          </>
        )
      case 'events':
        return <EventsView content={content} spanStartNs={trace.dataset.startNs(span.row)} />
      case 'raw':
        return <RawView content={content} />
      default:
        return id satisfies never
    }
  }

  return (
    <Tabs.Root
      className="sg-tabs-root"
      value={active}
      onValueChange={(tab) => {
        setChosen({ content, sought })
        onChoose({ ...choices, tab: tab as TabId })
      }}
    >
      <Tabs.List className="sg-tabs" aria-label={t['details.tabs']} activateOnFocus>
        {tabs.map(({ id, count }) => (
          <Tabs.Tab key={id} value={id} className="sg-tab">
            {t[`details.tab.${id}`]}
            {count !== undefined && <em>{fullCount(count)}</em>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id }) => (
        <Tabs.Panel key={id} value={id} className="sg-tabpanel">
          {id === active && panel(id)}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  )
}

/** The first tab in which a text stands. */
function tabOfText(content: SpanContent, sought: string): TabId | undefined {
  if (sought === '') return undefined
  for (const { section, text } of textsOf(content)) if (endOfMatch(text, sought) > 0) return section
  return undefined
}
