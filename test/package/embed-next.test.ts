// The panel in a Next.js app: built by `next build`, served by `next start`.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from './dist.ts'
import { createHost } from './hosts/host.ts'
import { openExports } from './hosts/visit.ts'

const next = join(root, 'node_modules/next/dist/bin/next')
const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
const host = await createHost(['next'], join(root, '.cache'))
const options = { cwd: host.folder, env }
let server: ChildProcess
let url: string

/** The address that `next start` names once it is ready. */
const addressOf = ({ stdout }: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = ''
    stdout?.setEncoding('utf8').on('data', (text) => {
      output += text
      const [, address] = /(http:\/\/127\.0\.0\.1:\d+)[\s\S]*Ready/.exec(output) ?? []
      if (address) resolve(address)
    })
    stdout?.on('close', () => reject(new Error(`next start ended: ${output}`)))
  })

beforeAll(async () => {
  cpSync(join(import.meta.dirname, 'hosts/next'), host.folder, { recursive: true })
  writeFileSync(join(host.folder, 'tsconfig.json'), '{}')
  // The packages are links, which Next.js follows only inside its root. Types are checked by embed-docs.test.ts.
  const config = { turbopack: { root }, typescript: { ignoreBuildErrors: true } }
  writeFileSync(join(host.folder, 'next.config.mjs'), `export default ${JSON.stringify(config)}`)
  await promisify(execFile)(process.execPath, [next, 'build'], options)
  const start = [next, 'start', '--hostname', '127.0.0.1', '--port', '0']
  server = spawn(process.execPath, start, { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
  url = await addressOf(server)
}, 180_000)

afterAll(async () => {
  if (server?.kill()) await once(server, 'exit')
  await host.close()
})

it('shows the panel in a client component, reads in its worker, and on the server without React', async () => {
  const { page, trouble, readers } = await host.visit(url)
  await page.getByText('Read on the server: nightly check').waitFor()
  await openExports(page)
  expect(readers).toHaveLength(2)
  expect(trouble).toEqual([])
})
