import type { Meta, StoryObj } from '@storybook/react-vite'
import { userEvent, within } from 'storybook/test'
import { TracePanel, type TracePanelProps } from '../src/components/trace-panel/TracePanel.tsx'
import * as samples from './trace-panel.samples.ts'
import { readSample, type Sample } from './trace-panel.samples.ts'

const meta: Meta = { title: 'Panels/Trace panel' }
export default meta

type Story = StoryObj

interface Stage extends Partial<TracePanelProps> {
  readonly width?: number
  /** Name of the span that is selected at first. */
  readonly select?: string
  readonly dir?: 'rtl'
}

const story = (sample: Sample, { width, select, dir, ...props }: Stage = {}): Story => ({
  loaders: [async () => ({ traces: await readSample(sample) })],
  render: (_, { loaded: { traces } }) => {
    const { dataset } = traces as TracePanelProps['traces']
    const row = [...dataset.allRows()].find((one) => dataset.nameAt(one) === select)
    return (
      <div style={{ blockSize: '100vh', maxInlineSize: width, padding: 12 }} dir={dir}>
        <TracePanel
          traces={traces}
          defaultSelectedSpan={row === undefined ? undefined : dataset.keyAt(row)}
          {...props}
        />
      </div>
    )
  },
})

export const Default = story(samples.helpDesk)
export const WithDetails = story(samples.helpDesk, { select: 'assess_photo' })
export const Finding: Story = {
  ...story(samples.helpDesk, { select: 'chat gpt-4.1' }),
  play: async ({ canvasElement }) => {
    const field = await within(canvasElement).findByRole('textbox', { name: 'Find in trace' })
    await userEvent.type(field, 'monstera')
  },
}
export const Dark = story(samples.helpDesk, { select: 'assess_photo', theme: 'dark' })
export const Light = story(samples.helpDesk, { theme: 'light' })
export const Medium = story(samples.helpDesk, { width: 800, select: 'assess_photo' })
export const Narrow = story(samples.helpDesk, { width: 344 })
export const NarrowDetails = story(samples.helpDesk, { width: 344, select: 'assess_photo' })
export const RightToLeft = story(samples.helpDesk, { dir: 'rtl', select: 'assess_photo' })
export const OneSpan = story(samples.oneCall)
export const Failed = story(samples.failed)
export const Running = story(samples.running)
export const ManyRoots = story(samples.manyRoots)
export const Orphans = story(samples.orphans)
export const ZeroLength = story(samples.instants)
export const TenThousandSpans = story(samples.huge(10_000))
export const Hostile = story(samples.hostile)
export const SeveralTraces = story({
  text: [samples.helpDesk, samples.failed, samples.running].map(({ text }) => text).join('\n\n'),
})
export const Empty = story({ text: '' })
export const MissingTrace = story(samples.failed, { defaultTraceId: 'not-in-this-file' })
