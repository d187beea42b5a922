import type { Meta, StoryObj } from '@storybook/react-vite'
import { Waterfall } from '../src/components/waterfall/Waterfall.tsx'
import { TraceProvider } from '../src/react/provider.tsx'
import * as samples from './trace-panel.samples.ts'
import { readSample, type Sample } from './trace-panel.samples.ts'

const meta: Meta = { title: 'Parts/Waterfall' }
export default meta

type Story = StoryObj

const story = (sample: Sample, { width, dir }: { width?: number; dir?: 'rtl' } = {}): Story => ({
  loaders: [async () => ({ traces: await readSample(sample) })],
  render: (_, { loaded: { traces } }) => (
    <div style={{ blockSize: 640, maxInlineSize: width }} dir={dir}>
      <TraceProvider traces={traces}>
        <Waterfall />
      </TraceProvider>
    </div>
  ),
})

export const Default = story(samples.helpDesk)
export const Narrow = story(samples.helpDesk, { width: 320 })
export const Medium = story(samples.helpDesk, { width: 800 })
export const RightToLeft = story(samples.helpDesk, { dir: 'rtl' })
export const OneSpan = story(samples.oneCall)
export const Failed = story(samples.failed)
export const Running = story(samples.running)
export const ManyRoots = story(samples.manyRoots)
export const Orphans = story(samples.orphans)
export const ZeroLength = story(samples.instants)
export const TenThousandSpans = story(samples.huge(10_000))
export const Hostile = story(samples.hostile)

/** No trace is open: several to choose from. */
export const Closed = story({ text: `${samples.failed.text}\n\n${samples.running.text}` })
