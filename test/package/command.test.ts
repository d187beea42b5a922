import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createConsumer, manifest } from './dist.ts'

const consumer = createConsumer()
afterAll(() => consumer.remove())

describe('what is published', () => {
  it('is the build, the documents and nothing else', () => {
    const allowed = /^(dist\/|docs\/|(package\.json|README\.md|LICENSE|CHANGELOG\.md)$)/
    expect(consumer.packed.filter((path) => !allowed.test(path))).toEqual([])
  })

  it('holds the demo, which `spanglass open` shows', () => {
    expect(consumer.packed).toContain('dist/demo/index.html')
  })

  it('has a command that runs on plain Node, beside its dependencies alone', () => {
    const command = join(consumer.folder, 'node_modules/spanglass', manifest.bin.spanglass)
    const output = execFileSync(process.execPath, [command, '--help'], { cwd: consumer.folder, encoding: 'utf8' })
    expect(output).toContain('spanglass')
  })
})
