import type { Meta, StoryObj } from '@storybook/react-vite'
import type { ReactNode } from 'react'
import { ScoreHistogram } from '../src/components/score-histogram/ScoreHistogram.tsx'
import { TraceList } from '../src/components/trace-list/TraceList.tsx'
import type { TraceSet } from '../src/model/trace-set.ts'
import { TraceProvider } from '../src/react/provider.tsx'
import { tracesFromText } from '../test/support/trace-from-text.ts'
import { manyTraces } from './support/many-traces.ts'

const meta: Meta = { title: 'Parts/Score histogram' }
export default meta

type Story = StoryObj

const story = (text: string, draw: (traces: TraceSet) => ReactNode = () => <ScoreHistogram />): Story => ({
  loaders: [async () => ({ traces: await tracesFromText(text) })],
  render: (_, { loaded }) => <TraceProvider traces={loaded.traces}>{draw(loaded.traces)}</TraceProvider>,
})

export const Empty = story('llm chat 0..5')

export const OneScore = story('llm chat 0..5 score=groundedness:0.82')

export const AllNames = story(manyTraces(412))

export const OneName = story(manyTraces(412), () => <ScoreHistogram name="groundedness" />)

export const FiveThousand = story(manyTraces(5000))

/** Stars from 1 to 5, values beyond 1, a single value, many labels. */
export const Ranges = story(
  Array.from(
    { length: 60 },
    (_, at) =>
      `llm chat ${at}..${at + 1} score=stars:${1 + ((at * 7) % 5)} score=latency_penalty:${((at * 37) % 101) - 50}.5 score=constant:2.5 score=topic:topic-${(at * at) % 19}`,
  ).join('\n\n'),
)

export const WithList = story(manyTraces(412), () => (
  <div style={{ display: 'grid', gridTemplateColumns: '1fr 420px', blockSize: 700 }}>
    <ScoreHistogram />
    <TraceList />
  </div>
))

export const Hostile = story(`
llm x 0..1 score="<b>very-long-name-${'of-a-score-'.repeat(20)}</b>:0.4" score="x:<script>alert(1)</script>"

llm x 0..1 score="x:${'no-spaces-at-all-'.repeat(20)}" score=مقياس:0.7
`)

export const Narrow = story(manyTraces(412), () => (
  <div style={{ inlineSize: 320 }}>
    <ScoreHistogram />
  </div>
))

export const RightToLeft = story(manyTraces(412), () => (
  <div dir="rtl">
    <ScoreHistogram />
  </div>
))
