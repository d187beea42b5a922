// Three projects: `unit` in Node, `browser` in a real Chromium, `package` over what `npm run build` left in dist/.
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArgs, findChromium } from './scripts/chromium.mjs'
import { alias, root, workerUrl } from './scripts/vite.mjs'

process.env.TZ = 'UTC'

/** A machine may be busy: what hangs is told late, what is slow is no failure. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }

const browserTests = 'test/**/*.browser.test.{ts,tsx}'
const packageTests = ['test/package/**/*.test.ts', 'test/bench/bench.test.ts']

export default defineConfig({
  root,
  plugins: [react(), workerUrl()],
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          ...patience,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [browserTests, ...packageTests],
          // Modules are loaded once for all files: a third of the time went into loading them anew.
          isolate: false,
        },
      },
      {
        extends: true,
        cacheDir: `${root}/node_modules/.vite/browser`,
        // Dependencies are found before the first test: one found later would reload the page under a running test.
        optimizeDeps: {
          entries: ['src/index.ts', 'src/worker.ts', browserTests],
          include: [
            'react/jsx-dev-runtime',
            'react-dom/client',
            ...['dialog', 'menu', 'popover', 'tabs', 'tooltip'].map((part) => `@base-ui/react/${part}`),
            ...['axis', 'scale', 'shape'].map((part) => `@visx/${part}`),
            '@pydantic/genai-prices',
            '@storybook/react-vite',
            '@tanstack/react-table',
            '@tanstack/react-virtual',
            'axe-core',
            'd3-hierarchy',
            'storybook/test',
            'zustand',
            'zustand/vanilla',
          ],
        },
        test: {
          name: 'browser',
          ...patience,
          include: [browserTests],
          api: { host: '127.0.0.1' },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({
              launchOptions: { executablePath: findChromium(), args: chromiumArgs },
              contextOptions: { locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce' },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: { name: 'package', ...patience, root, include: packageTests },
      },
    ],
  },
})
