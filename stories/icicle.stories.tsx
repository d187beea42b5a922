import type { Meta, StoryObj } from '@storybook/react-vite'
import { Icicle } from '../src/components/icicle/Icicle.tsx'
import { TraceProvider } from '../src/react/provider.tsx'
import * as samples from './trace-panel.samples.ts'
import { readSample, type Sample } from './trace-panel.samples.ts'

const meta: Meta = { title: 'Parts/Icicle' }
export default meta

const story = (sample: Sample, width?: number): StoryObj => ({
  loaders: [async () => ({ traces: await readSample(sample) })],
  render: (_, { loaded: { traces } }) => (
    <div style={{ blockSize: 420, maxInlineSize: width }}>
      <TraceProvider traces={traces}>
        <Icicle />
      </TraceProvider>
    </div>
  ),
})

export const Default = story(samples.helpDesk)
export const Narrow = story(samples.helpDesk, 320)
export const ZeroLength = story(samples.instants)
export const TenThousandSpans = story(samples.huge(10_000))
export const Hostile = story(samples.hostile)
