import type { Meta, StoryObj } from '@storybook/react-vite'
import { TraceList } from '../src/components/trace-list/TraceList.tsx'
import type { TraceSet } from '../src/model/trace-set.ts'
import { TraceProvider } from '../src/react/provider.tsx'
import { tracesFromText } from '../test/support/trace-from-text.ts'
import { manyTraces } from './support/many-traces.ts'

const meta: Meta = { title: 'Parts/Trace list' }
export default meta

type Story = StoryObj

/** The list in a box of 640 px, as in a side column. */
const Stage = ({ traces }: { traces: TraceSet }) => (
  <div style={{ blockSize: 640, maxInlineSize: 560 }}>
    <TraceProvider traces={traces}>
      <TraceList />
    </TraceProvider>
  </div>
)

const story = (text: string): Story => ({
  loaders: [async () => ({ traces: await tracesFromText(text) })],
  render: (_, { loaded }) => <Stage traces={loaded.traces} />,
})

export const Empty = story('')

export const OneTrace = story(`
  llm "chat gpt-5-mini" 0..1120 in=811 cacheRead=512 out=38 model=gpt-5-mini provider=openai input="Can you summarise this?"
`)

export const Some = story(manyTraces(40))

export const FiveThousand = story(manyTraces(5000))

/** No end, no usage, no price, a failed call: each figure says what it lacks. */
export const PartialAndUnknown = story(`
agent support-agent 0..4210 input="Where is my order?"
  llm "chat gpt-5" 10..900 in=1200 out=300 model=gpt-5 provider=openai
  llm "chat claude-haiku-4.5" 950..1100 model=claude-haiku-4-5 provider=anthropic error="429"

llm "chat local-llama-3" 20000..26410 model=local-llama-3 input="Classify this"

agent refund 40000.. input="Refund for VL-47990 has not arrived"
  llm "chat gpt-5" 40010..40800 in=900 out=100 model=gpt-5 provider=openai

tool cron 60000..60012
`)

export const Hostile = story(`
llm "<script>alert(1)</script><b>bold</b>" 0..10 input="<img src=x onerror=alert(1)>" user="'; DROP TABLE traces; --"

llm "${'very long name '.repeat(40)}" 20..40 input="${'no end of words '.repeat(200)}"

llm "‮gnirts desrever" 60..90 input="مرحبا، أين طلبي؟"

llm "👩‍👩‍👧‍👦🚀 zalgo ḧ̷̛e̵̢ ̴l̶p" 100..130
`)

export const Narrow: Story = {
  ...Some,
  render: (_, { loaded }) => (
    <div style={{ inlineSize: 320 }}>
      <Stage traces={loaded.traces} />
    </div>
  ),
}

export const RightToLeft: Story = {
  ...Some,
  render: (_, { loaded }) => (
    <div dir="rtl">
      <Stage traces={loaded.traces} />
    </div>
  ),
}
