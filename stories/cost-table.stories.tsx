import type { Meta, StoryObj } from '@storybook/react-vite'
import { CostTable } from '../src/components/cost-table/CostTable.tsx'
import { TraceProvider } from '../src/react/provider.tsx'
import { tracesFromText } from '../test/support/trace-from-text.ts'
import { manyTraces } from './support/many-traces.ts'

const meta: Meta = { title: 'Parts/Cost table' }
export default meta

type Story = StoryObj

const story = (text: string): Story => ({
  loaders: [async () => ({ traces: await tracesFromText(text) })],
  render: (_, { loaded }) => (
    <TraceProvider traces={loaded.traces}>
      <CostTable />
    </TraceProvider>
  ),
})

export const Empty = story('tool cron 0..5')

export const OneModel = story('llm chat 0..1200 in=811 cacheRead=512 out=38 model=gpt-5-mini provider=openai')

export const Some = story(manyTraces(412))

export const FiveThousand = story(manyTraces(5000))

/** Failed calls without usage, a model without a price, a cache price that is not known. */
export const PartialAndUnknown = story(`
llm chat 0..840 in=1300 cacheRead=900 cacheWrite=100 out=60 model=claude-haiku-4-5 provider=anthropic
llm chat 900..1000 model=claude-haiku-4-5 provider=anthropic error="429"
llm classify 1100..7000 model=local-llama-3 in=300 out=20
llm silent 7100..7500 model=local-mistral
reranker rerank 7600..7855 model=rerank-v3.5 provider=cohere
embedding embed 7900..7973 in=10700 model=text-embedding-3-large provider=openai
llm "running" 8000.. model=gpt-4o-mini provider=openai
`)

export const Hostile = story(`
llm x 0..10 in=1 out=1 model="<script>alert(1)</script>" provider="=HYPERLINK(evil)"

llm x 0..10 in=1 out=1 model="${'a-model-with-a-very-long-name-'.repeat(12)}" provider="${'p'.repeat(80)}"

llm x 0..10 in=900000000000 out=1 model="مودل" provider="a\\nb"

llm x 0..10 in=2 out=1 cost=123456.789 model="👩‍🚀"
`)

export const Narrow: Story = {
  ...Some,
  render: (_, { loaded }) => (
    <div style={{ inlineSize: 320 }}>
      <TraceProvider traces={loaded.traces}>
        <CostTable />
      </TraceProvider>
    </div>
  ),
}

export const RightToLeft: Story = {
  ...Some,
  render: (_, { loaded }) => (
    <div dir="rtl">
      <TraceProvider traces={loaded.traces}>
        <CostTable />
      </TraceProvider>
    </div>
  ),
}
