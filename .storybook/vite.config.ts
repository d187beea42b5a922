// Storybook's own Vite configuration: the root one belongs to the demo.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { alias, root, workerUrl } from '../scripts/vite.mjs'

export default defineConfig({
  plugins: [react(), workerUrl()],
  resolve: { alias },
  cacheDir: `${root}/node_modules/.vite/storybook`,
  server: { host: '127.0.0.1', cors: false },
  worker: { format: 'es' },
  build: { cssTarget: 'esnext' },
})
