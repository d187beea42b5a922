import type { Meta, StoryObj } from '@storybook/react-vite'
import { Transcript } from '../src/components/transcript/Transcript.tsx'
import type { SpanContent } from '../src/model/content.ts'
import type { TraceSet } from '../src/model/trace-set.ts'
import { TraceProvider } from '../src/react/provider.tsx'
import { loadContent } from '../src/reader/content.ts'
import { tracesFromText } from '../test/support/trace-from-text.ts'
import { AGENT_TURN, HOSTILE, HUGE, MEDIA, WITHOUT_CONTENT } from './span-details.samples.ts'

const meta: Meta = { title: 'Parts/Transcript' }
export default meta

type Story = StoryObj

const story = (text: string, place = 0): Story => ({
  loaders: [async () => ({ traces: await tracesFromText(text) })],
  render: (_, { loaded }) => {
    const { dataset } = loaded.traces as TraceSet
    return (
      <TraceProvider traces={loaded.traces} defaultSelectedSpan={dataset.keyAt(dataset.tree(0).rows[place])}>
        <Transcript />
      </TraceProvider>
    )
  },
})

/** The second call of an agent: what the first call was told is left out until asked for. */
export const NewSinceTheCallBefore = story(AGENT_TURN, 7)

export const FirstCall = story(AGENT_TURN, 3)

export const NoMessages = story(WITHOUT_CONTENT)

export const Media = story(MEDIA)

export const Huge = story(HUGE)

export const Hostile = story(HOSTILE)

/** Content that a host has from elsewhere; no span is selected. */
export const OwnContent: Story = {
  loaders: [
    async () => {
      const traces = await tracesFromText(AGENT_TURN)
      return { traces, content: await loadContent(traces.dataset, traces.dataset.tree(0).rows[3], traces.content) }
    },
  ],
  render: (_, { loaded }) => (
    <TraceProvider traces={loaded.traces}>
      <Transcript content={loaded.content as SpanContent} />
    </TraceProvider>
  ),
}

export const Narrow: Story = {
  ...NewSinceTheCallBefore,
  decorators: [
    (Inner) => (
      <div style={{ inlineSize: 320 }}>
        <Inner />
      </div>
    ),
  ],
}
