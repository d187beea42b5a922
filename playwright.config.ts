// End-to-end tests: e2e/*.spec.ts against the built demo (`npm run build` first).
import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from './scripts/chromium.mjs'

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  reporter: 'list',
  snapshotPathTemplate: 'e2e/snapshots/{testFileName}/{arg}{ext}',
  // A missing picture fails; `npx playwright test --update-snapshots` takes new ones (see e2e/visual.ts).
  updateSnapshots: 'none',
  webServer: {
    command: 'node scripts/serve.mjs',
    // Keeps the address in process.env.SPANGLASS_DEMO_URL.
    wait: { stdout: /Spanglass is at (?<spanglass_demo_url>\S+)/ },
  },
  use: {
    baseURL: process.env.SPANGLASS_DEMO_URL,
    launchOptions: { executablePath: findChromium(), args: chromiumArgs },
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
  },
})
