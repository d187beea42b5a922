// Every story draws without an error and without a finding of axe: a state that is documented is a state that works.
import { composeStories } from '@storybook/react-vite'
import axe from 'axe-core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import '../src/styles/index.css'

type Stories = Parameters<typeof composeStories>[0]

const modules = import.meta.glob<Stories>('../stories/**/*.stories.tsx', { eager: true })

/** Storybook draws stories inside React's `act`, and switches it on and off around updates that come later. */
const isOfStorybook = (message: string) => message.includes('not configured to support act')

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

for (const [file, module] of Object.entries(modules)) {
  describe(file.replace('../stories/', ''), () => {
    for (const [name, Story] of Object.entries(composeStories(module))) {
      it(name, async () => {
        const errors = vi.spyOn(console, 'error')
        await (Story as unknown as { run(): Promise<void> }).run()
        await expect.poll(() => document.body.querySelector('.sg')?.childElementCount ?? 0).toBeGreaterThan(0)
        const found = await axe.run(document.body, {
          // The page around a story is Storybook's.
          rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
        })
        expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)).toEqual([])
        const messages = errors.mock.calls.map(([message]) => String(message))
        expect(messages.filter((message) => !isOfStorybook(message))).toEqual([])
      })
    }
  })
}
