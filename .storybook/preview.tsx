import type { Decorator, Preview } from '@storybook/react-vite'
import 'spanglass/styles.css'
import './preview.css'

/** The box a host gives a part: its colour scheme and its width, as chosen in the toolbar. */
const withHost: Decorator = (Story, { globals: { theme, width } }) => (
  <div className="host" style={{ colorScheme: theme, inlineSize: width === 'fill' ? '100%' : `${width}px` }}>
    <Story />
  </div>
)

const preview: Preview = {
  decorators: [withHost],
  initialGlobals: { theme: 'light', width: 'fill' },
  globalTypes: {
    theme: {
      description: 'Theme of the host',
      toolbar: {
        title: 'Theme',
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
          { value: 'light dark', title: 'System' },
        ],
      },
    },
    width: {
      description: 'Width of the container',
      toolbar: {
        title: 'Width',
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: 'fill', title: 'Fill' },
          { value: '320', title: '320 px' },
          { value: '800', title: '800 px' },
          { value: '1440', title: '1440 px' },
        ],
      },
    },
  },
  parameters: { layout: 'fullscreen' },
}

export default preview
