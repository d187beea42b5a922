// Runs the command from its sources: `node run-cli.mjs summary a.json`.
import { createServer } from 'vite'

const server = await createServer({
  configFile: false,
  logLevel: 'silent',
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
})
await server.ssrLoadModule(new URL('../../src/cli/main.ts', import.meta.url).pathname)
