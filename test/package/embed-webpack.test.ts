// The panel in an app that webpack bundles.
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import webpack from 'webpack'
import { createHost } from './hosts/host.ts'
import { openExports } from './hosts/visit.ts'

const host = await createHost()
afterAll(host.close)

cpSync(join(import.meta.dirname, 'hosts/plain'), host.folder, { recursive: true })
const outputFolder = join(host.folder, 'bundled')
const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
  const config: webpack.Configuration = {
    context: host.folder,
    mode: 'production',
    entry: './main.js',
    output: { path: outputFolder },
    // Not minified, nor told that it is large: that takes long and proves nothing here.
    optimization: { minimize: false },
    performance: false,
  }
  webpack(config, (error, result) => (error ? reject(error) : resolve(result)))
})

describe('the panel bundled by webpack', () => {
  it('causes neither errors nor warnings', () => {
    const { errors = [], warnings = [] } = stats?.toJson({ all: false, errors: true, warnings: true }) ?? {}
    expect([...errors, ...warnings].map(({ message }) => message)).toEqual([])
  })

  it('is shown, and reads in its worker', async () => {
    cpSync(join(host.folder, 'node_modules/spanglass/dist/styles.css'), join(outputFolder, 'styles.css'))
    writeFileSync(
      join(outputFolder, 'index.html'),
      `<!doctype html><link rel="icon" href="data:,"><link rel="stylesheet" href="styles.css">
<div id="root"></div><script src="main.js"></script>`,
    )
    const { page, trouble, readers } = await host.visit(`${await host.serve(outputFolder)}/index.html`)
    await openExports(page)
    expect(readers).toHaveLength(2)
    expect(trouble).toEqual([])
  })
})
