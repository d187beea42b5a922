import type { Meta, StoryObj } from '@storybook/react-vite'
import type { ReactNode } from 'react'
import { ExportTraces } from '../src/components/export-traces/ExportTraces.tsx'
import { ScoreHistogram } from '../src/components/score-histogram/ScoreHistogram.tsx'
import type { TraceSet } from '../src/model/trace-set.ts'
import { TraceProvider } from '../src/react/provider.tsx'
import { tracesFromText } from '../test/support/trace-from-text.ts'
import { manyTraces } from './support/many-traces.ts'

const meta: Meta = { title: 'Parts/Export' }
export default meta

type Story = StoryObj

const story = (text: string, draw: (traces: TraceSet) => ReactNode = () => <ExportTraces />): Story => ({
  loaders: [async () => ({ traces: await tracesFromText(text) })],
  render: (_, { loaded }) => <TraceProvider traces={loaded.traces}>{draw(loaded.traces)}</TraceProvider>,
})

export const Empty = story('')

export const OneTrace = story('llm chat 0..5 in=10 out=5 model=gpt-4o provider=openai score=tone:0.5')

export const ManyTraces = story(manyTraces(412))

/** Choosing bars of the chart selects traces; only they are exported then. */
export const WithScores = story(manyTraces(412), () => (
  <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr' }}>
    <ScoreHistogram name="groundedness" />
    <ExportTraces />
  </div>
))

/** Its bytes are gone: what is left is written. */
export const WithoutContent = story(manyTraces(20), (traces) => (
  <TraceProvider traces={{ ...traces, content: [] }}>
    <ExportTraces />
  </TraceProvider>
))

export const Narrow = story(manyTraces(412), () => (
  <div style={{ inlineSize: 320 }}>
    <ExportTraces />
  </div>
))

export const Dark = story(manyTraces(412), () => <ExportTraces theme="dark" />)

export const RightToLeft = story(manyTraces(412), () => (
  <div dir="rtl">
    <ExportTraces />
  </div>
))
