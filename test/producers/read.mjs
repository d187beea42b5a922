// Reads captures with Spanglass as it stands in src/, through Vite, as the tests do.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createServer } from 'vite'
import { root } from '../../scripts/vite.mjs'

const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
})
const { readTraces, summarize } = await vite.ssrLoadModule('/src/core.ts')

export const closeReader = () => vite.close()

/**
 * Reads files together. Costs are those that they name, none is computed.
 *
 * @param {readonly string[]} paths
 */
export async function readCaptures(paths) {
  const inputs = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), data: new Blob([await readFile(path)]) })),
  )
  const { dataset } = await readTraces(inputs, { worker: 'inline' })
  return { summary: summarize(dataset), unread: dataset.files.filter(({ error }) => error) }
}
