// The demo app: `npm run dev` serves its sources, scripts/build.mjs builds it to dist/demo, scripts/serve.mjs shows that.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { offline } from './demo/vite/offline-plugin.mjs'
import { files } from './scripts/files-plugin.mjs'
import { alias, root, workerUrl } from './scripts/vite.mjs'

export default defineConfig({
  root: `${root}/demo`,
  // The built demo may stand in any folder of a web server.
  base: './',
  plugins: [react(), workerUrl(), files([]), offline()],
  resolve: { alias },
  cacheDir: `${root}/node_modules/.vite/demo`,
  // This machine only: no other page may read what is served here, and no other host may ask.
  server: { host: '127.0.0.1', cors: false },
  preview: { host: '127.0.0.1', cors: false },
  worker: { format: 'es', plugins: () => [workerUrl()] },
  build: {
    outDir: `${root}/dist/demo`,
    emptyOutDir: true,
    // The styles ship as they are written; older targets would have light-dark() rewritten, in the demo alone.
    cssTarget: 'esnext',
  },
})
