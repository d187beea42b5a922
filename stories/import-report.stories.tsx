import type { Meta, StoryObj } from '@storybook/react-vite'
import { ImportReport } from '../src/components/import-report/ImportReport.tsx'
import { Dataset } from '../src/model/dataset.ts'
import type { TraceSet } from '../src/model/trace-set.ts'
import { TraceProvider } from '../src/react/provider.tsx'
import { readAll } from '../src/reader/read-all.ts'
import { otlpFromText, tracesFromText } from '../test/support/trace-from-text.ts'
import { manyTraces } from './support/many-traces.ts'

const meta: Meta = { title: 'Parts/Import report' }
export default meta

type Story = StoryObj

const filesOf = async (files: readonly { name: string; data: string }[]): Promise<TraceSet> => {
  const { data, content } = await readAll(files)
  return { dataset: new Dataset('story', data), content }
}

const story = (load: () => Promise<TraceSet>, onReadAs?: () => void): Story => ({
  loaders: [async () => ({ traces: await load() })],
  render: (_, { loaded }) => (
    <TraceProvider traces={loaded.traces}>
      <ImportReport onReadAs={onReadAs} />
    </TraceProvider>
  ),
})

export const Empty = story(() => filesOf([]))

export const Clean = story(() => tracesFromText('llm chat 0..10 in=10 out=5 model=gpt-5'))

const ODD = `
agent support 0..4000
  llm "chat claude-haiku-4.5" 10..900 in=611 cacheRead=1480 out=92 model=claude-haiku-4-5 provider=anthropic
  llm "chat gpt-4o-mini" 900..1400 in=300 out=20 ttft=500 model=gpt-4o-mini provider=openai
  tool lookup 1400..
  tool "lost child" 1500..1600 orphan
`

const lines = (text: string): string => JSON.stringify(otlpFromText(text))

export const Odd = story(() =>
  filesOf([
    {
      name: 'velo-support-21nov.otlp.jsonl',
      data: `${lines(ODD)}\n<html>\n{"some":"thing"}\n${lines(manyTraces(40))}`,
    },
  ]),
)

export const CutShort = story(() => filesOf([{ name: 'strands-runtime.json', data: lines(ODD).slice(0, 1500) }]))

export const Columns = story(
  () =>
    filesOf([
      {
        name: 'calls.csv',
        data: 'id,asked_at,prompt,answer_text,model,prompt_tokens,latency_ms,relevance_score\n1,2026-11-20T09:00:00Z,How long may a helmet be returned?,Within 30 days.,gpt-4o-mini,120,840,0.92\n',
      },
    ]),
  () => {},
)

export const NotRead = story(() => filesOf([{ name: 'notes.txt', data: 'Shopping: bread, milk.' }]))

/** What nobody claims, with what it may be. */
export const Unclaimed = story(
  () =>
    filesOf([
      {
        name: 'dump.json',
        data: '{"job":{"rows":[{"traceID":"a1","operationName":"bake","startTime":1,"processID":"p1","colour":"red"}]}}',
      },
    ]),
  () => {},
)

export const SeveralFiles = story(() =>
  filesOf([
    { name: 'monday.jsonl', data: lines(manyTraces(30)) },
    { name: 'tuesday.jsonl', data: `${lines(ODD)}\n<html>` },
    { name: 'empty.json', data: '' },
  ]),
)

/** A host that can read a file again as another format gets a control for it. */
export const CouldBeOther = story(
  async () => {
    const { dataset, content } = await tracesFromText(ODD)
    const [file] = dataset.files
    const alternatives = [{ id: 'jaeger-json', label: 'Jaeger JSON', because: 'it has "data" with "spans"' }]
    const files = [
      { ...file, adapter: file.adapter && { ...file.adapter, certainty: 'likely' as const }, alternatives },
    ]
    return { dataset: new Dataset('other', { ...dataset.data, files }), content }
  },
  () => {},
)

export const Hostile = story(() =>
  filesOf([
    {
      name: `<img src=x>${'-very-long-name'.repeat(30)}.json`,
      data: `${lines('llm "<b>x</b>" 0..')}\n${'<'.repeat(900)}`,
    },
  ]),
)

export const FiveThousand = story(() => tracesFromText(manyTraces(5000)))

export const Narrow: Story = {
  ...Odd,
  render: (_, { loaded }) => (
    <div style={{ inlineSize: 320 }}>
      <TraceProvider traces={loaded.traces}>
        <ImportReport />
      </TraceProvider>
    </div>
  ),
}

export const RightToLeft: Story = {
  ...Odd,
  render: (_, { loaded }) => (
    <div dir="rtl">
      <TraceProvider traces={loaded.traces}>
        <ImportReport />
      </TraceProvider>
    </div>
  ),
}
