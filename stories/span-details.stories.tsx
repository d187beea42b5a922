import type { Meta, StoryObj } from '@storybook/react-vite'
import { SpanDetails } from '../src/components/span-details/SpanDetails.tsx'
import type { TraceSet } from '../src/model/trace-set.ts'
import { TraceProvider } from '../src/react/provider.tsx'
import { tracesFromText } from '../test/support/trace-from-text.ts'
import { AGENT_TURN, FAILED_CALL, HOSTILE, HUGE, MEDIA, UNFINISHED, WITHOUT_CONTENT } from './span-details.samples.ts'

const meta: Meta = { title: 'Parts/Span details' }
export default meta

type Story = StoryObj

interface Options {
  /** Place of the selected span in the first trace; none when undefined. */
  readonly place?: number
  readonly width?: number | string
  readonly change?: (traces: TraceSet) => TraceSet
}

const story = (text: string, { place = 0, width = 456, change }: Options = {}): Story => ({
  loaders: [
    async () => {
      const traces = await tracesFromText(text)
      return { traces: change ? change(traces) : traces }
    },
  ],
  render: (_, { loaded }) => {
    const { dataset } = loaded.traces as TraceSet
    const row = dataset.tree(0).rows[place]
    return (
      <div style={{ inlineSize: width, maxInlineSize: '100%' }}>
        <TraceProvider traces={loaded.traces} defaultSelectedSpan={row === undefined ? undefined : dataset.keyAt(row)}>
          <SpanDetails onClose={() => {}} />
        </TraceProvider>
      </div>
    )
  },
})

export const ModelCall = story(AGENT_TURN, { place: 7 })

export const ToolThatFailed = story(AGENT_TURN, { place: 4 })

export const Retriever = story(AGENT_TURN, { place: 1 })

export const Agent = story(AGENT_TURN)

export const FailedCall = story(FAILED_CALL)

export const Unfinished = story(UNFINISHED)

export const WithoutContent = story(WITHOUT_CONTENT)

/** Structure is here, the bytes of the content are not. */
export const ContentGone = story(AGENT_TURN, { place: 7, change: ({ dataset }) => ({ dataset, content: [] }) })

export const NothingSelected = story(AGENT_TURN, { place: -1 })

export const Media = story(MEDIA)

export const Huge = story(HUGE)

export const Hostile = story(HOSTILE)

export const Narrow = story(AGENT_TURN, { place: 7, width: 320 })

export const Wide = story(AGENT_TURN, { place: 7, width: '100%' })

export const RightToLeft: Story = {
  ...ModelCall,
  decorators: [
    (Inner) => (
      <div dir="rtl">
        <Inner />
      </div>
    ),
  ],
}
